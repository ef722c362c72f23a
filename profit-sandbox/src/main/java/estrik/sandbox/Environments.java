package estrik.sandbox;

import com.sun.net.httpserver.HttpExchange;
import estrik.sandbox.company.Company;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Journal;
import estrik.sandbox.wire.Unverified;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The environments of one server, and which of them a call is for: by the first part of its path, or else by the host
/// that it names, or else the first.
final class Environments {
    /// What answers the calls of one environment.
    record Answering(Company company, Routes routes, Faults faults, Journal journal) {
        String id() {
            return company.state().environment().id();
        }

        String participant() {
            return company.state().environment().participant();
        }
    }

    /// An environment and how the path named it.
    ///
    /// @param prefix such as `/T12345AA`, as it was written; empty when the path names none
    record Found(Answering environment, String prefix) {}

    // OAS OpenAPI servers and help "Endpoints for Profit Connectors": NNNNN.resttest.afas.online and so on.
    private static final Pattern HOST =
            Pattern.compile("([0-9]{5,6})\\.(?:rest|soap)(test|accept|cursus|)\\.afas\\.online(?::[0-9]+)?");

    private final List<Answering> all;

    /// @param all the first is for calls that name none
    Environments(List<Answering> all) {
        this.all = List.copyOf(all);
    }

    /// The environment of this call, or empty when it names one that is not here.
    Optional<Found> of(HttpExchange exchange) {
        var first = firstPart(
                Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse("/"));
        var named = all.stream()
                .filter(each -> each.id().equalsIgnoreCase(first))
                .findFirst()
                .or(() -> ofParticipant(first));
        if (named.isPresent()) {
            return named.map(each -> new Found(each, "/" + first));
        }
        var host = HOST.matcher(host(exchange).toLowerCase(Locale.ROOT));
        return host.matches()
                ? startingWith(letter(host.group(2)) + host.group(1)).map(each -> new Found(each, ""))
                : Optional.of(new Found(all.getFirst(), ""));
    }

    private static String firstPart(String path) {
        var start = path.replaceFirst("^/+", "");
        int end = start.indexOf('/');
        return end < 0 ? start : start.substring(0, end);
    }

    /// Production when there is one: a participant number alone says no more.
    private Optional<Answering> ofParticipant(String number) {
        return startingWith("O" + number)
                .filter(each -> each.participant().equals(number))
                .or(() -> all.stream()
                        .filter(each -> each.participant().equals(number))
                        .findFirst());
    }

    private Optional<Answering> startingWith(String start) {
        return all.stream().filter(each -> each.id().startsWith(start)).findFirst();
    }

    // A proxy's client names the host in the address itself.
    private static String host(HttpExchange exchange) {
        var host = exchange.getRequestURI().getHost();
        return host != null
                ? host
                : Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                        .orElse("");
    }

    @Unverified("With which letter the environment of a course begins")
    private static String letter(String kind) {
        return switch (kind) {
            case "test" -> "T";
            case "accept" -> "A";
            case "cursus" -> "C";
            default -> "O";
        };
    }
}
