package estrik.sandbox.rest;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.State;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/// `GET /connectors/{id}`: rows of a GetConnector, filtered, ordered and cut into pages.
final class GetConnectorRest {
    private final Company company;
    private volatile Answers answers = Answers.NONE;

    GetConnectorRest(Company company) {
        this.company = company;
    }

    @Operation(
            value = "GET /ProfitRestServices/connectors/{connector}",
            source = "AFAS developer pages, get-connector; paging oddities after a public client")
    @Unverified("How , and ; mix, letter case in comparisons, wildcards, the grammar of operator 15")
    Reply rows(Request request) {
        return answer(request, view -> Filtering.of(request, view));
    }

    @Operation(
            value = "GET /ProfitRestServices/connectors/{connector}/{fields}/{values}",
            source = "a comment in a public client; an older form")
    @Unverified("Everything about it")
    Reply rowsByPath(Request request) {
        return answer(request, view -> Filtering.equal(request.variable("fields"), request.variable("values"), view));
    }

    private Reply answer(Request request, Function<View, Filtering> filter) {
        var access = Access.of(request, company);
        var connector = access.getConnector(request.variable("connector"));
        if (company.shuffles()) {
            return Reply.json(200, body(View.of(connector, access.state(), access.user()), filter, request));
        }
        var question = new Answers.Question(
                access.user(),
                connector,
                request.path().subList(2, request.path().size()),
                request.rawQuery());
        return Reply.json(
                200,
                answers(access.state())
                        .to(question, () -> body(View.of(connector, access.state(), access.user()), filter, request)));
    }

    private Answers answers(State state) {
        var present = answers;
        if (!present.areOf(state)) {
            present = new Answers(state);
            answers = present;
        }
        return present;
    }

    private byte[] body(View view, Function<View, Filtering> filter, Request request) {
        var page = Page.of(request);
        var order = Order.of(request.parameter("orderbyfieldids"), view);
        var rows = new Query(filter.apply(view), order, page, company.shuffles()).rows(view);
        var names = view.fields().stream()
                .map(field -> new SerializedString(field.id()))
                .toArray(SerializedString[]::new);
        var body = new ByteArrayOutputStream(16 * 1024);
        try (var json = Json.MAPPER.createGenerator(body)) {
            json.writeStartObject();
            json.writeNumberProperty("skip", page.skip());
            json.writeNumberProperty("take", page.take());
            json.writeArrayPropertyStart("rows");
            rows.forEach(row -> write(json, names, view.fields(), row));
            json.writeEndArray();
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private static void write(
            JsonGenerator json, SerializedString[] names, List<View.ViewField> fields, @Nullable Object[] row) {
        json.writeStartObject();
        for (int at = 0; at < names.length; at++) {
            json.writeName(names[at]);
            write(json, row[fields.get(at).at()]);
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
