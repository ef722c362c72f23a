package estrik.sandbox.update;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SubjectsTest {
    private static final String SUBJECT = "/ProfitRestServices/connectors/KnSubject";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder()
            .language(Locale.ENGLISH)
            .clock(new SettableClock(Instant.parse("2026-11-22T08:00:00Z")))
            .start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @BeforeEach
    void link() {
        profit.link("KnSubject", "KnSubjectReaction", "Profit_Subjects", "Profit_SubjectTypes");
        profit.link("Profit_Subject_Attachments");
    }

    @Test
    void aDossierItemIsInsertedReadChangedAndDeleted() {
        var inserted = post("""
                {"KnSubject":{"Element":{"Fields":{"StId":%d,"Ds":"Kapotte printer","SbTx":"Tweede verdieping","ViPr":"H",
                  "DtFr":"2026-11-23","DtTo":"2026-11-30T17:00:00"}}}}
                """.formatted(type("ICT-aanvraag")));

        assertThat(inserted.statusCode()).isEqualTo(201);
        assertThat(inserted.body()).matches("\\{\"results\":\\{\"KnSubject\":\\{\"SbId\":\"\\d+\"}}}");
        long id = id(inserted);
        var row = row(id);
        assertThat(row.path("Subject").asString()).isEqualTo("Kapotte printer");
        assertThat(row.path("Comment").asString()).isEqualTo("Tweede verdieping");
        assertThat(row.path("Prioriteit").asString()).isEqualTo("Hoog");
        assertThat(row.path("DateCreated").asString()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(row.path("StartDate").asString()).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(row.path("EndDate").asString()).isEqualTo("2026-11-30T17:00:00Z");

        var changed = put("""
                {"KnSubject":{"Element":{"@SbId":%d,"Fields":{"Ds":"Printer gerepareerd","SbTx":"","ViPr":null,"St":true}}}}
                """.formatted(id));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        var now = row(id);
        assertThat(now.path("Subject").asString()).isEqualTo("Printer gerepareerd");
        assertThat(now.path("Comment").isNull()).isTrue();
        assertThat(now.path("Prioriteit").isNull()).isTrue();
        assertThat(now.path("Afgehandeld").asBoolean()).isTrue();
        assertThat(now.path("StartDate").asString()).isEqualTo("2026-11-23T00:00:00Z");

        assertThat(delete(SUBJECT + "/KnSubject/@SbId/" + id).statusCode()).isEqualTo(200);
        assertThat(row(id)).isNull();
    }

    @Test
    void everyTaskOfTheSampleCompanyHasADossierItem() {
        for (var task : profit.tasks("anna")) {
            var row = row(task.subjectId());
            assertThat(row.path("Subject").asString()).isEqualTo(task.subject());
            assertThat(row.path("WFstatus").asString()).isEqualTo(task.task());
            assertThat(row.path("WFClosed").asBoolean()).isFalse();
        }
        var added = profit.addTask("anna", "Zomaar");
        assertThat(row(added.subjectId()).path("Subject").asString()).isEqualTo("Zomaar");
    }

    @Test
    void aTypeWithAWorkflowBeginsIt() {
        long id = id(post(
                "{\"KnSubject\":{\"Element\":{\"Fields\":{\"StId\":%d,\"Ds\":\"Verlof\",\"DtTo\":\"2026-12-24\"}}}}"
                        .formatted(type("Verlof"))));

        assertThat(profit.tasks("anna"))
                .filteredOn(task -> task.subjectId() == id)
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.subject()).isEqualTo("Verlof");
                    assertThat(task.task()).isEqualTo("Goedkeuring leidinggevende");
                    assertThat(task.sender()).isEqualTo("Anna de Wit");
                    assertThat(task.endDate()).hasToString("2026-12-24");
                });
        put("{\"KnSubject\":{\"Element\":{\"@SbId\":%d,\"Fields\":{\"Ds\":\"Kerstverlof\"}}}}".formatted(id));
        assertThat(profit.tasks("anna"))
                .filteredOn(task -> task.subjectId() == id)
                .singleElement()
                .satisfies(task -> assertThat(task.subject()).isEqualTo("Kerstverlof"));
        delete(SUBJECT + "/KnSubject/SbId/" + id);
        assertThat(profit.tasks("anna")).noneMatch(task -> task.subjectId() == id);
    }

    @Test
    void namesAreReadInAnyLetterCaseAndTheContentTypeDoesNotMatter() {
        var answer = caller.change(
                token,
                "POST",
                "/profitrestservices/CONNECTORS/knsubject",
                """
                {"knsubject":{"element":{"fields":{"stid":"%d","DS":"Anders geschreven"}}}}
                """.formatted(type("Algemeen")),
                "Content-Type",
                "text/plain;charset=UTF-8");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).startsWith("{\"results\":{\"KnSubject\":{\"SbId\":");
    }

    @Test
    void whatCannotBeIsRefusedWithAfassNumbers() {
        long type = type("Algemeen");
        assertRefused(
                insert("\"StId\":%d,\"ViPr\":\"X\"".formatted(type)),
                "The entered value for 'Priority' does not exist.",
                -2147220469);
        assertRefused(insert("\"StId\":-7"), "The entered value for 'Dossier item type' does not exist.", -2147220469);
        assertThat(insert("\"StId\":-5,\"Ds\":\"Mail\"").statusCode()).isEqualTo(201);
        assertRefused(
                insert("\"StId\":%d,\"Kleur\":\"rood\"".formatted(type)),
                "Connector field 'Kleur' not found",
                -2147180996);
        assertRefused(insert("\"Ds\":\"Zonder type\""), "The field 'Dossier item type' is mandatory.", -2147180996);
        assertRefused(
                insert("\"StId\":\"veel\""), "The entered value for 'Dossier item type' is not valid.", -2147180996);
        assertRefused(
                insert("\"StId\":%d,\"DtFr\":\"gisteren\"".formatted(type)),
                "The entered value for 'Start date' is not valid.",
                -2147180996);
        assertRefused(
                insert("\"StId\":%d,\"Ds\":\"%s\"".formatted(type, "x".repeat(256))),
                "The entered value for 'Subject' is too long.",
                -2147180996);
        assertRefused(
                delete(SUBJECT + "/KnSubject/@SbId/1"),
                "The entered value for 'Dossier item' does not exist.",
                -2147220469);
        assertRefused(
                put("{\"KnSubject\":{\"Element\":{\"Fields\":{\"Ds\":\"x\",\"@Action\":\"update\"}}}}"),
                "The field 'Dossier item' is mandatory.",
                -2147180996);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "{}",
                "{\"KnSubject\":7}",
                "{\"KnSubject\":{}}",
                "{\"KnSubject\":{\"Element\":[7]}}",
                "{\"KnSubject\":{\"Element\":{\"Fields\":{\"Ds\":{}}}}}",
                "{\"KnSubject\":{\"Element\":{\"Fields\":{}}},\"x\":1}"
            })
    void aBodyThatIsNoUpdateIsMalformed(String body) {
        var answer = post(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Invalid json\"}");
    }

    @Test
    void aConnectorThatIsNotLinkedIsRefused() {
        for (var name : new String[] {"KnSubjectWorkflowReaction", "KnSalesRelationOrg"}) {
            var answer = caller.change(
                    token, "POST", "/ProfitRestServices/connectors/" + name, "{\"KnWorkflow\":{\"Element\":{}}}");
            assertRefused(
                    answer,
                    "General message: UpdateConnector not supported for this app or the user is not authorized",
                    -2147180996);
        }
        assertThat(caller.post(SUBJECT, "{}").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> insert(String fields) {
        return post("{\"KnSubject\":{\"Element\":{\"Fields\":{" + fields + "}}}}");
    }

    private HttpResponse<String> post(String body) {
        return caller.change(token, "POST", SUBJECT, body);
    }

    private HttpResponse<String> put(String body) {
        return caller.change(token, "PUT", SUBJECT, body);
    }

    private HttpResponse<String> delete(String path) {
        return caller.change(token, "DELETE", path, "");
    }

    private static void assertRefused(HttpResponse<String> answer, String text, int number) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Caller.json(answer).path("externalMessage").asString()).isEqualTo(text);
        assertThat(Caller.json(answer).path("errorNumber").asInt()).isEqualTo(number);
    }

    private static long id(HttpResponse<String> inserted) {
        assertThat(inserted.statusCode()).as(inserted.body()).isEqualTo(201);
        return Caller.json(inserted)
                .path("results")
                .path("KnSubject")
                .path("SbId")
                .asLong();
    }

    private long type(String description) {
        return caller.rows(token, "Profit_SubjectTypes", "filterfieldids", "Description", "filtervalues", description)
                .get(0)
                .path("TypeId")
                .asLong();
    }

    private JsonNode row(long subject) {
        return caller.rows(token, "Profit_Subjects", "filterfieldids", "SubjectId", "filtervalues", "" + subject)
                .get(0);
    }

    private JsonNode attachments(long subject) {
        return caller.rows(
                token, "Profit_Subject_Attachments", "filterfieldids", "subject_id", "filtervalues", "" + subject);
    }
}
