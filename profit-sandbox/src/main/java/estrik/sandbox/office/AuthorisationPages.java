package estrik.sandbox.office;

import estrik.sandbox.company.BuiltIn;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.Office.Authorisation;
import estrik.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Filter authorisation: which rows of a data collection a user or a user group gets to see.
// Help: rows outside the filter are silently absent.
final class AuthorisationPages {
    private final Company company;

    AuthorisationPages(Company company) {
        this.company = company;
    }

    Reply list(Visit visit) {
        return AuthorisationTool.sheet(visit, "authorisations")
                .lead(visit.say("authorisation.lead"))
                .action(Parts.primaryLink(Visit.at("authorisations", "new"), visit.say("new")))
                .with(Parts.card(Parts.list(
                        company.state().office().filters(),
                        visit.say("authorisation.none"),
                        each -> Parts.row(
                                at(each),
                                who(each.who()),
                                words(visit, each.filter()),
                                Parts.badge(each.collection())))))
                .reply();
    }

    private static String at(Authorisation authorisation, String... more) {
        return Visit.at(Stream.concat(
                        Stream.of("authorisations", authorisation.who(), authorisation.collection()), Stream.of(more))
                .toArray(String[]::new));
    }

    private String who(String who) {
        return company.state().user(who).map(each -> each.name()).orElse(who);
    }

    private static String words(Visit visit, String filter) {
        var form = Conditions.filled(new Form(), filter);
        return IntStream.range(0, 100)
                .takeWhile(at -> form.has("column." + at))
                .mapToObj(at -> (at == 0 ? "" : visit.say("filter." + form.value("join." + at)) + " ")
                        + form.value("column." + at) + " " + visit.say("operator." + form.value("operator." + at)) + " "
                        + form.value("value." + at))
                .collect(Collectors.joining(" "));
    }

    Reply fresh(Visit visit) {
        return fresh(visit, new Form());
    }

    private Reply fresh(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        return AuthorisationTool.below(visit, "authorisations", visit.say("authorisation.new"))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        Visit.at("authorisations"),
                        fields.choice("who", "authorisation.who", everybody())
                                .and(fields.choice(
                                        "collection",
                                        "authorisation.collection",
                                        Fields.options(collections().stream()
                                                .map(DataCollection::id)
                                                .toList())))
                                .and(fields.save("next")))))
                .reply(form);
    }

    private List<Fields.Option> everybody() {
        return Stream.concat(
                        company.state().groups().stream().map(each -> new Fields.Option(each, each)),
                        company.state().office().users().stream().map(AuthorisationTool::option))
                .toList();
    }

    private List<DataCollection> collections() {
        return DataCollections.all(company.state());
    }

    /// Leads to the page where the conditions are filled in; nothing is stored yet.
    Reply choose(Visit visit) {
        var form = visit.form();
        var who = form.choice(
                "who", everybody().stream().map(Fields.Option::value).toList());
        var collection = form.oneOf(
                "collection", collections().stream().map(DataCollection::id).toList());
        return who.isEmpty()
                ? fresh(visit, form)
                : Reply.seeOther(Visit.at("authorisations", who.orElseThrow(), collection));
    }

    /// The conditions at this address, empty when there are none yet.
    private Authorisation the(Visit visit) {
        var who = visit.the(
                "who",
                name -> everybody().stream()
                        .map(Fields.Option::value)
                        .filter(name::equals)
                        .findFirst());
        var collection = visit.the(
                "collection",
                id -> collections().stream()
                        .map(DataCollection::id)
                        .filter(id::equals)
                        .findFirst());
        return company.state().office().filters().stream()
                .filter(each -> each.who().equals(who) && each.collection().equals(collection))
                .findFirst()
                .orElseGet(() -> new Authorisation(who, collection, ""));
    }

    Reply show(Visit visit) {
        var authorisation = the(visit);
        return show(visit, authorisation, Conditions.filled(new Form(), authorisation.filter()));
    }

    private Reply show(Visit visit, Authorisation authorisation, Form form) {
        var fields = new Fields(visit, form);
        var collection = BuiltIn.collection(company.state(), authorisation.collection());
        return AuthorisationTool.below(
                        visit, "authorisations", who(authorisation.who()) + " · " + authorisation.collection())
                .lead(visit.say("authorisation.rows"))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        at(authorisation),
                        Conditions.rows(visit, form, collection).and(fields.save("save")))))
                .reply(form);
    }

    /// Stores the conditions; without any, the authorisation is gone.
    Reply save(Visit visit) {
        var authorisation = the(visit);
        var form = visit.form();
        var collection = BuiltIn.collection(company.state(), authorisation.collection());
        var filter = Conditions.read(form, collection, company.state());
        if (form.isWrong()) {
            return show(visit, authorisation, form);
        }
        company.change(state -> state.office(office -> {
            var all = new ArrayList<>(office.filters());
            all.removeIf(each ->
                    each.who().equals(authorisation.who()) && each.collection().equals(authorisation.collection()));
            if (!filter.isEmpty()) {
                all.add(new Authorisation(authorisation.who(), authorisation.collection(), filter));
            }
            return office.filters(all);
        }));
        return filter.isEmpty()
                ? Visit.to(Visit.at("authorisations"), "deleted")
                : Visit.to(at(authorisation), "saved");
    }
}
