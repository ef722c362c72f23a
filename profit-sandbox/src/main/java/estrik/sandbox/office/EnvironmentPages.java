package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.Smtp;
import estrik.sandbox.wire.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The properties of the environment: its addresses, its language and its mail server.
final class EnvironmentPages {
    // As AFAS writes them; each has a page for people.
    private static final List<String> SERVICES = List.of(
            "TokenConnector",
            "AppConnectorGet",
            "AppConnectorUpdate",
            "AppConnectorData",
            "AppConnectorSubject",
            "AppConnectorReport",
            "appconnectorversioninfo");

    private final Company company;

    EnvironmentPages(Company company) {
        this.company = company;
    }

    Reply show(Visit visit) {
        var server = company.state().administration().mailServer();
        var form = new Form().with("language", company.language().getLanguage());
        if (server != null) {
            form.with("host", server.host()).with("port", server.port());
        }
        return show(visit, form);
    }

    private Reply show(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        var facts = Parts.fact(visit.say("environment.company"), "Van Delft BV")
                .and(Parts.fact(
                        visit.say("environment.participant"),
                        Parts.copyable(company.state().environment().participant())))
                .and(Parts.fact(visit.say("environment.id"), Parts.copyable(visit.environment())));
        return new Sheet(visit, Place.ENVIRONMENT)
                .with(fields.alert())
                .with(Parts.card(Parts.facts(facts)))
                .with(Parts.card(visit.say("environment.addresses"), Parts.facts(addresses(visit))))
                .with(Parts.card(Parts.form(
                        Visit.at("environment"),
                        fields.choice("language", "environment.language", languages())
                                .and(Markup.of(
                                        "<div class=\"pair\">{}{}</div>",
                                        fields.text("host", "environment.host"),
                                        fields.number("port", "environment.port")))
                                .and(fields.save("save")))))
                .reply(form);
    }

    private static Markup addresses(Visit visit) {
        var services = Markup.each(
                SERVICES,
                each -> Markup.of(
                        "<li><a href=\"{}\">{}</a></li>", visit.beside("profitservices/" + each + ".asmx"), each));
        return Parts.fact(
                        visit.say("environment.rest"),
                        Parts.copyable(visit.origin() + visit.beside("ProfitRestServices")))
                .and(Parts.fact(
                        visit.say("environment.soap"),
                        Markup.of(
                                "<ul class=\"links\">{}</ul><p class=\"hint\">{}</p>",
                                services,
                                visit.say("environment.soap.hint"))));
    }

    private static List<Fields.Option> languages() {
        return Fields.options(List.of(Language.values()), each -> new Fields.Option(each.tag(), each.ownName()));
    }

    Reply save(Visit visit) {
        var form = visit.form();
        var language = form.oneOf(
                "language", Arrays.stream(Language.values()).map(Language::tag).toList());
        var host = form.optional("host", 253);
        if (!host.isEmpty() && !host.matches("[A-Za-z0-9.:_-]+")) {
            form.wrong("host", "wrong.host");
        }
        if (host.isEmpty() && !form.value("port").isBlank()) {
            form.wrong("host", "wrong.missing");
        }
        int port = host.isEmpty() ? 0 : form.number("port", 1, 65_535);
        if (form.isWrong()) {
            return show(visit, form);
        }
        company.speak(Locale.of(language));
        company.change(state -> state.administration(
                administration -> administration.mailServer(host.isEmpty() ? null : new Smtp(host, port))));
        return Visit.to(Visit.at("environment"), "saved");
    }
}
