package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.OAuthClient;
import estrik.sandbox.company.User;
import estrik.sandbox.oauth.Clients;
import estrik.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The tab OAuth of an app connector: its client, and its secret when it is made.
// OAS-new authentication.md (P9): the secret is shown once and lasts 180 days by default.
final class ClientPages {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private final Company company;
    private final Clients clients;
    private final Once once;

    ClientPages(Company company, Once once) {
        this.company = company;
        this.clients = new Clients(company);
        this.once = once;
    }

    Reply show(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        return clients.of(connector.name())
                .map(client -> show(visit, connector, client, filled(client)))
                .orElseGet(() -> AppConnectorPages.sheet(visit, connector, "oauth")
                        .lead(visit.say("client.lead"))
                        .with(Parts.card(Parts.form(
                                at(connector, "client"),
                                Markup.of("<p>{}</p>", visit.say("client.none"))
                                        .and(new Fields(visit, new Form()).tick("public", "client.public"))
                                        .and(new Fields(visit, new Form()).save("client.make")))))
                        .reply());
    }

    private static String at(AppConnector connector, String... more) {
        var path = new ArrayList<>(List.of("oauth"));
        path.addAll(List.of(more));
        return AppConnectorPages.at(connector, path.toArray(String[]::new));
    }

    private static Form filled(OAuthClient client) {
        return new Form()
                .with("redirects", String.join("\n", client.redirectUris()))
                .with("certificates", String.join("\n", client.certificates()))
                .with("jwks", client.jwksUrl())
                .with("user", client.user())
                .ticked("public", client.publicClient());
    }

    private Reply show(Visit visit, AppConnector connector, OAuthClient client, Form form) {
        var fields = new Fields(visit, form);
        var users = new ArrayList<>(List.of(new Fields.Option("", visit.say("client.nobody"))));
        company.state().office().users().stream()
                .filter(each -> each.isIn(connector.group()))
                .forEach(each -> users.add(AuthorisationTool.option(each)));
        return AppConnectorPages.sheet(visit, connector, "oauth")
                .lead(visit.say("client.lead"))
                .with(visit.parameter("shown")
                        .flatMap(once::take)
                        .map(secret -> TokenPages.shown(visit, secret, "client"))
                        .orElse(Markup.NONE))
                .with(fields.alert())
                .with(Parts.card(keys(visit, connector, client)))
                .with(Parts.card(Parts.form(
                        at(connector),
                        fields.area("redirects", "client.redirects")
                                .and(fields.choice("user", "client.user", users))
                                .and(fields.area("certificates", "client.certificates"))
                                .and(fields.text("jwks", "client.jwks"))
                                .and(fields.tick("public", "client.public"))
                                .and(fields.save("save")))))
                .reply(form);
    }

    private static Markup keys(Visit visit, AppConnector connector, OAuthClient client) {
        var secret = client.secret();
        var until = secret == null
                ? visit.say("client.no-secret")
                : visit.say(
                        "client.until",
                        visit.day(secret.until().atZone(Company.AMSTERDAM).toLocalDate()));
        var buttons = Parts.button(at(connector, "secret"), visit.say("client.renew"))
                .when(!client.publicClient())
                .and(Parts.button(at(connector, "secret", "removal"), visit.say("client.revoke"))
                        .when(secret != null))
                .and(Parts.button(
                        at(connector, "client", "removal"), visit.say("client.delete"), "danger", Markup.NONE));
        return Parts.facts(Parts.fact(visit.say("client.id"), Parts.copyable(client.id()))
                        .and(Parts.fact(visit.say("client.secret"), until)))
                .and(Markup.of("<div class=\"buttons spaced\">{}</div>", buttons));
    }

    /// Makes the client and shows its secret once.
    Reply make(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        boolean isPublic = visit.form().has("public");
        if (clients.of(connector.name()).isPresent()) {
            return Reply.seeOther(at(connector));
        }
        var made = clients.make(connector.name());
        if (isPublic) {
            clients.publicClient(connector.name(), true);
            return Visit.to(at(connector), "client-made");
        }
        return Visit.to(at(connector) + "?shown=" + once.keep(made.secret()), "client-made");
    }

    Reply save(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        var before = clients.of(connector.name()).orElseThrow(NotHere::new);
        var form = visit.form();
        var client = tried(form, "redirects", before, each -> each.redirectUris(form.lines("redirects")));
        client = tried(form, "certificates", client, each -> each.certificates(certificates(form)));
        var url = form.value("jwks").strip();
        client = tried(form, "jwks", client, each -> each.jwksUrl(url.isEmpty() ? null : url));
        var user = user(form);
        client = tried(form, "user", client, each -> each.user(user.isEmpty() ? null : user));
        if (form.isWrong()) {
            return show(visit, connector, before, form);
        }
        var changed = client;
        company.change(state -> state.grants(grants -> grants.with(connector.name(), changed)));
        if (form.has("public") != before.publicClient()) {
            clients.publicClient(connector.name(), form.has("public"));
        }
        return Visit.to(at(connector), "saved");
    }

    private OAuthClient tried(Form form, String field, OAuthClient client, UnaryOperator<OAuthClient> change) {
        try {
            return clients.checked(change.apply(client));
        } catch (IllegalArgumentException e) {
            form.wrong(field, "wrong." + field);
            return client;
        }
    }

    private static List<String> certificates(Form form) {
        var text = form.value("certificates");
        var found =
                CERTIFICATE.matcher(text).results().map(each -> each.group()).toList();
        if (!CERTIFICATE.matcher(text).replaceAll("").isBlank()) {
            throw new IllegalArgumentException("Something here is no certificate");
        }
        return found;
    }

    private String user(Form form) {
        return form.value("user").isEmpty()
                ? ""
                : form.choice(
                                "user",
                                company.state().office().users().stream()
                                        .map(User::code)
                                        .toList())
                        .orElse("");
    }

    Reply renew(Visit visit) {
        var connector = withClient(visit);
        return Visit.to(at(connector) + "?shown=" + once.keep(clients.renewSecret(connector.name())), "secret-made");
    }

    private AppConnector withClient(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        if (clients.of(connector.name()).isEmpty()) {
            throw new NotHere();
        }
        return connector;
    }

    Reply revoke(Visit visit) {
        var connector = withClient(visit);
        clients.revokeSecret(connector.name());
        return Visit.to(at(connector), "secret-gone");
    }

    Reply remove(Visit visit) {
        var connector = withClient(visit);
        clients.delete(connector.name());
        return Visit.to(at(connector), "deleted");
    }
}
