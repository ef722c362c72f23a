package estrik.sandbox.control;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.SandboxClock;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Journal;
import estrik.sandbox.oauth.Clients;
import estrik.sandbox.webhook.Webhooks;
import estrik.sandbox.wire.Endpoint;
import java.util.List;

/// Everything at `/_sandbox/api`: its table of contents.
public final class ControlEndpoints {
    private ControlEndpoints() {}

    public static List<Endpoint> of(
            Company company, Clients clients, Faults faults, Journal journal, Webhooks events, SandboxClock clock) {
        var api = new ControlApi(company, faults, clock, journal::newestFirst);
        var oauthApi = new OAuthApi(clients);
        var restrictions = new RestrictionsApi(company);
        var webhooks = new WebhooksApi(events);
        var settings = new SettingsApi(company);
        return List.of(
                new Endpoint("GET", "/_sandbox/api/connectors", api::connectors),
                new Endpoint("GET", "/_sandbox/api/connectors/{name}/restrictions", restrictions::get),
                new Endpoint("PUT", "/_sandbox/api/connectors/{name}/restrictions", restrictions::put),
                new Endpoint("GET", "/_sandbox/api/mails", api::mails),
                new Endpoint("GET", "/_sandbox/api/tasks", api::tasks),
                new Endpoint("POST", "/_sandbox/api/tasks", api::addTask),
                new Endpoint("DELETE", "/_sandbox/api/tasks/{id}", api::removeTask),
                new Endpoint("GET", "/_sandbox/api/signals", api::signals),
                new Endpoint("POST", "/_sandbox/api/signals", api::addSignal),
                new Endpoint("DELETE", "/_sandbox/api/signals/{id}", api::removeSignal),
                new Endpoint("GET", "/_sandbox/api/faults", api::faults),
                new Endpoint("POST", "/_sandbox/api/faults", api::addFault),
                new Endpoint("DELETE", "/_sandbox/api/faults", api::clearFaults),
                new Endpoint("GET", "/_sandbox/api/webhooks", webhooks::list),
                new Endpoint("POST", "/_sandbox/api/webhooks", webhooks::add),
                new Endpoint("PUT", "/_sandbox/api/webhooks/{id}", webhooks::change),
                new Endpoint("DELETE", "/_sandbox/api/webhooks/{id}", webhooks::remove),
                new Endpoint("POST", "/_sandbox/api/webhooks/{id}/test", webhooks::test),
                new Endpoint("GET", "/_sandbox/api/deliveries", webhooks::deliveries),
                new Endpoint("GET", "/_sandbox/api/calls", api::calls),
                new Endpoint("POST", "/_sandbox/api/clock", api::clock),
                new Endpoint("GET", "/_sandbox/api/oauth", oauthApi::clients),
                new Endpoint("POST", "/_sandbox/api/oauth", oauthApi::make),
                new Endpoint("DELETE", "/_sandbox/api/oauth/{connector}", oauthApi::delete),
                new Endpoint("GET", "/_sandbox/api/settings", settings::show),
                new Endpoint("POST", "/_sandbox/api/settings", settings::change),
                new Endpoint("GET", "/_sandbox/api/openapi.json", settings::describe));
    }
}
