package estrik.sandbox.control;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.Restrictions.Rules;
import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// `/_sandbox/api/connectors/{name}/restrictions`: from where an app connector may be called, and how long its tokens
/// work.
final class RestrictionsApi {
    private static final Set<String> KNOWN = new TreeSet<>(Set.of("allowed", "denied", "tokenDays"));

    private final Company company;

    RestrictionsApi(Company company) {
        this.company = company;
    }

    Reply get(Request request) {
        return Reply.json(200, company.state().restrictions().of(connector(request)));
    }

    /// Puts these in the place of the ones before; what is not named is none.
    Reply put(Request request) {
        var connector = connector(request);
        var rules = rules(ControlApi.body(request));
        company.change(state -> state.restrictions(all -> all.with(connector, rules)));
        return Reply.json(200, rules);
    }

    private String connector(Request request) {
        var name = request.variable("name");
        return company.state()
                .connector(name)
                .orElseThrow(() -> new BadInput("There is no app connector '" + name + "' in the sandbox."))
                .name();
    }

    private static Rules rules(JsonNode json) {
        var unknown = new TreeSet<>(json.propertyNames());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new BadInput("Restrictions have no \"" + unknown.first() + "\"; they may have "
                    + String.join(", ", KNOWN) + ".");
        }
        var days = json.path("tokenDays");
        if (!days.isMissingNode() && !(days.isIntegralNumber() && days.canConvertToInt())) {
            throw new BadInput("\"tokenDays\" must be a whole number.");
        }
        try {
            return new Rules(texts(json, "allowed"), texts(json, "denied"), days.asInt(0));
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }

    private static List<String> texts(JsonNode json, String name) {
        var list = json.path(name);
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray() || !list.values().stream().allMatch(JsonNode::isString)) {
            throw new BadInput("\"" + name + "\" must be a list of texts.");
        }
        return list.values().stream().map(JsonNode::asString).toList();
    }
}
