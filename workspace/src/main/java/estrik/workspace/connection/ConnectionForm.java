package estrik.workspace.connection;

import estrik.profit.ApiKey;
import estrik.profit.AppKeys;
import estrik.profit.Environment;
import estrik.profit.EnvironmentKey;
import estrik.workspace.web.Problems;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an administrator typed about a connection. The keys are in it only on their way in: they are
/// never put back into a page.
///
/// @param kind `production`, `test`, `accept` or `course`, with a participant number; or `other`, with an address
/// @param back where to go when the connection is proven; empty for the connection itself
public record ConnectionForm(
        String name,
        String kind,
        String participant,
        String apiUrl,
        String apiKey,
        String environmentKey,
        String itemUrl,
        String overviewUrl,
        String tasksConnector,
        String signalsConnector,
        String callsAtOnce,
        String back) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 500;
    // AFAS documents 5 in one place and 8 in another; more than 8 is never right.
    private static final int MOST_CALLS = 8;
    private static final Pattern CONNECTOR = Pattern.compile("[A-Za-z0-9_]{1,80}");
    private static final Pattern PARTICIPANT = Pattern.compile("[0-9]{5,6}");
    // The row itself carries the whole address of its item.
    private static final String WHOLE_URL = "{Url}";
    private static final Pattern FIELD = Pattern.compile("\\{[A-Za-z0-9_]+}");
    private static final Pattern BACK = Pattern.compile("/apps/[a-z0-9-]+");

    /// Missing values are empty and spaces around them are left out.
    public ConnectionForm {
        name = strip(name);
        kind = strip(kind);
        participant = strip(participant);
        apiUrl = strip(apiUrl);
        apiKey = strip(apiKey);
        environmentKey = strip(environmentKey);
        itemUrl = strip(itemUrl);
        overviewUrl = strip(overviewUrl);
        tasksConnector = strip(tasksConnector);
        signalsConnector = strip(signalsConnector);
        callsAtOnce = strip(callsAtOnce);
        back = BACK.matcher(strip(back)).matches() ? strip(back) : "";
    }

    /// The form of a connection that exists, without its keys.
    static ConnectionForm of(Connection connection) {
        return new ConnectionForm(
                connection.name(),
                "other",
                "",
                connection.apiUrl().toString(),
                "",
                "",
                connection.itemUrl(),
                connection.overviewUrl(),
                connection.tasksConnector(),
                connection.signalsConnector(),
                Integer.toString(connection.callsAtOnce()),
                "");
    }

    /// What was read from a form.
    public sealed interface Read {}

    /// Everything is as it should be.
    public record Good(Connections.Draft draft, AppKeys keys) implements Read {}

    /// Something is not; nothing may be stored.
    public record Bad(Problems problems) implements Read {}

    /// Reads the form of a new connection.
    public Read read(AfasHosts hosts) {
        var problems = problems();
        var checked = address().map(hosts::check);
        if (checked.isEmpty()) {
            problems = problems.with("participant", "connection.problem.participant");
        } else if (checked.get() instanceof AfasHosts.Refused(var phrase)) {
            problems = problems.with(kind.equals("other") ? "apiUrl" : "participant", phrase);
        }
        for (var problem : keyProblems().byField().entrySet()) {
            problems = problems.with(problem.getKey(), problem.getValue());
        }
        return problems.isEmpty() && checked.orElse(null) instanceof AfasHosts.Allowed(URI apiUrl)
                ? new Good(draft(apiUrl), keys())
                : new Bad(problems);
    }

    // The address that is meant; empty when the participant number is none.
    private Optional<String> address() {
        return switch (kind) {
            case "other" -> Optional.of(apiUrl);
            case "test" -> online(Environment.Kind.TEST);
            case "accept" -> online(Environment.Kind.ACCEPT);
            case "course" -> online(Environment.Kind.COURSE);
            default -> online(Environment.Kind.PRODUCTION);
        };
    }

    private Optional<String> online(Environment.Kind environment) {
        return PARTICIPANT.matcher(participant).matches()
                ? Optional.of(
                        Environment.online(participant, environment).rest().toString())
                : Optional.empty();
    }

    /// What is wrong with everything but the address and the keys.
    Problems problems() {
        var problems = Problems.none();
        if (name.isEmpty()) {
            problems = problems.with("name", "connection.problem.name");
        } else if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            problems = problems.with("name", "connection.problem.name.long", LONGEST_NAME);
        }
        if (!CONNECTOR.matcher(tasksConnector).matches()) {
            problems = problems.with("tasksConnector", "connection.problem.connector");
        }
        if (!CONNECTOR.matcher(signalsConnector).matches()) {
            problems = problems.with("signalsConnector", "connection.problem.connector");
        }
        if (!itemUrl.isEmpty()
                && !itemUrl.equals(WHOLE_URL)
                && !isLink(FIELD.matcher(itemUrl).replaceAll("x"))) {
            problems = problems.with("itemUrl", "connection.problem.link");
        }
        if (!overviewUrl.isEmpty() && !isLink(overviewUrl)) {
            problems = problems.with("overviewUrl", "connection.problem.link");
        }
        if (!callsAtOnce.matches("[1-" + MOST_CALLS + "]")) {
            problems = problems.with("callsAtOnce", "connection.problem.calls", MOST_CALLS);
        }
        return problems;
    }

    /// What is wrong with the keys. The sentences never repeat them.
    Problems keyProblems() {
        var problems = Problems.none();
        if (!isKey(() -> ApiKey.of(apiKey))) {
            problems = problems.with("apiKey", "connection.problem.key");
        }
        if (!isKey(() -> EnvironmentKey.of(environmentKey))) {
            problems = problems.with("environmentKey", "connection.problem.key");
        } else if (environmentKey.equalsIgnoreCase(apiKey)) {
            problems = problems.with("environmentKey", "connection.problem.keys-same");
        }
        return problems;
    }

    /// The keys, once there is nothing wrong with them.
    AppKeys keys() {
        return AppKeys.of(apiKey, environmentKey);
    }

    /// What is to be stored, once there is nothing wrong with it.
    Connections.Draft draft(URI apiUrl) {
        return new Connections.Draft(
                name, apiUrl, tasksConnector, signalsConnector, itemUrl, overviewUrl, Integer.parseInt(callsAtOnce));
    }

    /// The page with what was typed, but for the keys.
    public ConnectionFormView view(Problems problems) {
        return new ConnectionFormView(
                name,
                kind,
                participant,
                apiUrl,
                itemUrl,
                overviewUrl,
                tasksConnector,
                signalsConnector,
                callsAtOnce,
                back,
                problems);
    }

    private static boolean isKey(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isLink(String text) {
        if (text.length() > LONGEST_URL) {
            return false;
        }
        try {
            var uri = URI.create(text);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /// Never the keys.
    @Override
    public String toString() {
        return "ConnectionForm[name=" + name + "]";
    }
}
