package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.List;

/// One UpdateConnector, ready to write rows; made by [Session#updateConnector(String)]. Immutable, shared by
/// threads.
///
/// ```java
/// profit.as(token).updateConnector("KnSubjectReaction")
///         .insert(element("KnReaction").set("SbId", 36717).set("SbTx", "Seen").set("VaRe", "I"));
/// ```
///
/// Each call is one transaction: Profit writes all of its rows or none. No call is ever repeated by this
/// client, and after [Refusal.Unreachable] or [Refusal.NotUnderstood] the rows may have been written: read
/// before writing again. Profit refuses what it does not like with [Refusal.Failed] and its own text. Source:
/// AFAS docs, *UpdateConnector*.
public final class UpdateConnector {
    private static final String SERVICE = "AppConnectorUpdate";
    // AFAS docs, Troubleshooting: above 75 MB the answer is 413. It does not say which of the two megabytes it
    // means; this is the greater.
    private static final int LONGEST = 75 * 1024 * 1024;

    private final Session session;
    private final String id;
    private final boolean soap;

    private UpdateConnector(Session session, String id, boolean soap) {
        this.session = session;
        this.id = id;
        this.soap = soap;
    }

    static UpdateConnector of(Session session, String id) {
        Session.segment(id);
        return new UpdateConnector(session, id, false);
    }

    /// The same UpdateConnector, called over SOAP: `Execute` of `AppConnectorUpdate.asmx`. It writes the same
    /// rows; a row inside another takes the action of the row around it unless it says its own.
    public UpdateConnector overSoap() {
        return new UpdateConnector(session, id, true);
    }

    /// What its rows may hold; over REST, always.
    public Answer<UpdateConnectorInfo> metainfo() {
        return session.send(
                session.call(what(), "/metainfo/update/" + Session.segment(id)),
                reply -> new Answer.Ok<>(UpdateConnectorInfo.of(id, reply.object())));
    }

    /// Inserts rows.
    ///
    /// @param rows one or more, all of the same object
    /// @return the keys that Profit gave, as far as it tells; [Refusal.TooLarge] without asking when the rows
    ///     take more than the 75 MB that Profit takes in one call
    /// @throws IllegalArgumentException when there are no rows, or rows of several objects
    public Answer<Results> insert(Element... rows) {
        return insert(List.of(rows));
    }

    /// Inserts rows; see [#insert(Element...)].
    public Answer<Results> insert(List<Element> rows) {
        return write("POST", "", Element.Action.INSERT, rows);
    }

    /// Updates rows: the fields that are set, and the rows inside whose key is there. Nothing else changes.
    ///
    /// @param rows one or more, all of the same object, each with its key
    /// @return mostly nothing; [Refusal.TooLarge] without asking when the rows take more than 75 MB
    /// @throws IllegalArgumentException when there are no rows, or rows of several objects
    public Answer<Results> update(Element... rows) {
        return update(List.of(rows));
    }

    /// Updates rows; see [#update(Element...)].
    public Answer<Results> update(List<Element> rows) {
        return write("PUT", "", Element.Action.UPDATE, rows);
    }

    /// Inserts the rows inside a row that is there already and stays as it is.
    ///
    /// AFAS does not say how its address for that names the row around; here the body does, by its key.
    ///
    /// @param around the row by its key, with one or more rows of one object inside
    /// @return the keys that Profit gave, as far as it tells
    /// @throws IllegalArgumentException when the row has no key, or fields to be set, or anything but rows of
    ///     one object inside
    public Answer<Results> insertInside(Element around) {
        if (around.keys().isEmpty()
                || !around.fields().isEmpty()
                || around.objects().size() != 1) {
            throw new IllegalArgumentException(
                    "Inserting inside a row takes its key and nothing else of it, and rows of one object inside.");
        }
        if (soap) {
            var inserted = around.inside().stream().map(Element::inserted).toArray(Element[]::new);
            return execute(Element.Action.UPDATE, List.of(around.updated().holdingOnly(inserted)));
        }
        var inner = around.inside().getFirst().object();
        return write("POST", "/" + inner, Element.Action.INSERT, List.of(around));
    }

