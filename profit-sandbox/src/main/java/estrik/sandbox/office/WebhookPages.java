package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Delivery;
import estrik.sandbox.company.Subscription;
import estrik.sandbox.webhook.Webhooks;
import estrik.sandbox.wire.Reply;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The tab Webhooks of an app connector: who is told of what, and how each delivery went.
// Help 140869: description, HTTPS address without authentication, password.
final class WebhookPages {
    private static final int DELIVERIES = 50;

    private final Company company;
    private final Webhooks webhooks;

    WebhookPages(Company company, Webhooks webhooks) {
        this.company = company;
        this.webhooks = webhooks;
    }

    Reply show(Visit visit) {
        return show(visit, AppConnectorPages.the(visit, company), new Form());
    }

    private Reply show(Visit visit, AppConnector connector, Form form) {
        var fields = new Fields(visit, form);
        var own = of(connector);
        var ids = own.stream().map(Subscription::id).collect(Collectors.toSet());
        var sent = webhooks.deliveries().stream()
                .filter(each -> ids.contains(each.subscription()))
                .limit(DELIVERIES)
                .toList();
        return AppConnectorPages.sheet(visit, connector, "webhooks")
                .with(fields.alert())
                .with(Parts.card(Parts.list(own, visit.say("webhook.none"), each -> row(visit, connector, each))))
                .with(Parts.card(
                        visit.say("webhook.new"),
                        Parts.form(
                                AppConnectorPages.at(connector, "webhooks"),
                                Markup.of(
                                                "<div class=\"pair\">{}{}{}</div>",
                                                fields.text("description", "webhook.description"),
                                                fields.text("url", "webhook.url"),
                                                fields.text("password", "webhook.password"))
                                        .and(fields.ticks(
                                                "events",
                                                "webhook.events",
                                                Fields.options(events()),
                                                visit.say("webhook.none")))
                                        .and(fields.save("add")))))
                .with(Parts.card(
                        visit.say("webhook.deliveries"),
                        Parts.list(sent, visit.say("webhook.no-deliveries"), each -> delivery(visit, each))))
                .reply(form);
    }

    private static List<String> events() {
        return List.copyOf(new TreeSet<>(Subscription.EVENTS));
    }

    private List<Subscription> of(AppConnector connector) {
        return webhooks.all().stream()
                .filter(each -> each.connector().equalsIgnoreCase(connector.name()))
                .toList();
    }

    private static Markup row(Visit visit, AppConnector connector, Subscription hook) {
        var id = Long.toString(hook.id());
        var events = hook.events().isEmpty()
                ? visit.say("webhook.all-events")
                : String.join(", ", new TreeSet<>(hook.events()));
        var buttons = Parts.small(at(connector, id, "test"), visit.say("webhook.test"), hook.description())
                .and(
                        hook.blocked()
                                ? Parts.small(
                                        at(connector, id, "unblocked"),
                                        visit.say("webhook.unblock"),
                                        hook.description())
                                : Parts.small(
                                        at(connector, id, "blocked"), visit.say("webhook.block"), hook.description()))
                .and(Parts.small(at(connector, id, "removal"), visit.say("delete"), hook.description()));
        return Parts.row(
                hook.description(),
                hook.url() + " · " + events,
                AppConnectorPages.blocked(visit, hook.blocked()).and(buttons));
    }

    private static String at(AppConnector connector, String id, String what) {
        return AppConnectorPages.at(connector, "webhooks", id, what);
    }

    private static Markup delivery(Visit visit, Delivery delivery) {
        var word = delivery.status().word();
        var badge = delivery.status() == Delivery.Status.FAILED ? Parts.badBadge(word) : Parts.badge(word);
        return Parts.row(
                delivery.type(),
                visit.moment(delivery.at()) + " · " + visit.count("webhook.tries", delivery.tries())
                        + (delivery.outcome().isEmpty() ? "" : " · " + delivery.outcome()),
                badge);
    }

    Reply add(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        var form = visit.form();
        var description = form.text("description", 255);
        var password = form.text("password", 255);
        var url = form.text("url", 2_000);
        var events = Set.copyOf(form.someOf("events", events()));
        if (!form.isWrong()) {
            try {
                webhooks.add(connector.name(), description, url, password, events);
                return Visit.to(AppConnectorPages.at(connector, "webhooks"), "added");
            } catch (IllegalArgumentException e) {
                // All else was looked at before.
                form.wrong("url", "wrong.webhook-url");
            }
        }
        return show(visit, connector, form);
    }

    Reply test(Visit visit) {
        webhooks.test(the(visit).id());
        return Visit.to(back(visit), "webhook-tested");
    }

    private Subscription the(Visit visit) {
        return visit.the(
                "id",
                id -> of(AppConnectorPages.the(visit, company)).stream()
                        .filter(each -> Long.toString(each.id()).equals(id))
                        .findFirst());
    }

    private String back(Visit visit) {
        return AppConnectorPages.at(AppConnectorPages.the(visit, company), "webhooks");
    }

    Reply block(Visit visit) {
        webhooks.block(the(visit).id(), true);
        return Visit.to(back(visit), "saved");
    }

    Reply unblock(Visit visit) {
        webhooks.block(the(visit).id(), false);
        return Visit.to(back(visit), "unblocked");
    }

    Reply remove(Visit visit) {
        webhooks.remove(the(visit).id());
        return Visit.to(back(visit), "deleted");
    }
}
