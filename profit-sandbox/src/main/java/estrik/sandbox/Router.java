package estrik.sandbox;

import estrik.sandbox.wire.Endpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Routes by how many parts their paths have and which are the first two, so that a call looks at few.
final class Router {
    private final Map<String, List<Route>> routes = new HashMap<>();

    /// @throws IllegalArgumentException when one of the first two parts of a path is a variable
    Router(Stream<Endpoint> endpoints) {
        endpoints.map(Route::of).forEach(this::add);
    }

    private void add(Route route) {
        if (route.parts().stream().limit(2).anyMatch(part -> part.startsWith("{"))) {
            throw new IllegalArgumentException("A path begins with two parts that are fixed: " + route.parts());
        }
        routes.computeIfAbsent(beginning(route.parts()), beginning -> new ArrayList<>())
                .add(route);
    }

    /// Those that this path may be for, in the order in which they were given.
    List<Route> of(List<String> path) {
        return routes.getOrDefault(beginning(path), List.of());
    }

    private static String beginning(List<String> path) {
        var first = path.isEmpty() ? "" : path.getFirst();
        var second = path.size() < 2 ? "" : path.get(1);
        return (path.size() + "/" + first + "/" + second).toLowerCase(Locale.ROOT);
    }
}
