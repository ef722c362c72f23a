package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Restrictions.Rules;
import estrik.sandbox.wire.Reply;
import java.util.List;

/// The tab IP restrictions of an app connector: one address or range a line.
final class RestrictionPages {
    private final Company company;

    RestrictionPages(Company company) {
        this.company = company;
    }

    Reply show(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        var rules = company.state().restrictions().of(connector.name());
        var form = new Form()
                .with("allowed", String.join("\n", rules.allowed()))
                .with("denied", String.join("\n", rules.denied()));
        return show(visit, connector, form);
    }

    private static Reply show(Visit visit, AppConnector connector, Form form) {
        var fields = new Fields(visit, form);
        return AppConnectorPages.sheet(visit, connector, "restrictions")
                .lead(visit.say("restriction.lead"))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        AppConnectorPages.at(connector, "restrictions"),
                        fields.area("allowed", "restriction.allowed")
                                .and(fields.area("denied", "restriction.denied"))
                                .and(fields.save("save")))))
                .reply(form);
    }

    Reply save(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        var form = visit.form();
        var allowed = ranges(form, "allowed");
        var denied = ranges(form, "denied");
        if (form.isWrong()) {
            return show(visit, connector, form);
        }
        company.change(state -> state.restrictions(rules -> rules.with(
                connector.name(),
                new Rules(allowed, denied, rules.of(connector.name()).tokenDays()))));
        return Visit.to(AppConnectorPages.at(connector, "restrictions"), "saved");
    }

    private static List<String> ranges(Form form, String name) {
        var ranges = form.lines(name);
        for (var range : ranges) {
            try {
                Rules.NONE.allow(range);
            } catch (IllegalArgumentException e) {
                form.wrong(name, "wrong.range", range);
            }
        }
        return ranges;
    }
}
