package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.Signal;
import estrik.sandbox.company.Task;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.Reply;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tasks and signals: what waits for whom, and more of it.
final class WaitingPages {
    private static final List<String> PRIORITIES = List.of("Hoog", "Normaal", "Laag");
    private static final int LONGEST_TEXT = 255;

    private final Company company;

    WaitingPages(Company company) {
        this.company = company;
    }

    Reply tasks(Visit visit) {
        return tasks(
                visit,
                new Form()
                        .with("priority", "Normaal")
                        .with("user", visit.parameter("user").orElse("")));
    }

    private Reply tasks(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        var shown = company.state().waiting().tasks().stream()
                .filter(each -> wanted(visit).test(each.user()))
                .toList()
                .reversed();
        return new Sheet(visit, Place.TASKS)
                .lead(visit.say("task.lead"))
                .with(fields.alert())
                .with(Parts.card(
                        visit.say("task.new"),
                        Parts.form(
                                Visit.at("tasks"),
                                Markup.of(
                                                "<div class=\"pair\">{}{}{}{}</div>",
                                                fields.choice("user", "task.user", users()),
                                                fields.text("subject", "task.subject"),
                                                fields.date("due", "task.due"),
                                                fields.choice(
                                                        "priority",
                                                        "task.priority",
                                                        Fields.options(
                                                                PRIORITIES,
                                                                each -> new Fields.Option(
                                                                        each, visit.say("priority." + each)))))
                                        .and(fields.save("add")))))
                .with(Parts.card(userLinks(visit, Place.TASKS)
                        .and(Parts.list(shown, visit.say("task.none"), each -> row(visit, each)))))
                .reply(form);
    }

    private Predicate<String> wanted(Visit visit) {
        return visit.parameter("user")
                .<Predicate<String>>map(each -> each::equalsIgnoreCase)
                .orElse(each -> true);
    }

    private List<Fields.Option> users() {
        return Fields.options(company.state().office().users(), AuthorisationTool::option);
    }

    /// One link for each user, to see what waits for that one alone.
    private Markup userLinks(Visit visit, Place place) {
        var chosen = visit.parameter("user").orElse("");
        return Markup.of(
                "<nav class=\"chips\" aria-label=\"{}\">{}{}</nav>",
                visit.say("task.whose"),
                chip(place.path(), visit.say("everybody"), chosen.isEmpty()),
                Markup.each(
                        company.state().office().users(),
                        each -> chip(
                                place.path() + "?user=" + each.code(),
                                each.name(),
                                chosen.equalsIgnoreCase(each.code()))));
    }

    private static Markup chip(String path, String label, boolean here) {
        return Markup.of(
                "<a href=\"{}\"{}>{}</a>",
                path,
                Markup.of(" aria-current=\"true\"").when(here),
                label);
    }

    private Markup row(Visit visit, Task task) {
        return Parts.row(
                task.subject(),
                name(task.user()) + " · " + task.task() + " · " + visit.say("number", task.id()),
                due(visit, task.endDate())
                        .and(Parts.small(
                                Visit.at("tasks", Long.toString(task.id()), "removal"),
                                visit.say("remove"),
                                task.subject())));
    }

    private Markup due(Visit visit, @Nullable LocalDate date) {
        if (date == null) {
            return Markup.NONE;
        }
        var today = company.amsterdam().toLocalDate();
        return date.isBefore(today)
                ? Parts.badBadge(visit.say("task.late", visit.day(date)))
                : Parts.meta(visit.say("task.due-on", visit.day(date)));
    }

    private String name(String user) {
        return company.state().user(user).map(User::name).orElse(user);
    }

    Reply addTask(Visit visit) {
        var form = visit.form();
        var code = form.choice("user", codes());
        var subject = form.text("subject", LONGEST_TEXT);
        var due = form.date("due");
        var priority = form.oneOf("priority", PRIORITIES);
        if (form.isWrong()) {
            return tasks(visit, form);
        }
        var user = company.user(code.orElseThrow());
        company.add(id -> {
            var plain = SampleCompany.plainTask(id, user, subject, company.amsterdam());
            var dated = due == null ? plain : plain.due(due);
            return dated.priority(priority);
        });
        return Visit.to(Place.TASKS.path() + "?user=" + user.code(), "added");
    }

    private List<String> codes() {
        return company.state().office().users().stream().map(User::code).toList();
    }

    Reply removeTask(Visit visit) {
        if (!company.removeTask(number(visit))) {
            throw new NotHere();
        }
        return Visit.to(Place.TASKS.path(), "removed");
    }

    private static long number(Visit visit) {
        var number = visit.variable("id");
        if (!number.matches("[0-9]{1,18}")) {
            throw new NotHere();
        }
        return Long.parseLong(number);
    }

    Reply signals(Visit visit) {
        return signals(visit, new Form().with("user", visit.parameter("user").orElse("")));
    }

    private Reply signals(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        var shown = company.state().waiting().signals().stream()
                .filter(each -> wanted(visit).test(each.user()))
                .toList()
                .reversed();
        return new Sheet(visit, Place.SIGNALS)
                .lead(visit.say("signal.lead"))
                .with(fields.alert())
                .with(Parts.card(
                        visit.say("signal.new"),
                        Parts.form(
                                Visit.at("signals"),
                                Markup.of(
                                                "<div class=\"pair\">{}{}</div>",
                                                fields.choice("user", "task.user", users()),
                                                fields.text("description", "signal.description"))
                                        .and(fields.save("add")))))
                .with(Parts.card(userLinks(visit, Place.SIGNALS)
                        .and(Parts.list(shown, visit.say("signal.none"), each -> row(visit, each)))))
                .reply(form);
    }

    private Markup row(Visit visit, Signal signal) {
        return Parts.row(
                signal.description(),
                name(signal.user()) + " · " + signal.definition() + " · " + visit.say("number", signal.id()),
                Parts.meta(visit.day(signal.date()))
                        .and(Parts.small(
                                Visit.at("signals", Long.toString(signal.id()), "removal"),
                                visit.say("remove"),
                                signal.description())));
    }

    Reply addSignal(Visit visit) {
        var form = visit.form();
        var code = form.choice("user", codes());
        var description = form.text("description", LONGEST_TEXT);
        if (form.isWrong()) {
            return signals(visit, form);
        }
        var user = company.user(code.orElseThrow());
        company.addSignal(id -> SampleCompany.plainSignal(id, user, description, company.amsterdam()));
        return Visit.to(Place.SIGNALS.path() + "?user=" + user.code(), "added");
    }

    Reply removeSignal(Visit visit) {
        if (!company.removeSignal(number(visit))) {
            throw new NotHere();
        }
        return Visit.to(Place.SIGNALS.path(), "removed");
    }
}
