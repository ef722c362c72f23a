package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierTest {
    private static final String REST = "/ProfitRestServices/";

    @Test
    void everythingInTheDossierSurvivesARestart(@TempDir Path data) {
        var bytes = new byte[2_000_000];
        new Random(3).nextBytes(bytes);
        Subject item;
        List<Reaction> reactions;
        List<Task> brams;
        String token;
        try (var first = ProfitSandbox.builder().data(data).start()) {
            first.link("KnSubject", "KnSubjectWorkflowReaction", "FileConnector", "Profit_Subject_Attachments");
            token = first.tokenFor("anna");
            var task = first.addTask("anna", "Blijft bewaard");
            var caller = new Caller(first);
            var answers = List.of(
                    caller.change(token, "PUT", REST + "connectors/KnSubject", """
                            {"KnSubject":{"Element":{"@SbId":%d,"Fields":{"SbTx":"Tekst","ViPr":"L"},"Objects":[
                              {"KnSubjectAttachment":{"Element":{"Fields":{"FileName":"groot.bin","FileStream":"%s"}}}},
                              {"KnS01":{"Element":{"Fields":{"Kleur":"blauw"}}}}]}}}
                            """.formatted(
                                    task.subjectId(), Base64.getEncoder().encodeToString(bytes))),
                    caller.change(token, "POST", REST + "connectors/KnSubjectWorkflowReaction", """
                            {"KnWorkflow":{"Element":{"Fields":{"SbId":%d,"WfNm":"%s","TkNm":"%s","AcNm":"%s","Tx":"Doe jij?","UsTa":"bram"}}}}
                            """.formatted(
                                    task.subjectId(),
                                    BuiltIn.guid("Workflow algemeen"),
                                    BuiltIn.guid("Workflow algemeen/Beoordelen"),
                                    BuiltIn.guid("Workflow algemeen/Beoordelen/Delegeren"))));
            assertThat(answers)
                    .extracting(each -> each.statusCode() + each.body())
                    .containsExactly("200", "201");
            item = first.subject(task.subjectId()).orElseThrow();
            reactions = first.reactions(item.id());
            brams = first.tasks("bram");
        }

        try (var second = ProfitSandbox.builder().data(data).start()) {
            var caller = new Caller(second);
            assertThat(second.subject(item.id())).hasValue(item);
            assertThat(second.reactions(item.id())).isEqualTo(reactions).hasSize(1);
            assertThat(second.tasks("bram")).isEqualTo(brams);
            var file = caller.rows(
                            token,
                            "Profit_Subject_Attachments",
                            "filterfieldids",
                            "file_name",
                            "filtervalues",
                            "groot.bin")
                    .get(0)
                    .path("file_id")
                    .asString();
            var body = Caller.json(caller.as(token, REST + "FileConnector?fileid=" + file + "&filename=groot.bin"));
            assertThat(Base64.getDecoder().decode(body.path("filedata").asString()))
                    .isEqualTo(bytes);

            caller.change(second.tokenFor("bram"), "POST", REST + "connectors/KnSubjectWorkflowReaction", """
                    {"KnWorkflow":{"Element":{"Fields":{"SbId":%d,"WfNm":"%s","TkNm":"%s","AcNm":"%s"}}}}
                    """.formatted(
                            item.id(),
                            BuiltIn.guid("Workflow algemeen"),
                            BuiltIn.guid("Workflow algemeen/Beoordelen"),
                            BuiltIn.guid("Workflow algemeen/Beoordelen/Goedkeuren")));
            assertThat(second.tasks("anna")).anyMatch(task -> task.subjectId() == item.id());
        }
    }
}
