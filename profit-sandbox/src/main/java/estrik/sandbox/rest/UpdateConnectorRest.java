package estrik.sandbox.rest;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.update.Action;
import estrik.sandbox.update.Result;
import estrik.sandbox.update.UpdateJson;
import estrik.sandbox.update.Updates;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.util.LinkedHashMap;
import java.util.List;

/// `POST`, `PUT` and `DELETE /connectors/{id}`: rows inserted, updated and deleted.
final class UpdateConnectorRest {
    private final Company company;
    private final Updates updates;

    UpdateConnectorRest(Company company, Updates updates) {
        this.company = company;
        this.updates = updates;
    }

    @Operation(
            value = "POST /ProfitRestServices/connectors/{connector}",
            source = "AFAS developer pages, update-connector; AFAS OpenAPI")
    @Unverified("Which connectors answer with what they inserted, and the form for several rows")
    Reply insert(Request request) {
        var access = access(request);
        return inserted(updates.carryOut(access, connector(request), Action.INSERT, UpdateJson.read(request.body())));
    }

    private static Reply inserted(List<Result> results) {
        return results.isEmpty() ? Reply.empty(201) : Reply.json(201, UpdateJson.write(results));
    }

    @Operation(
            value = "PUT /ProfitRestServices/connectors/{connector}",
            source = "AFAS developer pages, update-connector; AFAS OpenAPI")
    @Unverified("200 or 201, and whether it has a body")
    Reply update(Request request) {
        var access = access(request);
        updates.carryOut(access, connector(request), Action.UPDATE, UpdateJson.read(request.body()));
        return Reply.empty(200);
    }

    @Operation(
            value = "POST /ProfitRestServices/connectors/{connector}/{object}",
            source = "AFAS developer pages, update-connector")
    @Unverified("How the body says in which row the object is inserted; here by the key of the row around it")
    Reply insertInto(Request request) {
        var access = access(request);
        var sent = UpdateJson.read(request.body());
        return inserted(updates.insertInto(access, connector(request), request.variable("object"), sent));
    }

    @Operation(
            value = "DELETE /ProfitRestServices/connectors/{connector}/{object}/{keys}/{values}",
            source = "AFAS OpenAPI; keys without @ after the text page")
    @Unverified("What it answers")
    Reply delete(Request request) {
        updates.delete(access(request), connector(request), List.of(row(request, "object", "keys", "values")));
        return Reply.empty(200);
    }

    @Operation(
            value =
                    "DELETE /ProfitRestServices/connectors/{connector}/{object}/{keys}/{values}/{inner}/{innerKeys}/{innerValues}",
            source = "AFAS developer pages, update-connector")
    @Unverified("What it answers")
    Reply deleteInside(Request request) {
        updates.delete(
                access(request),
                connector(request),
                List.of(row(request, "object", "keys", "values"), row(request, "inner", "innerKeys", "innerValues")));
        return Reply.empty(200);
    }

    private static Result row(Request request, String object, String keys, String values) {
        var names = request.variable(keys).split(",", -1);
        var given = request.variable(values).split(",", -1);
        if (names.length != given.length) {
            throw ProfitError.badRequest();
        }
        var found = new LinkedHashMap<String, String>();
        for (int at = 0; at < names.length; at++) {
            var name = names[at].strip();
            found.put(name.startsWith("@") ? name.substring(1) : name, given[at]);
        }
        return new Result(request.variable(object), found);
    }

    private Access access(Request request) {
        return Access.of(request, company);
    }

    private static String connector(Request request) {
        return request.variable("connector");
    }
}
