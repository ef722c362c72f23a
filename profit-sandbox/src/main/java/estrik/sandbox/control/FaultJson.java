package estrik.sandbox.control;

import estrik.sandbox.fault.Fault;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.wire.BadInput;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A fault as the control API writes it: `{"calls":3,"status":503,"retryAfter":30,"path":"/connectors","user":"anna"}`.
final class FaultJson {
    private static final Set<String> KNOWN =
            Set.of("calls", "status", "body", "retryAfter", "delayMillis", "reset", "path", "user");

    private FaultJson() {}

    static Faults.Waiting read(JsonNode json) {
        var unknown = new TreeSet<>(json.propertyNames());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new BadInput("A fault has no \"" + unknown.first() + "\"; it may have "
                    + String.join(", ", new TreeSet<>(KNOWN)) + ".");
        }
        try {
            var scope = scoped(kind(json), text(json, "path"), text(json, "user"));
            return new Faults.Waiting(scope, (int) number(json, "calls", 1));
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }

    private static Fault kind(JsonNode json) {
        boolean status = json.has("status");
        boolean delay = json.has("delayMillis");
        boolean reset = json.path("reset").asBoolean(false);
        if ((status ? 1 : 0) + (delay ? 1 : 0) + (reset ? 1 : 0) != 1) {
            throw new BadInput("A fault needs exactly one of \"status\", \"delayMillis\" and \"reset\": true.");
        }
        if (delay) {
            return Fault.delay(Duration.ofMillis(number(json, "delayMillis", 0)));
        }
        if (reset) {
            return Fault.reset();
        }
        var after = json.has("retryAfter") ? Duration.ofSeconds(number(json, "retryAfter", 0)) : null;
        return new Fault.Status((int) number(json, "status", 0), text(json, "body"), after, Fault.Scope.EVERYTHING);
    }

    private static Fault scoped(Fault fault, @Nullable String path, @Nullable String user) {
        var onPath = path == null ? fault : fault.onPath(path);
        return user == null ? onPath : onPath.forUser(user);
    }

    private static long number(JsonNode json, String name, long otherwise) {
        var value = json.path(name);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 0) {
            throw new BadInput("\"" + name + "\" must be a whole number, not below 0.");
        }
        return value.asInt();
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
        json.put("calls", waiting.calls());
        switch (waiting.fault()) {
            case Fault.Status status -> {
                json.put("status", status.status());
                putIfThere(json, "body", status.body());
                var after = status.retryAfter();
                putIfThere(json, "retryAfter", after == null ? null : after.toSeconds());
            }
            case Fault.Delay delay -> json.put("delayMillis", delay.time().toMillis());
            case Fault.Reset reset -> json.put("reset", true);
        }
        putIfThere(json, "path", waiting.fault().scope().path());
        putIfThere(json, "user", waiting.fault().scope().user());
        return json;
    }

    private static void putIfThere(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
