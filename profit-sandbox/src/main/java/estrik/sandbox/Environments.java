package estrik.sandbox;

import estrik.sandbox.company.Company;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Journal;
import estrik.sandbox.http.Exchange;
import estrik.sandbox.wire.Unverified;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private static final Pattern HOST = Pattern.compile(
            "([0-9]{5,6})\\.(?:rest|soap)(test|accept|cursus|)\\.afas\\.online(?::[0-9]+)?", Pattern.CASE_INSENSITIVE);

    private final List<Answering> all;
    private final Map<String, Answering> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /// @param all the first is for calls that name none
    Environments(List<Answering> all) {
        this.all = List.copyOf(all);
        this.all.forEach(each -> byName.putIfAbsent(each.id(), each));
        this.all.forEach(each ->
                ofParticipant(each.participant()).ifPresent(one -> byName.putIfAbsent(each.participant(), one)));
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

    /// The environment of this call, or empty when it names one that is not here.
    Optional<Found> of(Exchange exchange) {
        var first = firstPart(exchange.path());
        var named = byName.get(first);
        if (named != null) {
            return Optional.of(new Found(named, "/" + first));
        }
        var host = HOST.matcher(Optional.ofNullable(exchange.host()).orElse(""));
        return host.matches()
                ? startingWith(letter(host.group(2).toLowerCase(Locale.ROOT)) + host.group(1))
                        .map(each -> new Found(each, ""))
                : Optional.of(new Found(all.getFirst(), ""));
    }

    private static String firstPart(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
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
