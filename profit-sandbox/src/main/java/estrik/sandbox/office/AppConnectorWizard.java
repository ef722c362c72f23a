package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Tokens;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The three steps of General / Management / App connector / New. What was typed travels along until *Finish*; nothing
/// is stored before.
// Help App_Apps_Custom_Add: description, token at once or not, user group, GetConnectors, UpdateConnectors, Finish.
final class AppConnectorWizard {
    private static final List<String> CARRIED =
            List.of("name", "token", "user", "group-kind", "group", "new-group", "get", "update");

    private final Company company;
    private final AppConnectorPages connectors;
    private final Once once;

    AppConnectorWizard(Company company, AppConnectorPages connectors, Once once) {
        this.company = company;
        this.connectors = connectors;
        this.once = once;
    }

    Reply begin(Visit visit) {
        var kind = company.state().groups().isEmpty() ? "new" : "present";
        return step(visit, new Form().with("group-kind", kind), 1);
    }

    Reply next(Visit visit) {
        var form = visit.form();
        int step = Integer.parseInt(form.oneOf("step", List.of("1", "2", "3")));
        if (form.oneOf("go", List.of("next", "back", "finish")).equals("back")) {
            return step(visit, form, Math.max(1, step - 1));
        }
        check(form);
        if (form.isWrong()) {
            return step(visit, form, 1);
        }
        return step < 3 ? step(visit, form, step + 1) : finish(visit, form);
    }

    private void check(Form form) {
        connectors.freeName(form, "name", Optional.empty());
        if (form.has("token")) {
            form.choice("user", userCodes());
        }
        if (form.value("group-kind").equals("new")) {
            GroupPages.freeName(form, "new-group", company.state());
        } else {
            form.choice("group", company.state().groups());
        }
    }

    private List<String> userCodes() {
        return company.state().office().users().stream().map(User::code).toList();
    }

    private Reply finish(Visit visit, Form form) {
        var name = form.value("name").strip();
        var group =
                form.value("group-kind").equals("new") ? form.value("new-group").strip() : form.value("group");
        var ids = AppConnectorPages.getConnectors(company.state())
                .map(each -> each.id())
                .toList();
        var made = AppConnector.fresh(name, group)
                .getConnectors(form.someOf("get", ids))
                .updateConnectors(form.someOf("update", AppConnectorPages.updateConnectorIds(company.state())));
        if (!form.has("token")) {
            company.change(state -> with(state, made));
            return Visit.to(AppConnectorPages.at(made), "connector-made");
        }
        var user = form.value("user");
        var token = company.decide(state -> {
            var joined = with(state, made)
                    .office(office -> office.withUsers(each -> each.code().equals(user) ? each.with(group) : each));
            var tokens = Tokens.make(joined, name, user, visit.say("wizard.first-token"), company.now());
            return new Company.Decision<>(tokens.state(), tokens.xml());
        });
        return Visit.to(AppConnectorPages.at(made, "tokens") + "?shown=" + once.keep(token), "connector-made");
    }

    private static State with(State state, AppConnector made) {
        return GroupPages.with(state, made.group()).office(office -> {
            var all = new ArrayList<>(office.connectors());
            all.add(made);
            return office.connectors(all);
        });
    }

    private Reply step(Visit visit, Form form, int step) {
        var fields = new Fields(visit, form);
        var content = switch (step) {
            case 1 -> general(visit, fields);
            case 2 ->
                fields.ticks(
                        "get",
                        "connector.linked.get-connectors",
                        AppConnectorPages.getConnectorOptions(visit, company.state()),
                        visit.say("connector.no-links"));
            default ->
                fields.ticks(
                        "update",
                        "connector.linked.update-connectors",
                        AppConnectorPages.updateConnectorOptions(visit, company.state()),
                        visit.say("connector.no-links"));
        };
        return new Sheet(visit, Place.APP_CONNECTOR, visit.say("wizard.title"))
                .with(steps(visit, step))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        Visit.at("app-connectors", "new"),
                        Parts.hidden("step", step)
                                .and(content)
                                .and(carried(form, step))
                                .and(buttons(visit, step)))))
                .reply(form);
    }

    private Markup general(Visit visit, Fields fields) {
        var users = company.state().office().users();
        return fields.text("name", "connector.name")
                .and(fields.tick("token", "wizard.token"))
                .and(fields.choice(
                        "user",
                        "wizard.user",
                        Fields.options(users, each -> new Fields.Option(each.code(), each.name() + " · " + each.id()))))
                .and(fields.pick(
                        "group-kind",
                        "wizard.group",
                        List.of(
                                new Fields.Option("present", visit.say("wizard.group.present")),
                                new Fields.Option("new", visit.say("wizard.group.new")))))
                .and(fields.choice(
                        "group",
                        "wizard.present-group",
                        Fields.options(company.state().groups())))
                .and(fields.text("new-group", "wizard.new-group"));
    }

    private static Markup steps(Visit visit, int step) {
        return Markup.of(
                "<ol class=\"steps\">{}</ol>",
                Markup.each(
                        List.of(1, 2, 3),
                        each -> Markup.of(
                                "<li{}>{}</li>",
                                Markup.of(" aria-current=\"step\"").when(each == step),
                                visit.say("wizard.step." + each))));
    }

    /// What the other steps hold.
    private static Markup carried(Form form, int step) {
        var shown = switch (step) {
            case 1 -> List.of("name", "token", "user", "group-kind", "group", "new-group");
            case 2 -> List.of("get");
            default -> List.of("update");
        };
        return Markup.each(
                CARRIED.stream().filter(each -> !shown.contains(each)),
                name -> Markup.each(form.values(name), value -> Parts.hidden(name, value)));
    }

    // The first button is the one that Enter presses.
    private static Markup buttons(Visit visit, int step) {
        var forward = step == 3
                ? Markup.of("<button class=\"primary\" name=\"go\" value=\"finish\">{}</button>", visit.say("finish"))
                : Markup.of("<button class=\"primary\" name=\"go\" value=\"next\">{}</button>", visit.say("next"));
        var back = Markup.of("<button name=\"go\" value=\"back\">{}</button>", visit.say("back"));
        return Markup.of(
                "<div class=\"buttons\">{}{}{}</div>",
                forward,
                back.when(step > 1),
                Parts.link(Visit.at("app-connectors"), visit.say("cancel")));
    }
}
