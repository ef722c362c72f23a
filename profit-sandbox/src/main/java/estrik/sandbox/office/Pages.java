package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.SandboxClock;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Journal;
import estrik.sandbox.webhook.Webhooks;
import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.Endpoint;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The pages for people at `/_sandbox/`: their table of contents.
public final class Pages {
    /// Every page with something in it, as it is in the sample company: to be opened by whoever looks at all of them.
    public static final List<String> EVERY = List.of(
            "/_sandbox/",
            "/_sandbox/app-connectors",
            "/_sandbox/app-connectors/new",
            "/_sandbox/app-connectors/Workspace365",
            "/_sandbox/app-connectors/Workspace365/get-connectors",
            "/_sandbox/app-connectors/Workspace365/update-connectors",
            "/_sandbox/app-connectors/Workspace365/services",
            "/_sandbox/app-connectors/Workspace365/tokens",
            "/_sandbox/app-connectors/Workspace365/tokens/new",
            "/_sandbox/app-connectors/Workspace365/restrictions",
            "/_sandbox/app-connectors/Workspace365/webhooks",
            "/_sandbox/app-connectors/Workspace365/oauth",
            "/_sandbox/app-connectors/Workspace365/removal",
            "/_sandbox/get-connectors",
            "/_sandbox/get-connectors/new",
            "/_sandbox/get-connectors/import",
            "/_sandbox/get-connectors/Pocket_Tasks",
            "/_sandbox/get-connectors/Workspace365_Tasks",
            "/_sandbox/get-connectors/Workspace365_Tasks/fields",
            "/_sandbox/get-connectors/Workspace365_Tasks/filter",
            "/_sandbox/get-connectors/Workspace365_Tasks/removal",
            "/_sandbox/users",
            "/_sandbox/users/new",
            "/_sandbox/users/anna",
            "/_sandbox/users/anna/removal",
            "/_sandbox/groups",
            "/_sandbox/groups/Medewerkers",
            "/_sandbox/groups/Medewerkers/removal",
            "/_sandbox/authorisations",
            "/_sandbox/authorisations/new",
            "/_sandbox/authorisations/anna/Tasks",
            "/_sandbox/environment",
            "/_sandbox/tasks",
            "/_sandbox/signals",
            "/_sandbox/workflows",
            "/_sandbox/workflows/Workflow%20declaratie",
            "/_sandbox/mails",
            "/_sandbox/calls",
            "/_sandbox/calls/1",
            "/_sandbox/faults",
            "/_sandbox/clock");

    private final List<Endpoint> endpoints = new ArrayList<>();

    public Pages(Company company, Faults faults, Journal journal, SandboxClock clock, Webhooks webhooks) {
        var once = new Once();
        var assets = new AssetPages();
        endpoints.add(new Endpoint("GET", "/_sandbox/style.css", assets::style));
        endpoints.add(new Endpoint("GET", "/_sandbox/icon.svg", assets::icon));
        endpoints.add(new Endpoint("POST", "/_sandbox/language", assets::language));
        connectors(company, once, webhooks);
        getConnectors(company);
        authorisationTool(company);
        insite(company);

        var mails = new MailPages(company);
        get("", new StartPage(company, mails, journal, faults)::show);
        get("mails", mails::list);
        post("mails/removal", mails::empty);
        var calls = new CallPages(journal);
        get("calls", calls::list);
        get("calls/{number}", calls::show);
        post("calls/removal", calls::clear);
        var faultPages = new FaultPages(company, faults);
        get("faults", faultPages::list);
        post("faults", faultPages::add);
        post("faults/removal", faultPages::clear);
        var clockPages = new ClockPages(clock);
        get("clock", clockPages::show);
        post("clock", clockPages::move);
        var environment = new EnvironmentPages(company);
        get("environment", environment::show);
        post("environment", environment::save);
    }

