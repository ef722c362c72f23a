package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.User;
import estrik.sandbox.fault.Fault;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Trouble;
import estrik.sandbox.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Faults that wait for their calls, and asking for simple ones.
final class FaultPages {
    private static final List<String> KINDS = List.of("status", "delay", "reset");

    private final Company company;
    private final Faults faults;

    FaultPages(Company company, Faults faults) {
        this.company = company;
        this.faults = faults;
    }

    Reply list(Visit visit) {
        return list(
                visit, new Form().with("kind", "status").with("figure", "503").with("calls", "1"));
    }

    private Reply list(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        var users = new ArrayList<>(List.of(new Fields.Option("", visit.say("everybody"))));
        company.state().office().users().forEach(each -> users.add(AuthorisationTool.option(each)));
        return new Sheet(visit, Place.FAULTS)
                .lead(visit.say("fault.lead"))
                .action(Parts.button(Visit.at("faults", "removal"), visit.say("fault.clear"))
                        .when(!faults.all().isEmpty()))
                .with(fields.alert())
                .with(Parts.card(Parts.list(faults.all(), visit.say("fault.none"), each -> row(visit, each))))
                .with(Parts.card(
                        visit.say("fault.new"),
                        Parts.form(
                                Visit.at("faults"),
                                Markup.of(
                                                "<div class=\"pair\">{}{}{}{}{}</div>",
                                                fields.choice(
                                                        "kind",
                                                        "fault.kind",
                                                        Fields.options(
                                                                KINDS,
                                                                each -> new Fields.Option(
                                                                        each, visit.say("fault." + each)))),
                                                fields.number("figure", "fault.figure"),
                                                fields.number("calls", "fault.calls"),
                                                fields.text("path", "fault.path"),
                                                fields.choice("user", "fault.user", users))
                                        .and(fields.save("add")))))
                .reply(form);
    }

    private static Markup row(Visit visit, Faults.Waiting waiting) {
        var scope = waiting.fault().scope();
        var what = switch (waiting.fault().trouble()) {
            case Trouble.Status status -> visit.say("fault.is-status", status.status());
            case Trouble.Delay delay -> visit.say("fault.is-delay", delay.time().toMillis());
            case Trouble.Reset reset -> visit.say("fault.is-reset");
            case Trouble other -> other.inWords();
        };
        var where = (scope.path() == null ? visit.say("fault.any-path") : scope.path()) + " · "
                + (scope.user() == null ? visit.say("everybody") : scope.user());
        return Parts.row(what, where, Parts.meta(visit.count("fault.left", waiting.calls())));
    }

    Reply add(Visit visit) {
        var form = visit.form();
        var kind = form.oneOf("kind", KINDS);
        int calls = form.number("calls", 1, 1_000_000);
        var path = form.optional("path", 255);
        var fault = switch (kind) {
            case "status" -> Fault.status(form.number("figure", 200, 599));
            case "delay" -> Fault.delay(Duration.ofMillis(form.number("figure", 0, 3_600_000)));
            default -> Fault.reset();
        };
        var user = form.value("user");
        if (form.isWrong()) {
            return list(visit, form);
        }
        var onPath = path.isEmpty() ? fault : fault.onPath(path);
        faults.add(
                calls,
                user.isEmpty()
                        ? onPath
                        : onPath.forUser(form.oneOf(
                                "user",
                                company.state().office().users().stream()
                                        .map(User::code)
                                        .toList())));
        return Visit.to(Visit.at("faults"), "added");
    }

    Reply clear(Visit visit) {
        faults.clear();
        return Visit.to(Visit.at("faults"), "faults-gone");
    }
}
