package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.BuiltIn;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.Renaming;
import estrik.sandbox.company.State;
import estrik.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// General / Output / Management / GetConnector. One that ships is copied before it can be changed.
// Help: opening a shipped GetConnector makes a copy; the base cannot be changed afterwards.
final class GetConnectorPages {
    private static final Set<String> RESERVED = Set.of("new", "import");

    private final Company company;

    GetConnectorPages(Company company) {
        this.company = company;
    }

    Reply list(Visit visit) {
        var own = company.state().office().own();
        return new Sheet(visit, Place.GET_CONNECTOR)
                .lead(visit.say("get.lead"))
                .action(Parts.link(Visit.at("get-connectors", "import"), visit.say("get.import")))
                .action(Parts.primaryLink(Visit.at("get-connectors", "new"), visit.say("new")))
                .with(Parts.card(
                        visit.say("get.own"),
                        Parts.list(
                                own,
                                visit.say("get.own.none"),
                                each -> Parts.row(
                                        at(each),
                                        each.id(),
                                        small(visit, each),
                                        AppConnectorPages.blocked(visit, each.blocked())))))
                .with(Parts.card(
                        visit.say("get.shipped"),
                        Parts.list(
                                BuiltIn.CONNECTORS,
                                visit.say("get.own.none"),
                                each -> Parts.row(
                                        at(each),
                                        each.id(),
                                        small(visit, each),
                                        Parts.small(at(each, "copies"), visit.say("get.copy"), each.id())))))
                .reply();
    }

    private static String small(Visit visit, GetConnector connector) {
        return visit.say(
                "get.small",
                connector.description(visit.language().locale()),
                connector.fields().size());
    }

    static String at(GetConnector connector, String... tab) {
        return at(connector.id(), tab);
    }

    private static String at(String id, String... tab) {
        return Visit.at(
                Stream.concat(Stream.of("get-connectors", id), Stream.of(tab)).toArray(String[]::new));
    }

    static Sheet sheet(Visit visit, GetConnector connector, String here) {
        var tabs = Stream.of("", "fields", "filter")
                .map(each -> new Sheet.Tab(
                        visit.say("get.tab." + (each.isEmpty() ? "general" : each)),
                        each.isEmpty() ? at(connector) : at(connector, each),
                        each.equals(here)))
                .toList();
        return new Sheet(visit, Place.GET_CONNECTOR, connector.id()).tabs(tabs);
    }

    /// One's own GetConnector at this address.
    static GetConnector own(Visit visit, Company company) {
        return visit.the(
                "connector", id -> company.state().office().getConnector(id).filter(each -> !each.shipped()));
    }

    private GetConnector any(Visit visit) {
        return visit.the("connector", id -> company.state().office().getConnector(id));
    }

    Reply general(Visit visit) {
        var connector = any(visit);
        if (connector.shipped()) {
            return shipped(visit, connector);
        }
        var form = new Form()
                .with("name", connector.id())
                .with("dutch", connector.dutch())
                .with("english", connector.english())
                .ticked("blocked", connector.blocked());
        return general(visit, connector, form);
    }

    private Reply shipped(Visit visit, GetConnector connector) {
        return new Sheet(visit, Place.GET_CONNECTOR, connector.id())
                .lead(visit.say("get.shipped.lead"))
                .action(Parts.button(at(connector, "copies"), visit.say("get.copy"), "primary", Markup.NONE))
                .with(Parts.card(
                        visit.say("get.tab.fields"),
                        Parts.list(
                                connector.fields(),
                                visit.say("get.own.none"),
                                each -> Parts.row(
                                        each.id(), each.label(visit.language().locale()), Markup.NONE))))
                .reply();
    }

