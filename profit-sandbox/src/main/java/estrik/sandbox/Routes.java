package estrik.sandbox;

import estrik.sandbox.office.Pages;
import estrik.sandbox.wire.Endpoint;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every path of the sandbox, in any letter case. The tables of contents are
/// [estrik.sandbox.rest.RestEndpoints], [estrik.sandbox.oauth.OAuth#endpoints], [estrik.sandbox.soap.SoapEndpoints],
/// [estrik.sandbox.control.ControlEndpoints] and [Pages].
final class Routes {
    private final Router forPrograms;
    private final Supplier<Pages> pages;
    private @Nullable Router forPeople;

    /// @param endpoints those that programs call
    /// @param pages those that people open
    Routes(Stream<Endpoint> endpoints, Supplier<Pages> pages) {
        forPrograms = new Router(endpoints);
        this.pages = pages;
    }

    /// The pages are made when somebody opens the first: most sandboxes live in a test and never show one.
    private synchronized Router forPeople() {
        if (forPeople == null) {
            forPeople = new Router(pages.get().endpoints().stream());
        }
        return forPeople;
    }

    Reply answer(Request request) {
        if (isOurs(request) && !request.method().equals("GET") && request.isFromForeignPage()) {
            return Reply.json(403, Map.of("error", "A page of another site may not change the sandbox."));
        }
        var methods = new TreeSet<String>();
        for (var route : (isForPeople(request) ? forPeople() : forPrograms).of(request.path())) {
            var variables = route.match(request.path());
            if (variables == null) {
                continue;
            }
            if (route.endpoint().method().equals(request.method())) {
                request.matched(variables);
                return route.endpoint().answer().apply(request);
            }
            methods.add(route.endpoint().method());
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
