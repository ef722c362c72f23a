package estrik.sandbox.rest;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.query.Filtering;
import estrik.sandbox.query.Order;
import estrik.sandbox.query.Page;
import estrik.sandbox.query.Query;
import estrik.sandbox.query.Values;
import estrik.sandbox.query.View;
import estrik.sandbox.wire.Json;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// `GET /connectors/{id}`: rows of a GetConnector, filtered, ordered and cut into pages.
public final class GetConnectorRest {
    private final Company company;

    public GetConnectorRest(Company company) {
        this.company = company;
    }

    @Operation(
            value = "GET /ProfitRestServices/connectors/{connector}",
            source = "AFAS developer pages, get-connector; paging oddities after a public client")
    @Unverified("How , and ; mix, letter case in comparisons, wildcards, the grammar of operator 15")
    public Reply rows(Request request) {
        var view = view(request);
        return answer(view, Filtering.of(request, view), request);
    }

    @Operation(
            value = "GET /ProfitRestServices/connectors/{connector}/{fields}/{values}",
            source = "a comment in a public client; an older form")
    @Unverified("Everything about it")
    public Reply rowsByPath(Request request) {
        var view = view(request);
        return answer(view, Filtering.equal(request.variable("fields"), request.variable("values"), view), request);
    }

    private View view(Request request) {
        var access = Access.of(request, company);
        return View.of(access.getConnector(request.variable("connector")), access.state(), access.user());
    }

    private Reply answer(View view, Filtering filter, Request request) {
        var page = Page.of(request);
        var order = Order.of(request.parameter("orderbyfieldids"), view);
        var rows = new Query(filter, order, page, company.shuffles()).rows(view);
        var body = new ByteArrayOutputStream(16 * 1024);
        try (var json = Json.MAPPER.createGenerator(body)) {
            json.writeStartObject();
            json.writeNumberProperty("skip", page.skip());
            json.writeNumberProperty("take", page.take());
            json.writeArrayPropertyStart("rows");
            rows.forEach(row -> write(json, view.fields(), row));
            json.writeEndArray();
            json.writeEndObject();
        }
        return Reply.json(200, body.toByteArray());
    }

    private static void write(JsonGenerator json, List<View.ViewField> fields, @Nullable Object[] row) {
        json.writeStartObject();
        for (var field : fields) {
            json.writeName(field.id());
            write(json, row[field.at()]);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case BigDecimal amount -> json.writeNumber(amount);
            // OAS get-connector.md: the Z means nothing, the time is that of Amsterdam.
            case LocalDateTime date -> json.writeString(Values.text(date) + "Z");
            default -> json.writeString(Values.text(value));
        }
    }
}
