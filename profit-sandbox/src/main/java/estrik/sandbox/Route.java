package estrik.sandbox;

import estrik.sandbox.wire.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An endpoint with the parts of its path; one in braces is a variable.
record Route(Endpoint endpoint, List<String> parts) {
    static Route of(Endpoint endpoint) {
        return new Route(endpoint, List.of(endpoint.path().substring(1).split("/", -1)));
    }

    /// The variables of this path, or null when it is another one.
    @Nullable
    Map<String, String> match(List<String> path) {
        if (!matches(path)) {
            return null;
        }
        var variables = new HashMap<String, String>();
        for (int at = 0; at < parts.size(); at++) {
            var part = parts.get(at);
            if (part.startsWith("{")) {
                variables.put(part.substring(1, part.length() - 1), path.get(at));
            }
        }
        return variables;
    }

    private boolean matches(List<String> path) {
        if (parts.size() != path.size()) {
            return false;
        }
        for (int at = 0; at < parts.size(); at++) {
            var part = parts.get(at);
            if (!part.startsWith("{") && !part.equalsIgnoreCase(path.get(at))) {
                return false;
            }
        }
        return true;
    }
}
