package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.BuiltIn;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.Grants.Authentication;
import estrik.sandbox.company.Renaming;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Tokens;
import estrik.sandbox.company.UpdateConnector;
import estrik.sandbox.office.Fields.Option;
import estrik.sandbox.update.Updates;
import estrik.sandbox.wire.Reply;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// General / Management / App connector: the list, and the tabs on which one is set up.
final class AppConnectorPages {
    static final int LONGEST_NAME = 80;

    private final Company company;

    AppConnectorPages(Company company) {
        this.company = company;
    }

    Reply list(Visit visit) {
        return new Sheet(visit, Place.APP_CONNECTOR)
                .lead(visit.say("connector.lead"))
                .action(Parts.primaryLink(Visit.at("app-connectors", "new"), visit.say("new")))
                .with(Parts.card(Parts.list(
                        company.state().office().connectors(),
                        visit.say("connector.none"),
                        each -> Parts.row(
                                at(each),
                                each.name(),
                                visit.say(
                                        "connector.small",
                                        each.group(),
                                        each.getConnectors().size()),
                                blocked(visit, each.blocked())))))
                .reply();
    }

    static Markup blocked(Visit visit, boolean blocked) {
        return Parts.badBadge(visit.say("blocked")).when(blocked);
    }

    static String at(AppConnector connector, String... tab) {
        var names = Stream.concat(Stream.of("app-connectors", connector.name()), Arrays.stream(tab));
        return Visit.at(names.toArray(String[]::new));
    }

    /// The page of one app connector with this tab in front.
    static Sheet sheet(Visit visit, AppConnector connector, String here) {
        var tabs = Stream.of(
                        "",
                        "get-connectors",
                        "update-connectors",
                        "services",
                        "tokens",
                        "restrictions",
                        "webhooks",
                        "oauth")
                .map(each -> new Sheet.Tab(
                        visit.say("connector.tab." + (each.isEmpty() ? "general" : each)),
                        each.isEmpty() ? at(connector) : at(connector, each),
                        each.equals(here)))
                .toList();
        return new Sheet(visit, Place.APP_CONNECTOR, connector.name())
                .tabs(tabs)
                .with(connector.blocked() ? unblock(visit, connector) : Markup.NONE);
    }

    private static Markup unblock(Visit visit, AppConnector connector) {
        return Markup.of(
                "<div class=\"notice warn actions\"><p>{}</p>{}</div>",
                visit.say("connector.is-blocked"),
                Parts.button(at(connector, "unblocked"), visit.say("connector.unblock")));
    }

    static AppConnector the(Visit visit, Company company) {
        return visit.the("connector", name -> company.state().connector(name));
    }

    Reply general(Visit visit) {
        var connector = the(visit, company);
        var form = new Form()
                .with("name", connector.name())
                .with("group", connector.group())
                .ticked("blocked", connector.blocked())
                .with(
                        "days",
                        company.state().restrictions().of(connector.name()).tokenDays())
                .with("authentication", company.state().grants().authentication(connector.name()));
        return general(visit, connector, form);
    }

    private Reply general(Visit visit, AppConnector connector, Form form) {
        var fields = new Fields(visit, form);
        var keys = Parts.fact(visit.say("connector.api-key"), Parts.copyable(connector.apiKey()))
                .and(Parts.fact(visit.say("connector.environment-key"), Parts.copyable(connector.environmentKey())));
        return sheet(visit, connector, "")
                .action(Parts.link(at(connector, "removal"), visit.say("delete")))
                .with(fields.alert())
                .with(Parts.card(
                        visit.say("connector.keys"),
                        Parts.facts(keys).and(Markup.of("<p class=\"hint\">{}</p>", visit.say("connector.keys.hint")))))
                .with(Parts.card(Parts.form(
                        at(connector),
                        fields.text("name", "connector.name")
                                .and(fields.choice(
                                        "group",
                                        "connector.group",
                                        Fields.options(company.state().groups())))
                                .and(Markup.of(
                                        "<div class=\"pair\">{}{}</div>",
                                        fields.number("days", "connector.days"),
                                        fields.choice("authentication", "connector.authentication", types(visit))))
                                .and(fields.tick("blocked", "blocked"))
                                .and(fields.save("save")))))
                .reply(form);
    }

    private static List<Option> types(Visit visit) {
        return Fields.options(
                List.of(Authentication.values()),
                each -> new Option(each.name(), visit.say("connector.authentication." + each)));
    }

    Reply saveGeneral(Visit visit) {
        var connector = the(visit, company);
        var form = visit.form();
        var name = freeName(form, "name", Optional.of(connector));
        var group = form.choice("group", company.state().groups());
        int days = form.number("days", 0, 36_500);
        var type = Authentication.valueOf(form.oneOf(
                "authentication",
                Arrays.stream(Authentication.values()).map(Enum::name).toList()));
        if (form.isWrong()) {
            return general(visit, connector, form);
        }
        company.change(state -> change(
                        Renaming.connector(state, connector.name(), name),
                        name,
                        each -> each.group(group.orElseThrow()).blocked(form.has("blocked")))
                .restrictions(rules -> rules.with(name, rules.of(name).tokenDays(days)))
                .grants(grants -> grants.with(name, type)));
        return Visit.to(Visit.at("app-connectors", name), "saved");
    }

