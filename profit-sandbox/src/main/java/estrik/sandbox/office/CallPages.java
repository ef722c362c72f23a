package estrik.sandbox.office;

import estrik.sandbox.fault.Call;
import estrik.sandbox.fault.Journal;
import estrik.sandbox.fault.Message;
import estrik.sandbox.wire.Reply;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The journal: who called what, with what was sent to and fro. Secrets are masked.
final class CallPages {
    private static final int MOST = 200;

    private final Journal journal;

    CallPages(Journal journal) {
        this.journal = journal;
    }

    Reply list(Visit visit) {
        var form = new Form()
                .with("path", visit.parameter("path").orElse(""))
                .with("user", visit.parameter("user").orElse(""))
                .ticked("failed", visit.parameter("failed").isPresent());
        var all = journal.entries();
        var none = visit.say(all.isEmpty() ? "call.none" : "call.no-match");
        var calls = all.stream().filter(wanted(form)).limit(MOST).toList();
        var fields = new Fields(visit, form);
        return new Sheet(visit, Place.CALLS)
                .lead(visit.say("call.lead"))
                .action(Parts.button(Visit.at("calls", "removal"), visit.say("call.clear"))
                        .when(!all.isEmpty()))
                .with(Parts.card(Markup.of(
                        "<form class=\"filters\" action=\"/_sandbox/calls\">{}{}{}<button>{}</button></form>",
                        fields.text("path", "call.path"),
                        fields.text("user", "call.user"),
                        fields.tick("failed", "call.failed"),
                        visit.say("search"))))
                .with(Parts.card(Parts.list(calls, none, each -> row(visit, each))))
                .reply();
    }

    private static Predicate<Journal.Entry> wanted(Form form) {
        var path = form.value("path").strip().toLowerCase(Locale.ROOT);
        var user = form.value("user").strip();
        return entry -> entry.call().path().toLowerCase(Locale.ROOT).contains(path)
                && (user.isEmpty() || user.equalsIgnoreCase(entry.call().user()))
                && (!form.has("failed") || isBad(entry.call()));
    }

    private static boolean isBad(Call call) {
        return call.status() == 0 || call.status() >= 400;
    }

    static Markup row(Visit visit, Journal.Entry entry) {
        var call = entry.call();
        var user = call.user();
        return Parts.row(
                Visit.at("calls", Long.toString(entry.number())),
                call.method() + " " + call.path(),
                visit.moment(call.at()) + " · " + (user == null ? visit.say("call.nobody") : user) + " · "
                        + call.millis() + " ms",
                status(visit, call));
    }

    private static Markup status(Visit visit, Call call) {
        var label = call.status() == 0 ? visit.say("call.dropped") : Integer.toString(call.status());
        return isBad(call) ? Parts.badBadge(label) : Parts.badge(label);
    }

    Reply show(Visit visit) {
        var entry = visit.the(
                "number",
                number -> number.matches("[0-9]{1,18}") ? journal.entry(Long.parseLong(number)) : Optional.empty());
        var call = entry.call();
        var user = call.user();
        var facts = Parts.fact(visit.say("call.answer"), status(visit, call))
                .and(Parts.fact(visit.say("call.user"), user == null ? visit.say("call.nobody") : user))
                .and(Parts.fact(visit.say("call.at"), visit.moment(call.at())))
                .and(Parts.fact(visit.say("call.took"), call.millis() + " ms"));
        return new Sheet(visit, Place.CALLS, call.method() + " " + call.path())
                .with(Parts.card(Parts.facts(facts)))
                .with(Parts.card(visit.say("call.request"), message(visit, visit.say("call.request"), entry.request())))
                .with(Parts.card(
                        visit.say("call.response"), message(visit, visit.say("call.response"), entry.response())))
                .reply();
    }

    private static Markup message(Visit visit, String way, Message message) {
        if (message.headers().isEmpty()) {
            return Markup.of("<p class=\"none\">{}</p>", visit.say("call.nothing"));
        }
        var query = message.query();
        return block(way, visit.say("call.query"), query.replace("&", "\n"))
                .when(!query.isEmpty())
                .and(block(way, visit.say("call.headers"), String.join("\n", message.headers())))
                .and(block(way, visit.say("call.body"), message.body())
                        .when(!message.body().isEmpty()))
                .and(Markup.of("<p class=\"hint\">{}</p>", visit.say("call.cut"))
                        .when(message.isCut()));
    }

    private static Markup block(String way, String title, String text) {
        return Markup.of(
                "<h3>{}</h3><pre class=\"block\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">{}</pre>",
                title,
                way + ": " + title,
                text);
    }

    Reply clear(Visit visit) {
        journal.clear();
        return Visit.to(Visit.at("calls"), "calls-gone");
    }
}
