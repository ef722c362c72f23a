package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.DELETE;
import static estrik.sandbox.conformance.Operations.INSERT;
import static estrik.sandbox.conformance.Operations.METAINFO_UPDATE;
import static estrik.sandbox.conformance.Operations.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DossierConnectorsTest {
    private static final String CONNECTORS = "/ProfitRestServices/connectors/";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @BeforeEach
    void link() {
        profit.link("KnSubject", "KnSubjectReaction", "Profit_Subjects", "Profit_SubjectTypes");
        profit.link("Profit_Subject_Attachments", "Profit_Subject_Reaction_Attachments");
    }

    @Test
    @Fact(section = "6.4", mark = D, operation = METAINFO_UPDATE)
    void aDossierItemHasTheFieldsAndObjectsOfKnSubject() {
        var subject = Caller.json(caller.as(token, "/ProfitRestServices/metainfo/update/KnSubject"));

        assertThat(subject.path("fields")
                        .valueStream()
                        .map(each -> each.path("fieldId").asString()))
                .contains(
                        "SbId",
                        "StId",
                        "Ds",
                        "SbTx",
                        "Da",
                        "UsId",
                        "EmId",
                        "SbHi",
                        "SaId",
                        "ViPr",
                        "ScId",
                        "DtFr",
                        "DtTo",
                        "St",
                        "DtSt",
                        "FvF1",
                        "FvF2",
                        "FvF3",
                        "SbBl",
                        "SbPa",
                        "FileId",
                        "FileTrans",
                        "FileStream",
                        "MarkOpened",
                        "ProfileId",
                        "SubjectHandler");
        assertThat(subject.path("objects")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .contains("KnSubjectLink", "KnSubjectAttachment")
                .anyMatch(name -> name.matches("KnS[0-9]{2}"));
    }

    @Test
    @Fact(section = "6.4", mark = D, operation = INSERT)
    void aDossierItemIsInsertedWithAPositiveTypeOrMinusFive() {
        assertThat(insertOfType(-5).statusCode()).isEqualTo(201);
        assertThat(insertOfType(-7).statusCode()).isEqualTo(500);
        long type =
                caller.rows(token, "Profit_SubjectTypes").get(0).path("TypeId").asLong();
        assertThat(type).isPositive();
        assertThat(insertOfType(type).statusCode()).isEqualTo(201);
    }

    // That it exists is documented; what it takes is not.
    @Test
    @Fact(section = "6.4", mark = P, operation = INSERT)
    void knSubjectDynamicTakesWhatKnSubjectTakes() {
        profit.link("KnSubjectDynamic");

        var inserted = caller.change(
                token,
                "POST",
                CONNECTORS + "KnSubjectDynamic",
                "{\"KnSubject\":{\"Element\":{\"Fields\":{\"StId\":-5,\"Ds\":\"Dynamisch\"}}}}");

        assertThat(inserted.statusCode()).isEqualTo(201);
        var id = Caller.json(inserted)
                .path("results")
                .path("KnSubject")
                .path("SbId")
                .asString();
        assertThat(profit.subject(Long.parseLong(id)))
                .hasValueSatisfying(each -> assertThat(each.values()).containsEntry("Ds", "Dynamisch"));
    }

    @Test
    @Fact(section = "6.4", mark = D, operation = INSERT)
    void aPriorityIsHighNormalOrLow() {
        for (var priority : List.of("H", "N", "L")) {
            assertThat(insert("\"StId\":-5,\"ViPr\":\"" + priority + "\"").statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    @Fact(section = "6.4", mark = D, operation = INSERT)
    void aReactionNeedsItsDossierItemItsTextAndItsVisibility() {
        long subject = profit.addTask("anna", "Met reactie").subjectId();
        var item = "\"SbId\":" + subject;

        for (var part : List.of("\"SbTx\":\"x\",\"VaRe\":\"I\"", item + ",\"VaRe\":\"I\"", item + ",\"SbTx\":\"x\"")) {
            assertThat(reaction(part).statusCode()).isEqualTo(500);
        }
        assertThat(reaction(item + ",\"SbTx\":\"Gezien\",\"VaRe\":\"I\"").statusCode())
                .isEqualTo(201);
        assertThat(profit.reactions(subject))
                .singleElement()
                .satisfies(each -> assertThat(each.text()).isEqualTo("Gezien"));
    }

    @Test
    @Fact(section = "6.4", mark = D, operation = DELETE)
    void aReactionIsDeletedById() {
        long subject = profit.addTask("anna", "Met reactie").subjectId();
        reaction("\"SbId\":" + subject + ",\"SbTx\":\"Gezien\",\"VaRe\":\"I\"");
        long id = profit.reactions(subject).getFirst().id();

        caller.change(token, "DELETE", CONNECTORS + "KnSubjectReaction/KnReaction/@Id/" + id, "");

        assertThat(profit.reactions(subject)).isEmpty();
    }

    @Test
    @Fact(section = "6.4", mark = D, operation = ROWS)
    void dossierItemsAreReadWithTheseFields() {
        assertThat(String.join(
                        ", ", caller.rows(token, "Profit_Subjects").get(0).propertyNames()))
                .isEqualTo("TypeId, SubjectId, DateCreated, Subject, Comment, Status, Number, FeV1, FeV2, FeV3,"
                        + " OrgPersId, ContactNr, ToEmployer, ToDebtor, ToCreditor, ToOrgPers, ToEmployee,"
                        + " ToApplicant, Project, Campagne, Source, Responsible, StartDate, EndDate, Afgehandeld,"
                        + " Datum_afgehandeld, Bron, Type_actie, Prioriteit, WFstatus, WFClosed");
    }

    @Test
    @Fact(section = "6.4", mark = D, operation = ROWS)
    void attachmentsAreReadWithTheseFields() {
        long subject = profit.addTask("anna", "Met reactie").subjectId();
        caller.change(token, "POST", CONNECTORS + "KnSubjectReaction", """
                {"KnReaction":{"Element":{"Fields":{"SbId":%d,"SbTx":"x","VaRe":"I"},"Objects":[{"KnReactionAttachment":
                  {"Element":{"Fields":{"FileName":"a.txt","FileStream":"aG9p"}}}}]}}}
                """.formatted(subject));

        assertThat(caller.rows(token, "Profit_Subject_Attachments").get(0).propertyNames())
                .containsExactly("attachment_id", "subject_id", "file_id", "file_name");
        assertThat(caller.rows(token, "Profit_Subject_Reaction_Attachments")
                        .get(0)
                        .propertyNames())
                .containsExactlyInAnyOrder(
                        "attachment_id", "subject_id", "reaction_id", "file_id", "file_name", "file_size");
    }

    private HttpResponse<String> insertOfType(long type) {
        return insert("\"StId\":" + type + ",\"Ds\":\"x\"");
    }

    private HttpResponse<String> insert(String fields) {
        return caller.change(
                token, "POST", CONNECTORS + "KnSubject", "{\"KnSubject\":{\"Element\":{\"Fields\":{" + fields + "}}}}");
    }

    private HttpResponse<String> reaction(String fields) {
        return caller.change(
                token,
                "POST",
                CONNECTORS + "KnSubjectReaction",
                "{\"KnReaction\":{\"Element\":{\"Fields\":{" + fields + "}}}}");
    }
}
