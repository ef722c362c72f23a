package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.DELETE;
import static estrik.sandbox.conformance.Operations.INSERT;
import static estrik.sandbox.conformance.Operations.SERVER;
import static estrik.sandbox.conformance.Operations.UPDATE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.proxy.Line;
import estrik.sandbox.proxy.TcpProxy;
import estrik.sandbox.webhook.Receiver;
import estrik.sandbox.webhook.Receiver.Post;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class WebhookFactsTest {
    private static final String CONNECTORS = "/ProfitRestServices/connectors/";
    private static final String PASSWORD = "geheim van 12345";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    @AutoClose
    private final Receiver receiver = new Receiver();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    WebhookFactsTest() throws IOException {}

    @BeforeEach
    void link() {
        profit.link("KnSubject", "KnSubjectReaction", "KnSubjectWorkflowReaction");
        profit.link("Profit_Subject_Tasks", "Profit_Workflowactions");
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void anEventIsPostedAsJsonAndSignedWithThePassword() throws GeneralSecurityException {
        profit.addWebhook(receiver.uri(), PASSWORD);
        insert("Kapotte printer");
        nextBatch();

        var post = receiver.posts(1).getFirst();

        assertThat(post.method()).isEqualTo("POST");
        assertThat(post.type()).startsWith("application/json");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PASSWORD.getBytes(UTF_8), "HmacSHA256"));
        assertThat(post.signature())
                .isEqualTo("sha256="
                        + HexFormat.of().formatHex(mac.doFinal(post.body().getBytes(UTF_8))));
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void anEventHasAnIdTheEnvironmentWithoutItsLetterATypeDataAndATime() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        insert("Kapotte printer");
        nextBatch();

        var event = receiver.posts(1).getFirst().json();

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
        profit.addWebhook(receiver.uri(), PASSWORD);

        long id = insert("Kapotte printer");
        nextBatch();
        receiver.posts(1);
        send(
                "PUT",
                "KnSubject",
                "{\"KnSubject\":{\"Element\":{\"@SbId\":%d,\"Fields\":{\"Ds\":\"Anders\"}}}}".formatted(id));
        nextBatch();
        receiver.posts(2);
        send("DELETE", "KnSubject/KnSubject/@SbId/" + id, "");
        nextBatch();

        assertThat(receiver.posts(3))
                .extracting(Post::event)
                .containsExactly("subject.created", "subject.updated", "subject.deleted");
        assertThat(receiver.posts())
                .extracting(post -> post.json().path("Data").toString())
                .containsOnly("{\"SubjectTypeId\":-5,\"SubjectId\":" + id + "}");
    }

    @Test
    @Fact(
            section = "10",
            mark = D,
            operation = {INSERT, UPDATE, DELETE})
    void reactionsThatAreCreatedUpdatedAndDeletedAreToldByNumberToo() {
        long id = insert("Kapotte printer");
        profit.addWebhook(receiver.uri(), PASSWORD);

        send("POST", "KnSubjectReaction", reaction("\"Fields\":{\"SbId\":" + id + ",\"SbTx\":\"a\",\"VaRe\":\"I\"}"));
        nextBatch();
        long reaction = profit.reactions(id).getFirst().id();
        await(post -> post.event().equals("subject.reaction.created"));
        send("PUT", "KnSubjectReaction", reaction("\"@Id\":" + reaction + ",\"Fields\":{\"SbTx\":\"b\"}"));
        nextBatch();
        await(post -> post.event().equals("subject.reaction.updated"));
        send("DELETE", "KnSubjectReaction/KnReaction/@Id/" + reaction, "");
        nextBatch();

        var deleted = await(post -> post.event().equals("subject.reaction.deleted"));
        assertThat(deleted.json().path("Data").toString())
                .isEqualTo("{\"SubjectTypeId\":-5,\"SubjectId\":" + id + ",\"ReactionId\":" + reaction + "}");
    }

    @Test
    @Fact(section = "10", mark = D, operation = INSERT)
    void anActionThatIsExecutedAndATaskThatIsEnteredAreToldByTheirGuids() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        var task = task("Verlofaanvraag");
        var action = caller.rows(
                        token,
                        "Profit_Workflowactions",
                        "filterfieldids",
                        "TaskName,ActionDescription",
                        "filtervalues",
                        task.path("TaskName").asString() + ",Goedkeuren",
                        "operatortypes",
                        "1,1")
                .get(0);
        send("POST", "KnSubjectWorkflowReaction", """
                {"KnWorkflow":{"Element":{"Fields":{"SbId":%d,"WfNm":"%s","TkNm":"%s","AcNm":"%s"}}}}
                """.formatted(
                        task.path("SubjectId").asLong(),
                        task.path("WorkflowName").asString(),
                        task.path("TaskName").asString(),
                        action.path("ActionName").asString()));
        nextBatch();

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
        var webhook = profit.addWebhook(receiver.uri(), PASSWORD);
        profit.webhooks().test(webhook.id());
        nextBatch();

        var post = receiver.posts(1).getFirst();

        assertThat(post.event()).isEqualTo("test.executed");
        assertThat(post.json().path("Data").propertyNames()).containsExactly("SubscriptionId", "SubscriptionName");
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void noContentIsSent() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        insert("Zeer geheim");
        nextBatch();

        assertThat(receiver.posts(1).getFirst().body()).doesNotContain("geheim");
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void eventsAreSentInBatchesAfterwards() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        insert("Een");
        insert("Twee");
        assertThat(receiver.posts()).isEmpty();
        assertThat(states()).containsOnly("Registered");

        nextBatch();

        assertThat(receiver.posts(2)).hasSize(2);
        awaitStates("Success", 2);
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void aReceiverMustAnswerWithinTwoSeconds() {
        try (var slow = TcpProxy.to("127.0.0.1", receiver.uri().getPort())) {
            slow.use(Line.halfOpen());
            profit.addWebhook(URI.create(slow.uri() + "/profit"), PASSWORD);
            long start = System.nanoTime();
            insert("Een");
            nextBatch();

            awaitStates("Retry", 1);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
        }
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void whatIsNotAnsweredBy2xxIsTriedAgainAfterGrowingPausesAndFailsAtLast() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        receiver.answer(500);
        insert("Een");
        nextBatch();
        var pause = Duration.ZERO;
        for (int tries = 1; !states().equals(List.of("Failed")); tries++) {
            receiver.posts(tries);
            awaitSettled(tries);
            if (states().equals(List.of("Retry"))) {
                var longer = Duration.between(clock.instant(), due());
                assertThat(longer).isGreaterThan(pause);
                pause = longer;
                clock.advance(longer);
            }
        }

        assertThat(receiver.posts())
                .hasSizeGreaterThan(2)
                .extracting(Post::body)
                .containsOnly(receiver.posts().getFirst().body());
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void aBurstOnOneItemIsMerged() {
        long id = insert("Een");
        profit.addWebhook(receiver.uri(), PASSWORD);
        for (int at = 0; at < 5; at++) {
            send(
                    "PUT",
                    "KnSubject",
                    "{\"KnSubject\":{\"Element\":{\"@SbId\":%d,\"Fields\":{\"Ds\":\"%d\"}}}}".formatted(id, at));
        }
        nextBatch();

        awaitStates("EntityRateLimited", 4);
        assertThat(receiver.posts(1)).hasSize(1);
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void aWebhookThatFailsForLongIsBlocked() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        receiver.answer(500);
        insert("Een");
        for (int tries = 1; !blocked(); tries++) {
            clock.advance(Duration.ofDays(1));
            receiver.posts(tries);
            awaitSettled(tries);
        }
        int sent = receiver.posts().size();

        insert("Twee");

        awaitStates("Failed", 2);
        assertThat(receiver.posts()).hasSize(sent);
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void eventsOfABlockedAppConnectorFailAtOnce() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        profit.block("Workspace365", true);

        profit.addTask("anna", "Een");

        awaitStates("Failed", 1);
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void thereIsNoWebhookForSignals() {
        profit.addWebhook(receiver.uri(), PASSWORD);

        profit.addSignal("anna", "Jubileum");

        assertThat(Caller.json(caller.get("/_sandbox/api/deliveries"))).isEmpty();
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void theAddressOfAWebhookIsHttps() {
        var webhook = "{\"description\":\"Taken\",\"url\":\"%s\",\"password\":\"geheim\"}";

        assertThat(caller.post("/_sandbox/api/webhooks", webhook.formatted("http://example.org/hook"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.post("/_sandbox/api/webhooks", webhook.formatted("https://example.org/hook"))
                        .statusCode())
                .isEqualTo(201);
    }

    private void nextBatch() {
        clock.advance(Duration.ofSeconds(1));
    }

    private long insert(String subject) {
        var body = "{\"KnSubject\":{\"Element\":{\"Fields\":{\"StId\":-5,\"Ds\":\"" + subject + "\"}}}}";
        return Caller.json(send("POST", "KnSubject", body))
                .path("results")
                .path("KnSubject")
                .path("SbId")
                .asLong();
    }

    private static String reaction(String element) {
        return "{\"KnReaction\":{\"Element\":{" + element + "}}}";
    }

    private HttpResponse<String> send(String method, String path, String body) {
        var answer = caller.change(token, method, CONNECTORS + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer;
    }

    private JsonNode task(String subject) {
        var listed = caller.rows(
                token,
                "Workspace365_Tasks",
                "filterfieldids",
                "Subject",
                "filtervalues",
                subject,
                "operatortypes",
                "10");
        return caller.rows(
                        token,
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
            var found = receiver.posts().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.onSpinWait();
        }
    }

    private JsonNode deliveries() {
        return Caller.json(caller.get("/_sandbox/api/deliveries"));
    }

    private List<String> states() {
        return deliveries()
                .valueStream()
                .map(each -> each.path("status").asString())
                .toList();
    }

    private Instant due() {
        return Instant.parse(deliveries().get(0).path("due").asString());
    }

    private boolean blocked() {
        return Caller.json(caller.get("/_sandbox/api/webhooks"))
                .get(0)
                .path("blocked")
                .asBoolean();
    }

    private void awaitStates(String state, int count) {
        while (states().stream().filter(state::equals).count() < count) {
            Thread.onSpinWait();
        }
    }

    /// Waits until the only delivery was tried so often.
    private void awaitSettled(int tries) {
        while (deliveries().get(0).path("tries").asInt() < tries) {
            Thread.onSpinWait();
        }
    }
}
