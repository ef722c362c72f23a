package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.DELETE;
import static estrik.sandbox.conformance.Operations.DELETE_INSIDE;
import static estrik.sandbox.conformance.Operations.INSERT;
import static estrik.sandbox.conformance.Operations.INSERT_OBJECT;
import static estrik.sandbox.conformance.Operations.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UpdateConnectorTest {
    private static final String SUBJECT = "/ProfitRestServices/connectors/KnSubject";
    private static final String NOTE = "{\"Fields\":{\"FileName\":\"%s\",\"FileStream\":\"aG9p\"}}";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @BeforeEach
    void link() {
        profit.link("KnSubject", "Profit_Subjects", "Profit_SubjectTypes", "Profit_Subject_Attachments");
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = INSERT)
    void anInsertIs201WithTheNewKeysAsText() {
        var answer = insert("\"Ds\":\"Kapotte printer\"");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).matches("\\{\"results\":\\{\"KnSubject\":\\{\"SbId\":\"[0-9]+\"}}}");
        assertThat(row(id(answer)).path("Subject").asString()).isEqualTo("Kapotte printer");
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = INSERT)
    void elementIsAnObjectOrAList() {
        long type = type();
        var one = "{\"Fields\":{\"StId\":" + type + ",\"Ds\":\"%s\"}}";

        var list = send(
                "POST",
                SUBJECT,
                "{\"KnSubject\":{\"Element\":[" + one.formatted("Een") + "," + one.formatted("Twee") + "]}}");

        assertThat(list.statusCode()).isEqualTo(201);
        assertThat(subjects()).contains("Een", "Twee");
        assertThat(send("POST", SUBJECT, "{\"KnSubject\":{\"Element\":" + one.formatted("Drie") + "}}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(subjects()).contains("Drie");
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = INSERT)
    void objectsAreAListOfOneEachOrOneOfSeveral() {
        var link = "\"KnSubjectLink\":{\"Element\":{\"Fields\":{\"ToBC\":true,\"BcId\":\"1000744\"}}}";
        var attachment = "\"KnSubjectAttachment\":{\"Element\":[" + NOTE.formatted("a.txt") + "]}";

        for (var objects : List.of("[{" + link + "},{" + attachment + "}]", "{" + link + "," + attachment + "}")) {
            long id = id(insertWith(objects));
            assertThat(row(id).path("OrgPersId").asString()).isEqualTo("1000744");
            assertThat(files(id)).containsExactly("a.txt");
        }
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = UPDATE)
    void keysWithAnAtSignSayWhichRowIsMeant() {
        long id = id(insert("\"Ds\":\"Eerst\""));
        long other = id(insert("\"Ds\":\"Ander\""));

        var changed = update(id, "\"Ds\":\"Daarna\"");

        assertThat(changed.statusCode()).isBetween(200, 201);
        assertThat(row(id).path("Subject").asString()).isEqualTo("Daarna");
        assertThat(row(other).path("Subject").asString()).isEqualTo("Ander");
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = UPDATE)
    void anUpdateChangesTheFieldsThatAreSentAndNoOthers() {
        long id = id(insert("\"Ds\":\"Eerst\",\"SbTx\":\"Toelichting\",\"ViPr\":\"H\""));

        update(id, "\"ViPr\":\"L\"");

        assertThat(row(id).path("Prioriteit").asString()).isEqualTo("Laag");
        assertThat(row(id).path("Comment").asString()).isEqualTo("Toelichting");
        assertThat(row(id).path("Subject").asString()).isEqualTo("Eerst");
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = UPDATE)
    void anUpdateChangesTheSubObjectsWhoseKeyIsSent() {
        long id = id(insertWith("{\"KnSubjectAttachment\":{\"Element\":[" + NOTE.formatted("a.txt") + ","
                + NOTE.formatted("b.txt") + "]}}"));
        long first = attachments(id).get(0).path("attachment_id").asLong();

        var changed = send("PUT", SUBJECT, """
                {"KnSubject":{"Element":{"@SbId":%d,"Objects":[{"KnSubjectAttachment":{"Element":
                  {"@Id":%d,"Fields":{"FileName":"c.txt","FileStream":"aG9p"}}}}]}}}
                """.formatted(id, first));

        assertThat(changed.statusCode()).as(changed.body()).isBetween(200, 201);
        assertThat(files(id)).containsExactlyInAnyOrder("b.txt", "c.txt");
    }

    @Test
    @Fact(
            section = "6.1",
            mark = {D, C},
            operation = UPDATE)
    void anEmptyTextOrANullClearsAField() {
        for (var nothing : List.of("\"\"", "null")) {
            long id = id(insert("\"SbTx\":\"Toelichting\""));

            update(id, "\"SbTx\":" + nothing);

            assertThat(row(id).path("Comment").isNull()).as(nothing).isTrue();
        }
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = UPDATE)
    void anActionInTheFieldsIsForThatRowAlone() {
        long id = id(insertWith("{\"KnSubjectAttachment\":{\"Element\":[" + NOTE.formatted("weg.txt") + ","
                + NOTE.formatted("blijft.txt") + "]}}"));
        long gone = attachments(id).get(0).path("attachment_id").asLong();

        send("PUT", SUBJECT, """
                {"KnSubject":{"Element":{"@SbId":%d,"Objects":[{"KnSubjectAttachment":{"Element":[
                  {"@Id":%d,"Fields":{"@Action":"delete"}},
                  {"Fields":{"@Action":"insert","FileName":"nieuw.txt","FileStream":"aG9p"}}]}}]}}}
                """.formatted(id, gone));

        assertThat(files(id)).containsExactly("blijft.txt", "nieuw.txt");
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = INSERT)
    void aCallIsOneTransaction() {
        long type = type();
        var answer = send("POST", SUBJECT, """
                {"KnSubject":{"Element":[{"Fields":{"StId":%d,"Ds":"Goed"}},{"Fields":{"StId":9999,"Ds":"Fout"}}]}}
                """.formatted(type));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(subjects()).doesNotContain("Goed", "Fout");
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = INSERT)
    void valuesOfCodeTablesAreChecked() {
        assertThat(insert("\"ViPr\":\"H\"").statusCode()).isEqualTo(201);

        var refused = insert("\"ViPr\":\"X\"");
        assertThat(refused.statusCode()).isEqualTo(500);
    }

    @Test
    @Fact(section = "4.5", mark = D, operation = INSERT)
    void aValueThatDoesNotExistIsNamedByItsLabelAndHasItsOwnNumber() {
        var refused = caller.change(
                token,
                "POST",
                SUBJECT,
                "{\"KnSubject\":{\"Element\":{\"Fields\":{\"StId\":9999}}}}",
                "Accept-Language",
                "en-us");

        assertThat(Caller.json(refused).path("externalMessage").asString())
                .isEqualTo("The entered value for 'Dossier item type' does not exist.");
        assertThat(Caller.json(refused).path("errorNumber").asInt()).isEqualTo(-2147220469);
    }

    @Test
    @Fact(section = "4.5", mark = C, operation = INSERT)
    void anUpdateConnectorThatIsNotLinkedSaysSoInAGeneralMessage() {
        var refused =
                send("POST", "/ProfitRestServices/connectors/KnSubjectReaction", "{\"KnReaction\":{\"Element\":{}}}");

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(Caller.json(refused).path("externalMessage").asString())
                .isEqualTo(
                        "General message: Deze UpdateConnector wordt niet ondersteund of de gebruiker is niet geautoriseerd.");
        assertThat(Caller.json(refused).path("errorNumber").asInt()).isEqualTo(-2147180996);
    }

    @Test
    @Fact(
            section = "6.1",
            mark = D,
            operation = {INSERT, UPDATE})
    void customersHaveFieldsCalledUAnd32HexadecimalDigits() {
        var own = "U" + "0123456789ABCDEF".repeat(2);

        var inserted = insertWith("[{\"KnS03\":{\"Element\":{\"Fields\":{\"" + own + "\":\"blauw\"}}}}]");

        assertThat(inserted.statusCode()).as(inserted.body()).isEqualTo(201);
        assertThat(profit.subject(id(inserted)).orElseThrow().parts())
                .singleElement()
                .satisfies(part -> assertThat(part.values()).containsEntry(own, "blauw"));
    }

    @Test
    @Fact(section = "1.2", mark = D, operation = INSERT_OBJECT)
    void aSubObjectIsInsertedByItself() {
        long id = id(insert("\"Ds\":\"Heeft nog niets\""));

        var inserted = send("POST", SUBJECT + "/KnSubjectAttachment", """
                {"KnSubject":{"Element":{"@SbId":%d,"Objects":[{"KnSubjectAttachment":{"Element":%s}}]}}}
                """.formatted(id, NOTE.formatted("later.txt")));

        assertThat(inserted.statusCode()).as(inserted.body()).isEqualTo(201);
        assertThat(files(id)).containsExactly("later.txt");
        assertThat(row(id).path("Subject").asString()).isEqualTo("Heeft nog niets");
    }

    @Test
    @Fact(section = "1.2", mark = D, operation = DELETE)
    void aRowIsDeletedByItsKeyInThePath() {
        long id = id(insert("\"Ds\":\"Weg\""));

        var deleted = send("DELETE", SUBJECT + "/KnSubject/@SbId/" + id, "");

        assertThat(deleted.statusCode()).isBetween(200, 204);
        assertThat(subjects()).doesNotContain("Weg");
    }

    @Test
    @Fact(section = "1.2", mark = D, operation = DELETE)
    void aKeyInThePathMayStandWithoutItsAtSign() {
        long id = id(insert("\"Ds\":\"Weg\""));

        send("DELETE", SUBJECT + "/KnSubject/SbId/" + id, "");

        assertThat(subjects()).doesNotContain("Weg");
    }

    @Test
    @Fact(section = "1.2", mark = D, operation = DELETE_INSIDE)
    void aRowInsideAnotherIsDeletedByBothKeys() {
        long id = id(insertWith("{\"KnSubjectAttachment\":{\"Element\":[" + NOTE.formatted("a.txt") + ","
                + NOTE.formatted("b.txt") + "]}}"));
        long first = attachments(id).get(0).path("attachment_id").asLong();

        send("DELETE", SUBJECT + "/KnSubject/@SbId/" + id + "/KnSubjectAttachment/@Id/" + first, "");

        assertThat(files(id)).containsExactly("b.txt");
    }

    @Test
    @Fact(
            section = "1.4",
            mark = {C, P},
            operation = {INSERT, UPDATE})
    void anUpdateIsReadWhateverItsContentTypeSays() {
        var body = "{\"KnSubject\":{\"Element\":{\"Fields\":{\"StId\":%d,\"Ds\":\"Tekst\"}}}}".formatted(type());

        var answer = caller.change(token, "POST", SUBJECT, body, "Content-Type", "text/plain;charset=UTF-8");

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> insert(String fields) {
        return send(
                "POST",
                SUBJECT,
                "{\"KnSubject\":{\"Element\":{\"Fields\":{\"StId\":%d,%s}}}}".formatted(type(), fields));
    }

    private HttpResponse<String> insertWith(String objects) {
        return send(
                "POST",
                SUBJECT,
                "{\"KnSubject\":{\"Element\":{\"Fields\":{\"StId\":%d,\"Ds\":\"Met\"},\"Objects\":%s}}}"
                        .formatted(type(), objects));
    }

    private HttpResponse<String> update(long id, String fields) {
        return send(
                "PUT", SUBJECT, "{\"KnSubject\":{\"Element\":{\"@SbId\":%d,\"Fields\":{%s}}}}".formatted(id, fields));
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return caller.change(token, method, path, body);
    }

    private static long id(HttpResponse<String> inserted) {
        assertThat(inserted.statusCode()).as(inserted.body()).isEqualTo(201);
        return Caller.json(inserted)
                .path("results")
                .path("KnSubject")
                .path("SbId")
                .asLong();
    }

    private long type() {
        return caller.rows(token, "Profit_SubjectTypes", "filterfieldids", "Description", "filtervalues", "Algemeen")
                .get(0)
                .path("TypeId")
                .asLong();
    }

    private JsonNode row(long id) {
        return caller.rows(token, "Profit_Subjects", "filterfieldids", "SubjectId", "filtervalues", Long.toString(id))
                .get(0);
    }

    private List<String> subjects() {
        return caller.rows(token, "Profit_Subjects")
                .valueStream()
                .map(row -> row.path("Subject").asString())
                .toList();
    }

    private JsonNode attachments(long id) {
        return caller.rows(
                token, "Profit_Subject_Attachments", "filterfieldids", "subject_id", "filtervalues", Long.toString(id));
    }

    private List<String> files(long id) {
        return attachments(id)
                .valueStream()
                .map(row -> row.path("file_name").asString())
                .toList();
    }
}
