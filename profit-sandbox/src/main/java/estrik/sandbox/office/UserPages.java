package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.Tokens;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The users of the Authorisation tool.
final class UserPages {
    private final Company company;

    UserPages(Company company) {
        this.company = company;
    }

    Reply list(Visit visit) {
        return AuthorisationTool.sheet(visit, "users")
                .action(Parts.primaryLink(Visit.at("users", "new"), visit.say("user.new")))
                .with(Parts.card(Parts.list(
                        company.state().office().users(),
                        visit.say("user.none"),
                        each -> Parts.row(
                                Visit.at("users", each.code()), each.name(), small(visit, each), badges(visit, each)))))
                .reply();
    }

    private static String small(Visit visit, User user) {
        var mail = user.mail();
        return user.id() + " · " + (mail == null ? visit.say("user.no-mail") : mail);
    }

    private static Markup badges(Visit visit, User user) {
        return AppConnectorPages.blocked(visit, user.blocked())
                .and(Markup.each(user.groups().stream().sorted(), Parts::badge));
    }

    Reply show(Visit visit) {
        var user = the(visit);
        var form = new Form()
                .with("name", user.name())
                .with("mail", user.mail())
                .withAll("groups", user.groups())
                .ticked("blocked", user.blocked());
        return show(visit, user, form);
    }

    private User the(Visit visit) {
        return visit.the(
                "user",
                code -> company.state().office().users().stream()
                        .filter(each -> each.code().equalsIgnoreCase(code))
                        .findFirst());
    }

    private Reply show(Visit visit, User user, Form form) {
        var fields = new Fields(visit, form);
        return AuthorisationTool.below(visit, "users", user.name())
                .lead(user.id())
                .action(Parts.link(Visit.at("users", user.code(), "removal"), visit.say("delete")))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        Visit.at("users", user.code()),
                        properties(visit, fields)
                                .and(fields.tick("blocked", "blocked"))
                                .and(fields.save("save")))))
                .reply(form);
    }

    private Markup properties(Visit visit, Fields fields) {
        return Markup.of(
                        "<div class=\"pair\">{}{}</div>",
                        fields.text("name", "user.name"),
                        fields.mail("mail", "user.mail"))
                .and(fields.ticks(
                        "groups", "user.groups", Fields.options(company.state().groups()), visit.say("group.none")));
    }

    Reply save(Visit visit) {
        var user = the(visit);
        var form = visit.form();
        var changed = typed(form, user.code(), form.has("blocked"));
        if (form.isWrong()) {
            return show(visit, user, form);
        }
        company.change(state ->
                state.office(office -> office.withUsers(each -> each.code().equals(user.code()) ? changed : each)));
        return Visit.to(Visit.at("users", user.code()), "saved");
    }

    private User typed(Form form, String code, boolean blocked) {
        var name = form.text("name", 80);
        var mail = mail(form, code);
        return new User(
                code,
                name,
                mail,
                Set.copyOf(form.someOf("groups", company.state().groups())),
                blocked);
    }

    private @Nullable String mail(Form form, String code) {
        var mail = form.optional("mail", 254);
        if (mail.isEmpty()) {
            return null;
        }
        if (!mail.matches("[^@\\s]+@[^@\\s]+")) {
            form.wrong("mail", "wrong.mail");
        }
        company.state().office().users().stream()
                .filter(each ->
                        mail.equalsIgnoreCase(each.mail()) && !each.code().equals(code))
                .findFirst()
                .ifPresent(each -> form.wrong("mail", "wrong.mail-taken", each.name()));
        return mail;
    }

    Reply fresh(Visit visit) {
        return fresh(visit, new Form());
    }

    private Reply fresh(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        return AuthorisationTool.below(visit, "users", visit.say("user.new"))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        Visit.at("users"),
                        fields.text("code", "user.code")
                                .and(properties(visit, fields))
                                .and(fields.save("add")))))
                .reply(form);
    }

    Reply add(Visit visit) {
        var form = visit.form();
        var code = User.normal(form.text("code", 30));
        if (!code.isEmpty() && !code.matches("[a-z0-9][a-z0-9._-]*")) {
            form.wrong("code", "wrong.code");
        }
        if (code.equals("new")) {
            form.wrong("code", "wrong.reserved");
        }
        company.state()
                .user(code.toLowerCase(Locale.ROOT))
                .ifPresent(each -> form.wrong(
                        "code", "wrong.taken", company.state().environment().participant() + "." + code));
        var user = typed(form, code, false);
        if (form.isWrong()) {
            return fresh(visit, form);
        }
        company.change(state -> {
            var all = new ArrayList<>(state.office().users());
            all.add(user);
            return state.office(office -> office.users(all));
        });
        return Visit.to(Visit.at("users"), "added");
    }

    Reply askRemoval(Visit visit) {
        var user = the(visit);
        return AuthorisationTool.ask(visit, "users", user.code(), user.name(), visit.say("user.removal", user.name()));
    }

    Reply remove(Visit visit) {
        var code = the(visit).code();
        company.change(state -> {
            var waiting = state.waiting();
            for (var task : waiting.tasks()) {
                waiting = task.user().equals(code) ? waiting.withoutTask(task.id()) : waiting;
            }
            for (var signal : waiting.signals()) {
                waiting = signal.user().equals(code) ? waiting.withoutSignal(signal.id()) : waiting;
            }
            var left = waiting;
            return Tokens.deleteAll(state, token -> token.user().equals(code))
                    .waiting(before -> left)
                    .office(office -> office.users(office.users().stream()
                                    .filter(each -> !each.code().equals(code))
                                    .toList())
                            .filters(office.filters().stream()
                                    .filter(each -> !each.who().equals(code))
                                    .toList()));
        });
        return Visit.to(Visit.at("users"), "deleted");
    }
}
