package estrik.sandbox.control;

import estrik.sandbox.fault.Fault;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Scope;
import estrik.sandbox.fault.Trouble;
import estrik.sandbox.wire.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A fault as the control API writes it: `{"calls":3,"status":503,"retryAfter":30,"path":"/connectors","user":"anna"}`.
final class FaultJson {
    /// Each kind with what may stand beside it.
    private static final Map<String, Set<String>> KINDS = new TreeMap<>(Map.ofEntries(
            Map.entry("status", Set.of("body", "type", "retryAfter")),
            Map.entry("delayMillis", Set.of("jitterMillis")),
            Map.entry("jitterMillis", Set.of("delayMillis")),
            Map.entry("garbage", Set.of()),
            Map.entry("loginPage", Set.of()),
            Map.entry("reset", Set.of()),
            Map.entry("drip", Set.of("everyMillis")),
            Map.entry("truncated", Set.of()),
            Map.entry("halfOpen", Set.of()),
            Map.entry("wrongCharset", Set.of()),
            Map.entry("tokenGone", Set.of()),
            Map.entry("appConnectorBlocked", Set.of()),
            Map.entry("connectorBlocked", Set.of()),
            Map.entry("missingField", Set.of()),
            Map.entry("renamedField", Set.of("to")),
            Map.entry("lostMail", Set.of()),
            Map.entry("lateMail", Set.of()),
            Map.entry("codeTwice", Set.of()),
            Map.entry("webhookTwice", Set.of()),
            Map.entry("webhooksReordered", Set.of())));

    private static final Set<String> SCOPE =
            Set.of("calls", "path", "user", "share", "seed", "from", "until", "during");

    private FaultJson() {}

    static Faults.Waiting read(JsonNode json) {
        known(json);
        try {
            var scope = scope(json);
            return new Faults.Waiting(new Fault(trouble(json), scope), calls(json, scope));
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }

    private static void known(JsonNode json) {
        var given = new TreeSet<>(json.propertyNames());
        given.removeIf(name -> json.path(name).isNull());
        var kinds = new TreeSet<>(given);
        kinds.retainAll(KINDS.keySet());
        var allowed = new TreeSet<>(SCOPE);
        kinds.forEach(kind -> allowed.addAll(KINDS.get(kind)));
        var all = new TreeSet<>(SCOPE);
        KINDS.forEach((kind, details) -> {
            all.add(kind);
            all.addAll(details);
        });
        for (var name : given) {
            if (!all.contains(name)) {
                throw new BadInput("A fault has no \"" + name + "\"; it may have " + String.join(", ", all) + ".");
            }
        }
        if (kinds.isEmpty() || (kinds.size() > 1 && !kinds.equals(Set.of("delayMillis", "jitterMillis")))) {
            throw new BadInput("A fault needs exactly one of " + String.join(", ", KINDS.keySet()) + ".");
        }
        given.removeAll(kinds);
        given.removeAll(allowed);
        if (!given.isEmpty()) {
            throw new BadInput("\"" + given.first() + "\" does not go with \"" + kinds.first() + "\".");
        }
    }

    private static Trouble trouble(JsonNode json) {
        if (json.has("delayMillis") || json.has("jitterMillis")) {
            return new Trouble.Delay(millis(json, "delayMillis", 0), millis(json, "jitterMillis", 0));
        }
        var kind = KINDS.keySet().stream().filter(json::hasNonNull).findFirst().orElseThrow();
        return switch (kind) {
            case "status" ->
                new Trouble.Status(
                        (int) number(json, "status", 0),
                        text(json, "body"),
                        text(json, "type"),
                        json.hasNonNull("retryAfter") ? Duration.ofSeconds(number(json, "retryAfter", 0)) : null);
            case "garbage" ->
                json.path(kind).isNumber()
                        ? new Trouble.Garbage((int) number(json, kind, 0))
                        : flag(json, kind, Fault.garbage().trouble());
            case "loginPage" -> flag(json, kind, new Trouble.LoginPage());
            case "reset" -> flag(json, kind, new Trouble.Reset());
            case "drip" -> new Trouble.Drip((int) number(json, kind, 0), millis(json, "everyMillis", 100));
            case "truncated" -> new Trouble.Truncated((int) number(json, kind, 0));
            case "halfOpen" -> flag(json, kind, new Trouble.HalfOpen());
            case "wrongCharset" -> flag(json, kind, new Trouble.WrongCharset());
            case "tokenGone" -> flag(json, kind, new Trouble.TokenGone());
            case "appConnectorBlocked" -> new Trouble.AppConnectorBlocked(nameOrTrue(json, kind));
            case "connectorBlocked" -> new Trouble.ConnectorBlocked(nameOrTrue(json, kind));
            case "missingField" -> new Trouble.MissingField(needed(json, kind));
            case "renamedField" -> new Trouble.RenamedField(needed(json, kind), needed(json, "to"));
            case "lostMail" -> flag(json, kind, new Trouble.LostMail());
            case "lateMail" ->
                new Trouble.LateMail(time(json, kind, Duration::parse, "a length of time such as PT20M"));
            case "codeTwice" -> flag(json, kind, new Trouble.CodeTwice());
            case "webhookTwice" -> flag(json, kind, new Trouble.WebhookTwice());
            case "webhooksReordered" -> flag(json, kind, new Trouble.WebhooksReordered());
            default -> throw new IllegalStateException(kind + " is a kind that nobody reads");
        };
    }

    private static Scope scope(JsonNode json) {
        return new Scope(
                text(json, "path"),
                text(json, "user"),
                share(json),
                number(json, "seed", 1),
                json.hasNonNull("from") ? instant(json, "from") : null,
                json.hasNonNull("until") ? instant(json, "until") : null,
                json.hasNonNull("during")
                        ? time(json, "during", Duration::parse, "a length of time such as PT20M")
                        : null);
    }

    /// Without a number it is one call, or all of them when something else says how many.
    private static int calls(JsonNode json, Scope scope) {
        var calls = json.path("calls");
        if (calls.isString() && calls.asString().equals("all")) {
            return Faults.ALL;
        }
        boolean limited = scope.share() < 1 || scope.from() != null || scope.until() != null || scope.during() != null;
        return calls.isMissingNode() || calls.isNull() ? limited ? Faults.ALL : 1 : (int) number(json, "calls", 1);
    }

    private static double share(JsonNode json) {
        var value = json.path("share");
        if (value.isMissingNode() || value.isNull()) {
            return 1;
        }
        if (!value.isNumber()) {
            throw new BadInput("\"share\" must be a number such as 0.2.");
        }
        return value.asDouble();
    }

    private static Duration millis(JsonNode json, String name, long otherwise) {
        return Duration.ofMillis(number(json, name, otherwise));
    }

    private static Instant instant(JsonNode json, String name) {
        return time(json, name, Instant::parse, "a moment such as 2026-11-22T08:00:00Z");
    }

    private static <T> T time(JsonNode json, String name, Function<String, T> parse, String form) {
        try {
            return parse.apply(needed(json, name));
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new BadInput("\"" + name + "\" must be " + form + ".");
        }
    }

    private static Trouble flag(JsonNode json, String name, Trouble trouble) {
        if (!json.path(name).isBoolean() || !json.path(name).asBoolean()) {
            throw new BadInput("\"" + name + "\" must be true.");
        }
        return trouble;
    }

    private static @Nullable String nameOrTrue(JsonNode json, String name) {
        var value = json.path(name);
        if (value.isBoolean() && value.asBoolean()) {
            return null;
        }
        if (!value.isString()) {
            throw new BadInput("\"" + name + "\" must be a name, or true for every one.");
        }
        return value.asString();
    }

    private static long number(JsonNode json, String name, long otherwise) {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 0) {
            throw new BadInput("\"" + name + "\" must be a whole number, not below 0.");
        }
        return value.asInt();
    }