    private Reply general(Visit visit, GetConnector connector, Form form) {
        var fields = new Fields(visit, form);
        var linked = company.state().office().connectors().stream()
                .filter(each -> each.links(connector.id()))
                .map(AppConnector::name)
                .collect(Collectors.joining(", "));
        var facts = Parts.fact(visit.say("get.collection"), connector.collection())
                .and(Parts.fact(visit.say("get.linked"), linked.isEmpty() ? visit.say("get.linked.none") : linked));
        return sheet(visit, connector, "")
                .action(Parts.link(at(connector, "export"), visit.say("get.export")))
                .action(Parts.link(at(connector, "removal"), visit.say("delete")))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        at(connector),
                        fields.text("name", "get.name")
                                .and(Markup.of(
                                        "<div class=\"pair\">{}{}</div>",
                                        fields.text("dutch", "get.dutch"),
                                        fields.text("english", "get.english")))
                                .and(fields.tick("blocked", "blocked"))
                                .and(fields.save("save")))))
                .with(Parts.card(Parts.facts(facts)))
                .reply(form);
    }

    Reply saveGeneral(Visit visit) {
        var connector = own(visit, company);
        var form = visit.form();
        var name = freeName(form, "name", connector.id());
        var dutch = form.text("dutch", 255);
        var english = form.text("english", 255);
        if (form.isWrong()) {
            return general(visit, connector, form);
        }
        company.change(state -> change(
                Renaming.getConnector(state, connector.id(), name),
                name,
                each -> each.described(dutch, english).blocked(form.has("blocked"))));
        return Visit.to(at(name), "saved");
    }

    /// A name that no other GetConnector has.
    ///
    /// @param own the name it may keep, or null
    String freeName(Form form, String field, @Nullable String own) {
        var name = form.text(field, 80);
        if (!name.isEmpty() && !name.matches("[A-Za-z0-9_-]+")) {
            form.wrong(field, "wrong.connector-name");
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            form.wrong(field, "wrong.reserved");
        }
        company.state()
                .office()
                .getConnector(name)
                .filter(each -> !each.id().equals(own))
                .ifPresent(each -> form.wrong(field, "wrong.taken", each.id()));
        return name;
    }

    static State change(State state, String id, UnaryOperator<GetConnector> change) {
        return state.office(office -> office.own(office.own().stream()
                .map(each -> each.id().equalsIgnoreCase(id) ? change.apply(each) : each)
                .toList()));
    }

    static State with(State state, GetConnector made) {
        var all = new ArrayList<>(state.office().own());
        all.add(made);
        return state.office(office -> office.own(all));
    }

    /// Makes a copy under a name that is free, to be renamed.
    Reply copy(Visit visit) {
        var connector = any(visit);
        var made = company.decide(state -> {
            var copy = connector.copy(freeCopyName(state, connector.id()));
            return new Company.Decision<>(with(state, copy), copy);
        });
        return Visit.to(at(made), "copied");
    }

    private static String freeCopyName(State state, String id) {
        return Stream.iterate(1, each -> each + 1)
                .map(each -> id + "_copy" + (each == 1 ? "" : each))
                .filter(each -> state.office().getConnector(each).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    Reply fresh(Visit visit) {
        return fresh(visit, new Form());
    }

    private Reply fresh(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        return new Sheet(visit, Place.GET_CONNECTOR, visit.say("get.new"))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        Visit.at("get-connectors"),
                        fields.text("name", "get.name")
                                .and(fields.choice("base", "get.base", bases(visit)))
                                .and(fields.save("get.make")))))
                .reply(form);
    }

    // A base is a data collection (`d:Tasks`) or another GetConnector (`g:Pocket_Tasks`).
    private List<Fields.Option> bases(Visit visit) {
        var locale = visit.language().locale();
        var collections = DataCollections.all(company.state()).stream()
                .map(each -> new Fields.Option("d:" + each.id(), visit.say("get.base.collection", each.id())));
        var connectors = AppConnectorPages.getConnectors(company.state())
                .map(each -> new Fields.Option(
                        "g:" + each.id(), visit.say("get.base.connector", each.id(), each.description(locale))));
        return Stream.concat(collections, connectors).toList();
    }

    Reply make(Visit visit) {
        var form = visit.form();
        var name = freeName(form, "name", null);
        var base = form.choice(
                "base", bases(visit).stream().map(Fields.Option::value).toList());
        if (form.isWrong()) {
            return fresh(visit, form);
        }
        var id = base.orElseThrow().substring(2);
        var source = base.orElseThrow().startsWith("g:")
                ? company.state().office().getConnector(id)
                : Optional.of(GetConnector.shipped(id, BuiltIn.collection(company.state(), id)));
        company.change(state -> with(state, source.orElseThrow(NotHere::new).copy(name)));
        return Visit.to(at(name), "saved");
    }

    Reply askRemoval(Visit visit) {
        var connector = own(visit, company);
        return Removal.ask(
                visit,
                new Sheet(visit, Place.GET_CONNECTOR, visit.say("deleting", connector.id()))
                        .under(connector.id(), at(connector)),
                visit.say("get.removal", connector.id()),
                at(connector, "removal"),
                at(connector));
    }

    Reply remove(Visit visit) {
        var connector = own(visit, company);
        company.change(state -> state.office(office -> office.own(office.own().stream()
                        .filter(each -> !each.id().equals(connector.id()))
                        .toList())
                .withConnectors(each -> each.getConnectors(each.getConnectors().stream()
                        .filter(id -> !id.equalsIgnoreCase(connector.id()))
                        .toList()))));
        return Visit.to(Visit.at("get-connectors"), "deleted");
    }
}
