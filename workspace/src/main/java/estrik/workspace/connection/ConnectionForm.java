package estrik.workspace.connection;

import estrik.profit.ApiKey;
import estrik.profit.AppKeys;
import estrik.profit.Environment;
import estrik.profit.EnvironmentKey;
import estrik.workspace.web.Problems;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an administrator typed about a connection. The keys are in it only on their way in: they are
/// never put back into a page.
///
/// @param participant the five digits of AFAS Online; together with `environment` they make the address
/// @param environment `production`, `test`, `accept` or `course`
/// @param apiUrl the address itself, when there is no participant number
public record ConnectionForm(
        String name,
        String participant,
        String environment,
        String apiUrl,
        String apiKey,
        String environmentKey,
        String tasksConnector,
        String signalsConnector,
        String itemUrl,
        String overviewUrl) {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_URL = 1_000;
    private static final Pattern CONNECTOR = Pattern.compile("[A-Za-z0-9_]{1,80}");
    private static final Pattern PARTICIPANT = Pattern.compile("[0-9]{5,6}");
    private static final Pattern FIELD = Pattern.compile("\\{[A-Za-z0-9_]+}");

    /// Missing values are empty and spaces around them are left out.
    public ConnectionForm {
        name = strip(name);
        participant = strip(participant);
        environment = strip(environment);
        apiUrl = strip(apiUrl);
        apiKey = strip(apiKey);
        environmentKey = strip(environmentKey);
        tasksConnector = strip(tasksConnector);
        signalsConnector = strip(signalsConnector);
        itemUrl = strip(itemUrl);
        overviewUrl = strip(overviewUrl);
    }

    /// An empty form, with the names that the manual gives the two GetConnectors.
    public static ConnectionForm empty() {
        return new ConnectionForm(
                "", "", "production", "", "", "", "Workspace365_Tasks", "Workspace365_Signals", "", "");
    }

    /// The form of a connection that exists, without its keys.
    static ConnectionForm of(Connection connection) {
        return new ConnectionForm(
                connection.name(),
                "",
                "production",
                connection.apiUrl().toString(),
                "",
                "",
                connection.tasksConnector(),
                connection.signalsConnector(),
                connection.itemUrl(),
                connection.overviewUrl());
    }

    /// What was read from a form.
    public sealed interface Read {}

    /// Everything is as it should be.
    public record Good(Connections.Draft draft, AppKeys keys) implements Read {}

    /// Something is not; nothing may be stored.
    public record Bad(Problems problems) implements Read {}

    /// Reads the form of a new connection.
    public Read read(AfasHosts hosts) {
        var problems = problems(hosts);
        var keys = keyProblems();
        for (var problem : keys.byField().entrySet()) {
            problems = problems.with(problem.getKey(), problem.getValue());
        }
        var draft = draft(hosts);
        return problems.isEmpty() && draft.isPresent()
                ? new Good(draft.get(), AppKeys.of(apiKey, environmentKey))
                : new Bad(problems);
    }

    /// What is wrong with everything but the keys.
    Problems problems(AfasHosts hosts) {
        var problems = Problems.none();
        if (name.isEmpty()) {
            problems = problems.with("name", "connection.problem.name");
        } else if (name.length() > LONGEST_NAME || hasControls(name)) {
            problems = problems.with("name", "connection.problem.name.long", LONGEST_NAME);
        }
        if (apiUrl.isEmpty() && participant.isEmpty()) {
            problems = problems.with("participant", "connection.problem.address");
        } else if (apiUrl.isEmpty() && !PARTICIPANT.matcher(participant).matches()) {
            problems = problems.with("participant", "connection.problem.participant");
        } else if (hosts.check(address()) instanceof AfasHosts.Refused(var phrase)) {
            problems = problems.with(apiUrl.isEmpty() ? "participant" : "apiUrl", phrase);
        }
        if (!CONNECTOR.matcher(tasksConnector).matches()) {
            problems = problems.with("tasksConnector", "connection.problem.connector");
        }
        if (!CONNECTOR.matcher(signalsConnector).matches()) {
            problems = problems.with("signalsConnector", "connection.problem.connector");
        }
        if (!itemUrl.isEmpty() && !isLink(FIELD.matcher(itemUrl).replaceAll("x"))) {
            problems = problems.with("itemUrl", "connection.problem.link");
        }
        if (!overviewUrl.isEmpty() && !isLink(overviewUrl)) {
            problems = problems.with("overviewUrl", "connection.problem.link");
        }
        return problems;
    }

    /// What is wrong with the keys. The sentences never repeat them.
    Problems keyProblems() {
        var problems = Problems.none();
        if (apiKey.isEmpty()) {
            problems = problems.with("apiKey", "connection.problem.key.missing");
        } else if (!isKey(() -> ApiKey.of(apiKey))) {
            problems = problems.with("apiKey", "connection.problem.key");
        }
        if (environmentKey.isEmpty()) {
            problems = problems.with("environmentKey", "connection.problem.key.missing");
        } else if (!isKey(() -> EnvironmentKey.of(environmentKey))) {
            problems = problems.with("environmentKey", "connection.problem.key");
        } else if (environmentKey.equalsIgnoreCase(apiKey)) {
            problems = problems.with("environmentKey", "connection.problem.key.same");
        }
        return problems;
    }

    /// The keys, once there is nothing wrong with them.
    AppKeys keys() {
        return AppKeys.of(apiKey, environmentKey);
    }

    /// What is to be stored; empty when the address may not be called.
    Optional<Connections.Draft> draft(AfasHosts hosts) {
        return hosts.check(address()) instanceof AfasHosts.Allowed(URI allowed)
                ? Optional.of(
                        new Connections.Draft(name, allowed, tasksConnector, signalsConnector, itemUrl, overviewUrl))
                : Optional.empty();
    }

    private String address() {
        if (!apiUrl.isEmpty() || !PARTICIPANT.matcher(participant).matches()) {
            return apiUrl;
        }
        var kind = switch (environment.toLowerCase(Locale.ROOT)) {
            case "test" -> Environment.Kind.TEST;
            case "accept" -> Environment.Kind.ACCEPT;
            case "course" -> Environment.Kind.COURSE;
            default -> Environment.Kind.PRODUCTION;
        };
        return Environment.online(participant, kind).rest().toString();
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

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
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