    private static String needed(JsonNode json, String name) {
        var text = text(json, name);
        if (text == null || text.isBlank()) {
            throw new BadInput("\"" + name + "\" must be a text that is not empty.");
        }
        return text.strip();
    }

    private static @Nullable String text(JsonNode json, String name) {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new BadInput("\"" + name + "\" must be a text.");
        }
        return value.asString();
    }

    static Map<String, Object> write(Faults.Waiting waiting) {
        var json = new LinkedHashMap<String, Object>();
        json.put("calls", waiting.calls() == Faults.ALL ? "all" : waiting.calls());
        write(waiting.fault().trouble(), json);
        var scope = waiting.fault().scope();
        putIfThere(json, "path", scope.path());
        putIfThere(json, "user", scope.user());
        putIfThere(json, "share", scope.share() < 1 ? scope.share() : null);
        putIfThere(json, "seed", scope.seed() == Scope.EVERYTHING.seed() ? null : scope.seed());
        putIfThere(json, "from", scope.from());
        putIfThere(json, "until", scope.until());
        putIfThere(json, "during", scope.during() == null ? null : String.valueOf(scope.during()));
        return json;
    }

    private static void write(Trouble trouble, Map<String, Object> json) {
        switch (trouble) {
            case Trouble.Status(var status, var body, var type, var after) -> {
                json.put("status", status);
                putIfThere(json, "body", body);
                putIfThere(json, "type", type);
                putIfThere(json, "retryAfter", after == null ? null : after.toSeconds());
            }
            case Trouble.Delay(var time, var jitter) -> {
                putIfThere(json, "delayMillis", time.isZero() && !jitter.isZero() ? null : time.toMillis());
                putIfThere(json, "jitterMillis", jitter.isZero() ? null : jitter.toMillis());
            }
            case Trouble.Garbage(var bytes) -> json.put("garbage", bytes);
            case Trouble.LoginPage page -> json.put("loginPage", true);
            case Trouble.Reset reset -> json.put("reset", true);
            case Trouble.Drip(var bytes, var every) -> {
                json.put("drip", bytes);
                json.put("everyMillis", every.toMillis());
            }
            case Trouble.Truncated(var bytes) -> json.put("truncated", bytes);
            case Trouble.HalfOpen open -> json.put("halfOpen", true);
            case Trouble.WrongCharset charset -> json.put("wrongCharset", true);
            case Trouble.TokenGone gone -> json.put("tokenGone", true);
            case Trouble.AppConnectorBlocked(var name) -> json.put("appConnectorBlocked", name == null ? true : name);
            case Trouble.ConnectorBlocked(var id) -> json.put("connectorBlocked", id == null ? true : id);
            case Trouble.MissingField(var field) -> json.put("missingField", field);
            case Trouble.RenamedField(var field, var name) -> {
                json.put("renamedField", field);
                json.put("to", name);
            }
            case Trouble.LostMail lost -> json.put("lostMail", true);
            case Trouble.LateMail(var time) -> json.put("lateMail", time.toString());
            case Trouble.CodeTwice twice -> json.put("codeTwice", true);
            case Trouble.WebhookTwice twice -> json.put("webhookTwice", true);
            case Trouble.WebhooksReordered reordered -> json.put("webhooksReordered", true);
        }
    }

    private static void putIfThere(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
