package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Renaming;
import estrik.sandbox.company.State;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The user groups of the Authorisation tool and who is in them.
final class GroupPages {
    private static final int LONGEST_NAME = 80;

    private final Company company;

    GroupPages(Company company) {
        this.company = company;
    }

    Reply list(Visit visit) {
        return list(visit, new Form());
    }

    private Reply list(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        return AuthorisationTool.sheet(visit, "groups")
                .with(fields.alert())
                .with(Parts.card(Parts.list(
                        company.state().groups(),
                        visit.say("group.none"),
                        each -> Parts.row(
                                Visit.at("groups", each),
                                each,
                                uses(visit, each),
                                Parts.meta(visit.count(
                                        "group.members", members(each).size()))))))
                .with(Parts.card(
                        visit.say("group.new"),
                        Parts.form(
                                Visit.at("groups"),
                                fields.text("name", "group.name").and(fields.save("add")))))
                .reply(form);
    }

    private String uses(Visit visit, String group) {
        var connectors = users(group).stream().map(AppConnector::name).collect(Collectors.joining(", "));
        return connectors.isEmpty() ? "" : visit.say("group.used", connectors);
    }

    private List<AppConnector> users(String group) {
        return company.state().office().connectors().stream()
                .filter(each -> each.group().equalsIgnoreCase(group))
                .toList();
    }

    private List<User> members(String group) {
        return company.state().office().users().stream()
                .filter(each -> each.groups().stream().anyMatch(group::equalsIgnoreCase))
                .toList();
    }

    /// A name that no other user group has.
    static String freeName(Form form, String field, State state) {
        var name = form.name(field, LONGEST_NAME);
        state.groups().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .ifPresent(each -> form.wrong(field, "wrong.taken", each));
        return name;
    }

    static State with(State state, String group) {
        if (state.administration().groups().contains(group)) {
            return state;
        }
        var all = new ArrayList<>(state.administration().groups());
        all.add(group);
        return state.administration(administration -> administration.groups(all));
    }

    Reply add(Visit visit) {
        var form = visit.form();
        var name = freeName(form, "name", company.state());
        if (form.isWrong()) {
            return list(visit, form);
        }
        company.change(state -> with(state, name));
        return Visit.to(Visit.at("groups", name), "added");
    }

    private String the(Visit visit) {
        return visit.the(
                "group",
                name -> company.state().groups().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst());
    }

    Reply show(Visit visit) {
        var group = the(visit);
        var form = new Form()
                .with("name", group)
                .withAll("members", members(group).stream().map(User::code).toList());
        return show(visit, group, form);
    }

    private Reply show(Visit visit, String group, Form form) {
        var fields = new Fields(visit, form);
        var everybody = Fields.options(
                company.state().office().users(), each -> new Fields.Option(each.code(), each.name(), each.id()));
        return AuthorisationTool.below(visit, "groups", group)
                .lead(uses(visit, group))
                .action(Parts.link(Visit.at("groups", group, "removal"), visit.say("delete")))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        Visit.at("groups", group),
                        fields.text("name", "group.name")
                                .and(fields.ticks("members", "group.who", everybody, visit.say("user.none")))
                                .and(fields.save("save")))))
                .reply(form);
    }

    Reply save(Visit visit) {
        var group = the(visit);
        var form = visit.form();
        var name = form.value("name").strip().equalsIgnoreCase(group)
                ? form.name("name", LONGEST_NAME)
                : freeName(form, "name", company.state());
        var codes = company.state().office().users().stream().map(User::code).toList();
        var members = form.someOf("members", codes);
        if (form.isWrong()) {
            return show(visit, group, form);
        }
        company.change(state -> Renaming.group(with(state, group), group, name)
                .office(office -> office.withUsers(
                        each -> members.contains(each.code()) ? each.with(name) : each.without(name))));
        return Visit.to(Visit.at("groups", name), "saved");
    }

    Reply askRemoval(Visit visit) {
        var group = the(visit);
        if (!users(group).isEmpty()) {
            return AuthorisationTool.below(visit, "groups", visit.say("deleting", group))
                    .under(group, Visit.at("groups", group))
                    .with(Parts.note(
                            visit.say("group.in-use", users(group).getFirst().name())))
                    .reply();
        }
        return AuthorisationTool.ask(visit, "groups", group, group, visit.say("group.removal", group));
    }

    Reply remove(Visit visit) {
        var group = the(visit);
        if (!users(group).isEmpty()) {
            return askRemoval(visit);
        }
        company.change(state -> state.administration(
                        administration -> administration.groups(administration.groups().stream()
                                .filter(each -> !each.equalsIgnoreCase(group))
                                .toList()))
                .office(office -> office.withUsers(each -> each.without(group))
                        .filters(office.filters().stream()
                                .filter(each -> !each.who().equalsIgnoreCase(group))
                                .toList())));
        return Visit.to(Visit.at("groups"), "deleted");
    }
}
