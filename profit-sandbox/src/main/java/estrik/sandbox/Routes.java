package estrik.sandbox;

import estrik.sandbox.control.ControlApi;
import estrik.sandbox.control.OAuthApi;
import estrik.sandbox.control.RestrictionsApi;
import estrik.sandbox.control.SettingsApi;
import estrik.sandbox.control.WebhooksApi;
import estrik.sandbox.oauth.OAuth;
import estrik.sandbox.office.Pages;
import estrik.sandbox.rest.FileRest;
import estrik.sandbox.rest.GetConnectorRest;
import estrik.sandbox.rest.Metainfo;
import estrik.sandbox.rest.OtpRest;
import estrik.sandbox.rest.UpdateConnectorRest;
import estrik.sandbox.soap.Service;
import estrik.sandbox.soap.SoapServices;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every path of the sandbox, in any letter case: its table of contents.
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

    static Routes of(
            OtpRest otp,
            OAuth oauth,
            Metainfo metainfo,
            GetConnectorRest get,
            UpdateConnectorRest update,
            FileRest files,
            SoapServices soap,
            ControlApi api,
            OAuthApi oauthApi,
            RestrictionsApi restrictions,
            WebhooksApi webhooks,
            SettingsApi settings,
            Supplier<Pages> pages) {
        return new Routes(pages)
                .on("POST", "/ProfitRestServices/OtpRequest", otp::request)
                .on("POST", "/ProfitRestServices/OtpValidation", otp::validation)
                .on("GET", "/ProfitRestServices/oauth/authorize", oauth::authorize)
                .on("POST", "/ProfitRestServices/oauth/authorize", oauth::signIn)
                .on("POST", "/ProfitRestServices/oauth/token", oauth::token)
                .on("GET", "/ProfitRestServices/ProfitVersion", metainfo::version)
                .on("GET", "/ProfitRestServices/metainfo", metainfo::everything)
                .on("GET", "/ProfitRestServices/metainfo/get/{connector}", metainfo::getConnector)
                .on("GET", "/ProfitRestServices/metainfo/update/{connector}", metainfo::updateConnector)
                .on("GET", "/ProfitRestServices/connectors/{connector}", get::rows)
                .on("GET", "/ProfitRestServices/connectors/{connector}/{fields}/{values}", get::rowsByPath)
                .on("POST", "/ProfitRestServices/connectors/{connector}", update::insert)
                .on("PUT", "/ProfitRestServices/connectors/{connector}", update::update)
                .on("POST", "/ProfitRestServices/connectors/{connector}/{object}", update::insertInto)
                .on("DELETE", "/ProfitRestServices/connectors/{connector}/{object}/{keys}/{values}", update::delete)
                .on(
                        "DELETE",
                        "/ProfitRestServices/connectors/{connector}/{object}/{keys}/{values}/{inner}/{innerKeys}/{innerValues}",
                        update::deleteInside)
                .on("GET", "/ProfitRestServices/SubjectConnector", files::ofSubject)
                .on("GET", "/ProfitRestServices/SubjectConnector/{subject}/{file}", files::ofSubjectByPath)
                .on("GET", "/ProfitRestServices/FileConnector", files::file)
                .on("GET", "/ProfitRestServices/FileConnector/{file}/{name}", files::fileByPath)
                .on("GET", "/ProfitRestServices/ImageConnector/{id}", files::image)
                .on("GET", "/ProfitRestServices/ReportConnector/{id}", files::report)
                .asmx("/profitservices/TokenConnector.asmx", soap.tokens())
                .asmx("/profitservices/AppConnectorGet.asmx", soap.get())
                .asmx("/profitservices/AppConnectorUpdate.asmx", soap.update())
                .asmx("/profitservices/AppConnectorData.asmx", soap.data())
                .asmx("/profitservices/AppConnectorSubject.asmx", soap.subject())
                .asmx("/profitservices/AppConnectorReport.asmx", soap.report())
                .asmx("/profitservices/appconnectorversioninfo.asmx", soap.version())
                .on("GET", "/_sandbox/api/connectors", api::connectors)
                .on("GET", "/_sandbox/api/connectors/{name}/restrictions", restrictions::get)
                .on("PUT", "/_sandbox/api/connectors/{name}/restrictions", restrictions::put)
                .on("GET", "/_sandbox/api/mails", api::mails)
                .on("GET", "/_sandbox/api/tasks", api::tasks)
                .on("POST", "/_sandbox/api/tasks", api::addTask)
                .on("DELETE", "/_sandbox/api/tasks/{id}", api::removeTask)
                .on("GET", "/_sandbox/api/signals", api::signals)
                .on("POST", "/_sandbox/api/signals", api::addSignal)
                .on("DELETE", "/_sandbox/api/signals/{id}", api::removeSignal)
                .on("GET", "/_sandbox/api/faults", api::faults)
                .on("POST", "/_sandbox/api/faults", api::addFault)
                .on("DELETE", "/_sandbox/api/faults", api::clearFaults)
                .on("GET", "/_sandbox/api/webhooks", webhooks::list)
                .on("POST", "/_sandbox/api/webhooks", webhooks::add)
                .on("PUT", "/_sandbox/api/webhooks/{id}", webhooks::change)
                .on("DELETE", "/_sandbox/api/webhooks/{id}", webhooks::remove)
                .on("POST", "/_sandbox/api/webhooks/{id}/test", webhooks::test)
                .on("GET", "/_sandbox/api/deliveries", webhooks::deliveries)
                .on("GET", "/_sandbox/api/calls", api::calls)
                .on("POST", "/_sandbox/api/clock", api::clock)
                .on("GET", "/_sandbox/api/oauth", oauthApi::clients)
                .on("POST", "/_sandbox/api/oauth", oauthApi::make)
                .on("DELETE", "/_sandbox/api/oauth/{connector}", oauthApi::delete)
                .on("GET", "/_sandbox/api/settings", settings::show)
                .on("POST", "/_sandbox/api/settings", settings::change)
                .on("GET", "/_sandbox/api/openapi.json", settings::describe);
    }

    /// The pages are made when somebody opens the first: most sandboxes live in a test and never show one.
    private synchronized Router forPeople() {
        if (forPeople == null) {
            var router = new Router();
            pages.get()
                    .routes()
                    .forEach(each -> router.add(new Route(each.method(), parts(each.path()), each.answer()::apply)));
            forPeople = router;
        }
        return forPeople;
    }

    private Routes on(String method, String pattern, Handler handler) {
        routes.add(new Route(method, parts(pattern), handler));
        return this;
    }

    private static List<String> parts(String pattern) {
        return List.of(pattern.substring(1).split("/", -1));
    }

    private Routes asmx(String path, Service service) {
        return on("GET", path, service::describe)
                .on("POST", path, service::call)
                .on("POST", path + "/{operation}", service::invoke);
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
