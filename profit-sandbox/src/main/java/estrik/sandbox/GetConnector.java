package estrik.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `GET /connectors/{id}`: rows of a GetConnector, filtered, ordered and cut into pages.
final class GetConnector {
    // OAS get-connector.md: columns times rows stay below this.
    private static final int MOST_CELLS = 150_000;

    private final Company company;

    GetConnector(Company company) {
        this.company = company;
    }

    @Operation(
            value = "GET /ProfitRestServices/connectors/{connector}",
            source = "AFAS developer pages, get-connector; paging oddities after a public client")
    @Unverified("How , and ; mix, letter case in comparisons, wildcards, the grammar of operator 15")
    Reply rows(Request request) {
        var access = Access.of(request, company);
        var definition = access.getConnector(request.variable("connector"));
        return answer(
                access, definition, Filtering.of(request, definition), Page.of(request), Order.of(request, definition));
    }

    @Operation(
            value = "GET /ProfitRestServices/connectors/{connector}/{fields}/{values}",
            source = "a comment in a public client; an older form")
    @Unverified("Everything about it")
    Reply rowsByPath(Request request) {
        var access = Access.of(request, company);
        var definition = access.getConnector(request.variable("connector"));
        var filter = Filtering.equal(request.variable("fields"), request.variable("values"), definition);
        return answer(access, definition, filter, Page.of(request), Order.of(request, definition));
    }

    private static Reply answer(
            Access access, GetConnectors.Definition definition, Filtering filter, Page page, Order order) {
        var found = GetConnectors.rows(definition, access.state(), access.user()).stream()
                .filter(filter::accepts)
                .sorted(order)
                .toList();
        var rows = page.cut(found);
        if ((long) rows.size() * definition.fields().size() >= MOST_CELLS) {
            throw ProfitError.outOfMemory();
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("skip", page.skip());
        body.put("take", page.take());
        body.put("rows", rows.stream().map(GetConnector::onTheWire).toList());
        return Reply.json(200, body);
    }

    private static Map<String, @Nullable Object> onTheWire(Map<String, @Nullable Object> row) {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((field, value) -> wire.put(field, Values.onTheWire(value)));
        return wire;
    }
}
