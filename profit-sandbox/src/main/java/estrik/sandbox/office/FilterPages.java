package estrik.sandbox.office;

import estrik.sandbox.company.BuiltIn;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.wire.Reply;

/// The fixed filter of a GetConnector. It speaks of columns of the data collection, not of renamed fields.
final class FilterPages {
    private final Company company;

    FilterPages(Company company) {
        this.company = company;
    }

    Reply show(Visit visit) {
        var connector = GetConnectorPages.own(visit, company);
        return show(visit, connector, Conditions.filled(new Form(), connector.filter()));
    }

    private Reply show(Visit visit, GetConnector connector, Form form) {
        var fields = new Fields(visit, form);
        var collection = BuiltIn.collection(company.state(), connector.collection());
        return GetConnectorPages.sheet(visit, connector, "filter")
                .lead(visit.say("filter.lead"))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        GetConnectorPages.at(connector, "filter"),
                        Conditions.rows(visit, form, collection).and(fields.save("save")))))
                .reply(form);
    }

    Reply save(Visit visit) {
        var connector = GetConnectorPages.own(visit, company);
        var form = visit.form();
        var collection = BuiltIn.collection(company.state(), connector.collection());
        var filter = Conditions.read(form, collection, company.state());
        if (form.isWrong()) {
            return show(visit, connector, form);
        }
        company.change(state -> GetConnectorPages.change(state, connector.id(), each -> each.filter(filter)));
        return Visit.to(GetConnectorPages.at(connector, "filter"), "saved");
    }
}