    /// Deletes a row, or one row inside it, for good: `element("KnSubject").key("SbId", 1957)` deletes the
    /// dossier item, and with `element("KnSubjectAttachment").key("Id", 3)` inside it only that attachment.
    ///
    /// Over REST the keys stand in the address, which can carry no comma and no slash; over SOAP they may be
    /// anything.
    ///
    /// @param row its keys, and at most one row inside each
    /// @return mostly nothing: AFAS does not say what it answers
    /// @throws IllegalArgumentException when it has fields to be set, lacks a key, or names several rows; over
    ///     REST also when a key has a comma or a slash in it
    public Answer<Results> delete(Element row) {
        checkDeletable(row);
        return soap ? execute(Element.Action.DELETE, List.of(deleting(row))) : deleteByAddress(row);
    }

    private static void checkDeletable(Element row) {
        if (row.keys().isEmpty() || !row.fields().isEmpty() || row.inside().size() > 1) {
            throw new IllegalArgumentException(
                    "A row to be deleted has its keys and nothing else, but for one row inside that is meant instead.");
        }
        row.inside().forEach(UpdateConnector::checkDeletable);
    }

    private static Element deleting(Element row) {
        return row.inside().isEmpty()
                ? row.deleted()
                : row.updated().holdingOnly(deleting(row.inside().getFirst()));
    }

    private Answer<Results> deleteByAddress(Element row) {
        return session.send(session.delete(what(), path() + "/" + address(row)), UpdateConnector::results);
    }

    /// Such as `KnSubject/@SbId/1957`, or `…/@K1,@K2/{v1},{v2}`; the row inside follows in the same form.
    private static String address(Element row) {
        var names = row.keys().keySet().stream().map(name -> "@" + name).collect(joining(","));
        var values = row.keys().entrySet().stream()
                .map(key -> inAddress(key.getKey(), key.getValue().text()))
                .collect(joining(","));
        var address = row.object() + "/" + names + "/" + values;
        return row.inside().isEmpty()
                ? address
                : address + "/" + address(row.inside().getFirst());
    }

    // A comma separates values, and servers split addresses at slashes even where these are escaped.
    private static String inAddress(String key, String value) {
        if (value.matches(".*[,/\\\\].*|\\.\\.?")) {
            throw new IllegalArgumentException("Key '" + key
                    + "' has a comma, a slash or only dots in it, which an address cannot carry; delete it over SOAP.");
        }
        return Filter.encoded(value);
    }

    private Answer<Results> write(String method, String inner, Element.Action action, List<Element> rows) {
        if (rows.isEmpty()) {
            throw nothingToWrite();
        }
        var objects = rows.stream().map(Element::object).distinct().toList();
        if (objects.size() > 1) {
            throw new IllegalArgumentException("One call writes rows of one object, not of " + objects + ".");
        }
        if (soap) {
            return execute(action, rows);
        }
        var call = session.json(method, what(), path() + inner, ElementJson.written(rows));
        return isTooLong(call) ? tooLong() : session.send(call, UpdateConnector::results);
    }

    static IllegalArgumentException nothingToWrite() {
        return new IllegalArgumentException("There is no row to write.");
    }

    private Answer<Results> execute(Element.Action action, List<Element> rows) {
        var parameters = List.of(
                new Soap.Parameter("connectorType", id),
                new Soap.Parameter("connectorVersion", "1"),
                new Soap.Parameter("dataXml", ElementXml.written(rows, action)));
        var call = session.soap(what(), SERVICE, "Execute", parameters);
        return isTooLong(call)
                ? tooLong()
                : session.soapResult(call, "Execute", (result, _details) -> Results.ofSoap(result));
    }

    // A character is at least 1 byte and at most 3.
    private static boolean isTooLong(Call call) {
        var body = String.valueOf(call.body());
        return body.length() > LONGEST || (body.length() > LONGEST / 3 && body.getBytes(UTF_8).length > LONGEST);
    }

    private Answer<Results> tooLong() {
        return new Answer.Refused<>(new Refusal.TooLarge(
                "The rows for " + what() + " take more than the 75 MB that Profit takes in one call.", Details.NONE));
    }

    private static Answer<Results> results(Reply reply) throws IOException, Garbled {
        return new Answer.Ok<>(Results.of(reply));
    }

    private String what() {
        return "UpdateConnector '" + id + "'";
    }

    private String path() {
        return "/connectors/" + Session.segment(id);
    }

    @Override
    public String toString() {
        return "UpdateConnector[" + id + (soap ? " over SOAP" : "") + "]";
    }
}