    private void connectors(Company company, Once once, Webhooks webhooks) {
        var connectors = new AppConnectorPages(company);
        var wizard = new AppConnectorWizard(company, connectors, once);
        get("app-connectors", connectors::list);
        get("app-connectors/new", wizard::begin);
        post("app-connectors/new", wizard::next);
        get("app-connectors/{connector}", connectors::general);
        post("app-connectors/{connector}", connectors::saveGeneral);
        post("app-connectors/{connector}/unblocked", connectors::unblock);
        get("app-connectors/{connector}/removal", connectors::askRemoval);
        post("app-connectors/{connector}/removal", connectors::remove);
        get("app-connectors/{connector}/get-connectors", connectors::getConnectors);
        post("app-connectors/{connector}/get-connectors", connectors::saveGetConnectors);
        get("app-connectors/{connector}/update-connectors", connectors::updateConnectors);
        post("app-connectors/{connector}/update-connectors", connectors::saveUpdateConnectors);
        get("app-connectors/{connector}/services", connectors::services);
        post("app-connectors/{connector}/services", connectors::saveServices);
        var tokens = new TokenPages(company, once);
        get("app-connectors/{connector}/tokens", tokens::list);
        post("app-connectors/{connector}/tokens", tokens::make);
        get("app-connectors/{connector}/tokens/new", tokens::fresh);
        post("app-connectors/{connector}/tokens/{token}/removal", tokens::remove);
        var restrictions = new RestrictionPages(company);
        get("app-connectors/{connector}/restrictions", restrictions::show);
        post("app-connectors/{connector}/restrictions", restrictions::save);
        var hooks = new WebhookPages(company, webhooks);
        get("app-connectors/{connector}/webhooks", hooks::show);
        post("app-connectors/{connector}/webhooks", hooks::add);
        post("app-connectors/{connector}/webhooks/{id}/test", hooks::test);
        post("app-connectors/{connector}/webhooks/{id}/blocked", hooks::block);
        post("app-connectors/{connector}/webhooks/{id}/unblocked", hooks::unblock);
        post("app-connectors/{connector}/webhooks/{id}/removal", hooks::remove);
        var clients = new ClientPages(company, once);
        get("app-connectors/{connector}/oauth", clients::show);
        post("app-connectors/{connector}/oauth", clients::save);
        post("app-connectors/{connector}/oauth/client", clients::make);
        post("app-connectors/{connector}/oauth/client/removal", clients::remove);
        post("app-connectors/{connector}/oauth/secret", clients::renew);
        post("app-connectors/{connector}/oauth/secret/removal", clients::revoke);
    }

    private void getConnectors(Company company) {
        var connectors = new GetConnectorPages(company);
        var files = new FilePages(company, connectors);
        var fields = new FieldPages(company);
        var filter = new FilterPages(company);
        get("get-connectors", connectors::list);
        post("get-connectors", connectors::make);
        get("get-connectors/new", connectors::fresh);
        get("get-connectors/import", files::ask);
        post("get-connectors/import", files::read);
        get("get-connectors/{connector}", connectors::general);
        post("get-connectors/{connector}", connectors::saveGeneral);
        post("get-connectors/{connector}/copies", connectors::copy);
        get("get-connectors/{connector}/export", files::export);
        get("get-connectors/{connector}/removal", connectors::askRemoval);
        post("get-connectors/{connector}/removal", connectors::remove);
        get("get-connectors/{connector}/fields", fields::show);
        post("get-connectors/{connector}/fields", fields::save);
        get("get-connectors/{connector}/filter", filter::show);
        post("get-connectors/{connector}/filter", filter::save);
    }

    private void authorisationTool(Company company) {
        var users = new UserPages(company);
        get("users", users::list);
        post("users", users::add);
        get("users/new", users::fresh);
        get("users/{user}", users::show);
        post("users/{user}", users::save);
        get("users/{user}/removal", users::askRemoval);
        post("users/{user}/removal", users::remove);
        var groups = new GroupPages(company);
        get("groups", groups::list);
        post("groups", groups::add);
        get("groups/{group}", groups::show);
        post("groups/{group}", groups::save);
        get("groups/{group}/removal", groups::askRemoval);
        post("groups/{group}/removal", groups::remove);
        var authorisations = new AuthorisationPages(company);
        get("authorisations", authorisations::list);
        post("authorisations", authorisations::choose);
        get("authorisations/new", authorisations::fresh);
        get("authorisations/{who}/{collection}", authorisations::show);
        post("authorisations/{who}/{collection}", authorisations::save);
    }

    private void insite(Company company) {
        var waiting = new WaitingPages(company);
        get("tasks", waiting::tasks);
        post("tasks", waiting::addTask);
        post("tasks/{id}/removal", waiting::removeTask);
        get("signals", waiting::signals);
        post("signals", waiting::addSignal);
        post("signals/{id}/removal", waiting::removeSignal);
        var workflows = new WorkflowPages(company);
        get("workflows", workflows::list);
        get("workflows/{workflow}", workflows::show);
    }

    private void get(String path, Function<Visit, Reply> page) {
        on("GET", path, page);
    }

    private void post(String path, Function<Visit, Reply> page) {
        on("POST", path, page);
    }

    private void on(String method, String path, Function<Visit, Reply> page) {
        var full = path.isEmpty() ? "/_sandbox" : "/_sandbox/" + path;
        endpoints.add(new Endpoint(method, full, request -> answer(request, page)));
    }

    private static Reply answer(Request request, Function<Visit, Reply> page) {
        var visit = new Visit(request);
        try {
            return page.apply(visit);
        } catch (NotHere gone) {
            return Sheet.nothingHere(visit);
        } catch (BadInput bad) {
            return new Sheet(visit, Place.START, visit.say("missing.not-understood"))
                    .lead(String.valueOf(bad.getMessage()))
                    .reply(400);
        }
    }

    /// Every address below `/_sandbox` that is not for programs.
    public List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /// What an address leads to that nothing has.
    public static Reply nothingHere(Request request) {
        return Sheet.nothingHere(new Visit(request));
    }
}
