package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Journal;
import estrik.sandbox.wire.Reply;

/// The first page: what somebody who tries a client needs most.
final class StartPage {
    private static final int FEW = 5;

    private final Company company;
    private final MailPages mails;
    private final Journal journal;
    private final Faults faults;

    StartPage(Company company, MailPages mails, Journal journal, Faults faults) {
        this.company = company;
        this.mails = mails;
        this.journal = journal;
        this.faults = faults;
    }

    Reply show(Visit visit) {
        var state = company.state();
        var calls = journal.entries();
        var newest = company.mails().stream().limit(FEW).toList();
        return new Sheet(visit, Place.START, visit.say("start.title"))
                .lead(visit.say("start.lead"))
                .with(Parts.note(visit.count("start.faults", faults.all().size()))
                        .when(!faults.all().isEmpty()))
                .with(Markup.of(
                        "<div class=\"cards\"><div>{}{}</div><div>{}</div></div>",
                        card(
                                visit,
                                Place.MAIL_BOX,
                                Parts.list(newest, visit.say("mail.none"), each -> mails.row(visit, each, false))),
                        card(
                                visit,
                                Place.APP_CONNECTOR,
                                Parts.list(
                                        state.office().connectors(),
                                        visit.say("start.no-connector"),
                                        each -> connector(visit, each))),
                        card(
                                visit,
                                Place.CALLS,
                                Parts.list(
                                        calls.stream().limit(2L * FEW).toList(),
                                        visit.say("call.none"),
                                        each -> CallPages.row(visit, each)))))
                .reply();
    }

    private static Markup card(Visit visit, Place place, Markup content) {
        return Markup.of(
                "<section class=\"card\"><h2>{}<a href=\"{}\">{}</a></h2>{}</section>",
                place.icon(),
                place.path(),
                visit.say(place.key()),
                content);
    }

    private static Markup connector(Visit visit, AppConnector connector) {
        return Markup.of(
                "<li class=\"wrap\"><div><a class=\"whole\" href=\"{}\">{}</a><small>{}</small></div><div class=\"end\">{}</div>{}</li>",
                AppConnectorPages.at(connector),
                connector.name(),
                connector.group(),
                AppConnectorPages.blocked(visit, connector.blocked()),
                Markup.of(
                        "<dl class=\"facts keys\">{}{}</dl>",
                        Parts.fact(visit.say("connector.api-key"), Parts.copyable(connector.apiKey())),
                        Parts.fact(
                                visit.say("connector.environment-key"), Parts.copyable(connector.environmentKey()))));
    }
}