    /// A name that no other app connector has, in any letter case.
    String freeName(Form form, String field, Optional<AppConnector> own) {
        var name = form.name(field, LONGEST_NAME);
        if (name.toLowerCase(Locale.ROOT).equals("new")) {
            form.wrong(field, "wrong.reserved");
        }
        company.state()
                .connector(name)
                .filter(each ->
                        own.map(AppConnector::name).filter(each.name()::equals).isEmpty())
                .ifPresent(each -> form.wrong(field, "wrong.taken", each.name()));
        return name;
    }

    private static State change(State state, String name, UnaryOperator<AppConnector> change) {
        return state.office(office ->
                office.withConnectors(each -> each.name().equalsIgnoreCase(name) ? change.apply(each) : each));
    }

    Reply unblock(Visit visit) {
        var connector = the(visit, company);
        company.change(state -> change(state, connector.name(), each -> each.blocked(false)));
        return Visit.to(at(connector), "unblocked");
    }

    Reply getConnectors(Visit visit) {
        var connector = the(visit, company);
        var form = new Form().withAll("linked", spelt(getConnectorIds(), connector.getConnectors()));
        return links(visit, connector, form, "get-connectors", getConnectorOptions(visit, company.state()));
    }

    Reply saveGetConnectors(Visit visit) {
        var linked = visit.form().someOf("linked", getConnectorIds());
        return saved(visit, "get-connectors", each -> each.getConnectors(linked));
    }

    private List<String> getConnectorIds() {
        return getConnectors(company.state()).map(GetConnector::id).toList();
    }

    static Stream<GetConnector> getConnectors(State state) {
        return Stream.concat(state.office().own().stream(), BuiltIn.CONNECTORS.stream());
    }

    static List<Option> getConnectorOptions(Visit visit, State state) {
        return getConnectors(state)
                .map(each -> new Option(
                        each.id(), each.id(), each.description(visit.language().locale())))
                .toList();
    }

    Reply updateConnectors(Visit visit) {
        var connector = the(visit, company);
        var form = new Form().withAll("linked", connector.updateConnectors());
        return links(visit, connector, form, "update-connectors", updateConnectorOptions(visit, company.state()));
    }

    Reply saveUpdateConnectors(Visit visit) {
        var linked = visit.form().someOf("linked", updateConnectorIds(company.state()));
        return saved(visit, "update-connectors", each -> each.updateConnectors(linked));
    }

    static List<Option> updateConnectorOptions(Visit visit, State state) {
        return Fields.options(
                Updates.all(state),
                each -> new Option(
                        each.id(), each.id(), each.description(visit.language().locale())));
    }

    static List<String> updateConnectorIds(State state) {
        return Updates.all(state).stream().map(UpdateConnector::id).toList();
    }

    Reply services(Visit visit) {
        var connector = the(visit, company);
        var form = new Form()
                .withAll(
                        "linked",
                        connector.services().stream()
                                .map(AppConnector.Service::name)
                                .toList());
        return links(visit, connector, form, "services", serviceOptions(visit));
    }

    Reply saveServices(Visit visit) {
        var offered =
                Arrays.stream(AppConnector.Service.values()).map(Enum::name).toList();
        var linked = visit.form().someOf("linked", offered).stream()
                .map(AppConnector.Service::valueOf)
                .collect(Collectors.toSet());
        return saved(visit, "services", each -> each.services(linked));
    }

    private static List<Option> serviceOptions(Visit visit) {
        return Fields.options(
                List.of(AppConnector.Service.values()),
                each -> new Option(each.name(), visit.say("service." + each), visit.say("service." + each + ".note")));
    }

    private Reply links(Visit visit, AppConnector connector, Form form, String tab, List<Option> offered) {
        var fields = new Fields(visit, form);
        return sheet(visit, connector, tab)
                .with(Parts.card(Parts.form(
                        at(connector, tab),
                        fields.ticks("linked", "connector.linked." + tab, offered, visit.say("connector.no-links"))
                                .and(fields.save("save")))))
                .reply();
    }

    private Reply saved(Visit visit, String tab, UnaryOperator<AppConnector> change) {
        var connector = the(visit, company);
        company.change(state -> change(state, connector.name(), change));
        return Visit.to(at(connector, tab), "saved");
    }

    private static List<String> spelt(Collection<String> asDefined, Collection<String> linked) {
        return asDefined.stream()
                .filter(each -> linked.stream().anyMatch(each::equalsIgnoreCase))
                .toList();
    }

    Reply askRemoval(Visit visit) {
        var connector = the(visit, company);
        return Removal.ask(
                visit,
                new Sheet(visit, Place.APP_CONNECTOR, visit.say("deleting", connector.name()))
                        .under(connector.name(), at(connector)),
                visit.say("connector.removal", connector.name()),
                at(connector, "removal"),
                at(connector));
    }

    Reply remove(Visit visit) {
        var connector = the(visit, company);
        company.change(state -> Tokens.deleteAll(
                        state, token -> token.connector().equalsIgnoreCase(connector.name()))
                .restrictions(all -> all.without(connector.name()))
                .subscriptions(all -> all.withoutConnector(connector.name()))
                .grants(grants -> grants.without(connector.name()))
                .office(office -> office.connectors(office.connectors().stream()
                        .filter(each -> !each.name().equalsIgnoreCase(connector.name()))
                        .toList())));
        return Visit.to(Visit.at("app-connectors"), "deleted");
    }
}
