package estrik.sandbox;

import estrik.sandbox.office.Pages;
import estrik.sandbox.wire.Endpoint;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every path of the sandbox, in any letter case. The tables of contents are
/// [estrik.sandbox.rest.RestEndpoints], [estrik.sandbox.oauth.OAuth#endpoints], [estrik.sandbox.soap.SoapEndpoints],
/// [estrik.sandbox.control.ControlEndpoints] and [Pages].
final class Routes {
    @FunctionalInterface
    interface Handler {
        Reply answer(Request request);
    }

    /// @param parts of the path; one in braces is a variable
    record Route(String method, List<String> parts, Handler handler) {
        @Nullable
        Map<String, String> match(List<String> path) {
            if (!matches(path)) {
                return null;
            }
            var variables = new HashMap<String, String>();
            for (int at = 0; at < parts.size(); at++) {
                if (parts.get(at).startsWith("{")) {
                    variables.put(parts.get(at).substring(1, parts.get(at).length() - 1), path.get(at));
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

    private final Router routes = new Router();
    private final Supplier<Pages> pages;
    private @Nullable Router forPeople;

    private Routes(Supplier<Pages> pages) {
        this.pages = pages;
    }

    /// @param endpoints those that programs call
    /// @param pages those that people open
    static Routes of(Stream<Endpoint> endpoints, Supplier<Pages> pages) {
        var routes = new Routes(pages);
        endpoints.forEach(each -> routes.routes.add(route(each)));
        return routes;
    }

    private static Route route(Endpoint endpoint) {
        return new Route(endpoint.method(), parts(endpoint.path()), endpoint.answer()::apply);
    }

    /// The pages are made when somebody opens the first: most sandboxes live in a test and never show one.
    private synchronized Router forPeople() {
        if (forPeople == null) {
            var router = new Router();
            pages.get().endpoints().forEach(each -> router.add(route(each)));
            forPeople = router;
        }
        return forPeople;
    }

    private static List<String> parts(String pattern) {
        return List.of(pattern.substring(1).split("/", -1));
    }

    Reply answer(Request request) {
        if (isOurs(request) && !request.method().equals("GET") && request.isFromForeignPage()) {
            return Reply.json(403, Map.of("error", "A page of another site may not change the sandbox."));
        }
        var methods = new TreeSet<String>();
        for (var route : (isForPeople(request) ? forPeople() : routes).of(request.path())) {
            var variables = route.match(request.path());
            if (variables != null && route.method().equals(request.method())) {
                request.matched(variables);
                return route.handler().answer(request);
            }
            if (variables != null) {
                methods.add(route.method());
            }
        }
        if (methods.isEmpty() && isForPeople(request)) {
            return Pages.nothingHere(request);
        }
        if (methods.isEmpty()) {
            throw ProfitError.notFound();
        }
        return Reply.empty(request.method().equals("OPTIONS") ? 200 : 405).with("Allow", String.join(", ", methods));
    }

    private static boolean isForPeople(Request request) {
        return isOurs(request)
                && (request.path().size() < 2 || !request.path().get(1).equalsIgnoreCase("api"));
    }

    /// Whether the call is for the sandbox's own door and not for something that AFAS has.
    static boolean isOurs(Request request) {
        return !request.path().isEmpty() && request.path().getFirst().equalsIgnoreCase("_sandbox");
    }
}
