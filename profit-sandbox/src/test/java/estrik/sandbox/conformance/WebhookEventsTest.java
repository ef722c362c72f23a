package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.DELETE;
import static estrik.sandbox.conformance.Operations.INSERT;
import static estrik.sandbox.conformance.Operations.SERVER;
import static estrik.sandbox.conformance.Operations.UPDATE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.webhook.Receiver.Post;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class WebhookEventsTest {
    @AutoClose
    private final Hook hook = new Hook();

    WebhookEventsTest() throws IOException {}

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void anEventIsPostedAsJsonAndSignedWithThePassword() throws GeneralSecurityException {
        hook.listen();
        hook.insert("Kapotte printer");
        hook.nextBatch();

        var post = hook.receiver.posts(1).getFirst();

        assertThat(post.method()).isEqualTo("POST");
        assertThat(post.type()).startsWith("application/json");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Hook.PASSWORD.getBytes(UTF_8), "HmacSHA256"));
        assertThat(post.signature())
                .isEqualTo("sha256="
                        + HexFormat.of().formatHex(mac.doFinal(post.body().getBytes(UTF_8))));
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void anEventHasAnIdTheEnvironmentWithoutItsLetterATypeDataAndATime() {
        hook.listen();
        hook.insert("Kapotte printer");
        hook.nextBatch();

        var event = hook.receiver.posts(1).getFirst().json();

        assertThat(event.propertyNames()).containsExactly("EventId", "EnvironmentId", "EventType", "Data", "Timestamp");
        assertThat(event.path("EventId").asString()).matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        assertThat(event.path("EnvironmentId").asString()).isEqualTo("12345AA");
        assertThat(event.path("Timestamp").asString()).isEqualTo("2026-11-22T08:00:00.0000000Z");
    }

    @Test
    @Fact(
            section = "10",
            mark = D,
            operation = {INSERT, UPDATE, DELETE})
    void dossierItemsThatAreCreatedUpdatedAndDeletedAreToldByTypeAndNumber() {
        hook.listen();

        long id = hook.insert("Kapotte printer");
        hook.nextBatch();
        hook.receiver.posts(1);
        hook.send(
                "PUT",
                "KnSubject",
                "{\"KnSubject\":{\"Element\":{\"@SbId\":%d,\"Fields\":{\"Ds\":\"Anders\"}}}}".formatted(id));
        hook.nextBatch();
        hook.receiver.posts(2);
        hook.send("DELETE", "KnSubject/KnSubject/@SbId/" + id, "");
        hook.nextBatch();

        assertThat(hook.receiver.posts(3))
                .extracting(Post::event)
                .containsExactly("subject.created", "subject.updated", "subject.deleted");
        assertThat(hook.receiver.posts())
                .extracting(post -> post.json().path("Data").toString())
                .containsOnly("{\"SubjectTypeId\":-5,\"SubjectId\":" + id + "}");
    }

    @Test
    @Fact(
            section = "10",
            mark = D,
            operation = {INSERT, UPDATE, DELETE})
    void reactionsThatAreCreatedUpdatedAndDeletedAreToldByNumberToo() {
        long id = hook.insert("Kapotte printer");
        hook.listen();

        hook.send(
                "POST",
                "KnSubjectReaction",
                reaction("\"Fields\":{\"SbId\":" + id + ",\"SbTx\":\"a\",\"VaRe\":\"I\"}"));
        hook.nextBatch();
        long reaction = hook.profit.reactions(id).getFirst().id();
        await(post -> post.event().equals("subject.reaction.created"));
        hook.send("PUT", "KnSubjectReaction", reaction("\"@Id\":" + reaction + ",\"Fields\":{\"SbTx\":\"b\"}"));
        hook.nextBatch();
        await(post -> post.event().equals("subject.reaction.updated"));
        hook.send("DELETE", "KnSubjectReaction/KnReaction/@Id/" + reaction, "");
        hook.nextBatch();

        var deleted = await(post -> post.event().equals("subject.reaction.deleted"));
        assertThat(deleted.json().path("Data").toString())
                .isEqualTo("{\"SubjectTypeId\":-5,\"SubjectId\":" + id + ",\"ReactionId\":" + reaction + "}");
    }

    @Test
    @Fact(section = "10", mark = D, operation = INSERT)
    void anActionThatIsExecutedAndATaskThatIsEnteredAreToldByTheirGuids() {
        hook.listen();
        var task = task("Verlofaanvraag");
        var action = hook.caller
                .rows(
                        hook.token,
                        "Profit_Workflowactions",
                        "filterfieldids",
                        "TaskName,ActionDescription",
                        "filtervalues",
                        task.path("TaskName").asString() + ",Goedkeuren",
                        "operatortypes",
                        "1,1")
                .get(0);
        hook.send("POST", "KnSubjectWorkflowReaction", """
                {"KnWorkflow":{"Element":{"Fields":{"SbId":%d,"WfNm":"%s","TkNm":"%s","AcNm":"%s"}}}}
                """.formatted(
                        task.path("SubjectId").asLong(),
                        task.path("WorkflowName").asString(),
                        task.path("TaskName").asString(),
                        action.path("ActionName").asString()));
        hook.nextBatch();

        var executed = await(post -> post.event().equals("workflow.action.executed"))
                .json()
                .path("Data");
        var entered = await(post -> post.event().equals("workflow.task.entered"))
                .json()
                .path("Data");

        assertThat(executed.propertyNames())
                .containsExactly("SubjectTypeId", "SubjectId", "WorkflowName", "ActionName");
        assertThat(executed.path("ActionName")).isEqualTo(action.path("ActionName"));
        assertThat(entered.propertyNames()).containsExactly("SubjectTypeId", "SubjectId", "WorkflowName", "TaskName");
        assertThat(entered.path("SubjectId")).isEqualTo(task.path("SubjectId"));
        assertThat(entered.path("WorkflowName")).isEqualTo(task.path("WorkflowName"));
        assertThat(entered.path("TaskName").asString()).matches("[0-9A-F]{32}");
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void aTestIsToldByNumberAndNameOfTheWebhook() {
        var webhook = hook.listen();
        hook.profit.webhooks().test(webhook.id());
        hook.nextBatch();

        var post = hook.receiver.posts(1).getFirst();

        assertThat(post.event()).isEqualTo("test.executed");
        assertThat(post.json().path("Data").propertyNames()).containsExactly("SubscriptionId", "SubscriptionName");
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void noContentIsSent() {
        hook.listen();
        hook.insert("Zeer geheim");
        hook.nextBatch();

        assertThat(hook.receiver.posts(1).getFirst().body()).doesNotContain("geheim");
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void thereIsNoWebhookForSignals() {
        hook.listen();

        hook.profit.addSignal("anna", "Jubileum");

        assertThat(Caller.json(hook.caller.get("/_sandbox/api/deliveries"))).isEmpty();
    }

    private static String reaction(String element) {
        return "{\"KnReaction\":{\"Element\":{" + element + "}}}";
    }

    private JsonNode task(String subject) {
        var listed = hook.caller.rows(
                hook.token,
                "Workspace365_Tasks",
                "filterfieldids",
                "Subject",
                "filtervalues",
                subject,
                "operatortypes",
                "10");
        return hook.caller
                .rows(
                        hook.token,
                        "Profit_Subject_Tasks",
                        "filterfieldids",
                        "TaskId",
                        "filtervalues",
                        listed.get(0).path("TaskId").asString())
                .get(0);
    }

    /// The first post of this kind, once it has come.
    private Post await(Predicate<Post> wanted) {
        while (true) {
            var found = hook.receiver.posts().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
    }
}
