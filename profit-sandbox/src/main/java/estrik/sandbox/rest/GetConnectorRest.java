package estrik.sandbox.rest;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.State;
import estrik.sandbox.query.Filtering;
import estrik.sandbox.query.Order;
import estrik.sandbox.query.Page;
import estrik.sandbox.query.Query;
import estrik.sandbox.query.View;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.util.function.Function;
import java.util.function.Supplier;

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
        Supplier<Reply> work =
                () -> Reply.json(200, body(View.of(connector, access.state(), access.user()), filter, request));
        if (company.shuffles()) {
            return work.get();
        }
        var path = request.path().subList(2, request.path().size());
        return answers(access.state())
                .to(new Answers.Question(access.user(), connector, path, request.rawQuery()), work);
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
        return RowsJson.of(page, view.fields(), rows);
    }
}
