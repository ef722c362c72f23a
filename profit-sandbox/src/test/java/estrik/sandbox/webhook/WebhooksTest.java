package estrik.sandbox.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.company.Delivery;
import estrik.sandbox.company.Delivery.Status;
import estrik.sandbox.company.Subscription;
import estrik.sandbox.fault.Fault;
import estrik.sandbox.proxy.Line;
import estrik.sandbox.proxy.TcpProxy;
import estrik.sandbox.update.Event.Done;
import estrik.sandbox.update.Event.SubjectChanged;
import estrik.sandbox.update.Event.TaskEntered;
import estrik.sandbox.webhook.Receiver.Post;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WebhooksTest {
    private static final String PASSWORD = "geheim van 12345";

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    @AutoClose
    private final Receiver receiver = new Receiver();

    WebhooksTest() throws IOException {}

    @Test
    void whoListensIsToldOfAnEvent() {
        profit.addWebhook(receiver.uri(), PASSWORD);

        profit.raise(new SubjectChanged(Done.CREATED, 25, 36717));
        nextBatch();

        var post = receiver.posts(1).getFirst();
        assertThat(post.type()).isEqualTo("application/json; charset=utf-8");
        assertThat(post.event()).isEqualTo("subject.created");
        assertThat(post.json().path("Data").toString()).isEqualTo("{\"SubjectTypeId\":25,\"SubjectId\":36717}");
        assertThat(settled(1).getFirst().status()).isEqualTo(Status.SUCCESS);
    }

    @Test
    void aWebhookGetsOnlyWhatItIsLinkedTo() {
        var one = profit.webhooks()
                .add("workspace365", "Taken", receiver.uri().toString(), PASSWORD, Set.of("workflow.task.entered"));

        profit.raise(new SubjectChanged(Done.CREATED, 25, 1));
        profit.raise(new TaskEntered(25, 1, "W", "T"));
        profit.webhooks().test(one.id());
        nextBatch();

        assertThat(receiver.posts(2)).extracting(Post::event).containsExactly("workflow.task.entered", "test.executed");
        assertThat(receiver.posts().getLast().json().path("Data").toString())
                .isEqualTo("{\"SubscriptionId\":1,\"SubscriptionName\":\"Taken\"}");
    }

    @Test
    void aBurstOnOneItemIsToldOnce() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        for (int at = 0; at < 5; at++) {
            profit.raise(new SubjectChanged(Done.UPDATED, 25, 1));
        }
        profit.raise(new SubjectChanged(Done.UPDATED, 25, 2));
        nextBatch();

        settled(6);

        assertThat(receiver.posts()).hasSize(2);
        assertThat(statuses())
                .containsOnly(Status.SUCCESS, Status.ENTITY_RATE_LIMITED)
                .filteredOn(Status.ENTITY_RATE_LIMITED::equals)
                .hasSize(4);
    }

    @Test
    void aReceiverThatFailsIsTriedAgainAfterGrowingPauses() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        receiver.answer(500);
        profit.raise(new SubjectChanged(Done.CREATED, 25, 1));
        nextBatch();

        for (int tries = 1; tries <= Webhooks.PAUSES.size(); tries++) {
            receiver.posts(tries);
            var waiting = tried(tries);
            assertThat(waiting.status()).isEqualTo(Status.RETRY);
            assertThat(waiting.outcome()).isEqualTo("answered 500");
            assertThat(Duration.between(profitNow(), waiting.due())).isEqualTo(Webhooks.PAUSES.get(tries - 1));
            clock.advance(Webhooks.PAUSES.get(tries - 1));
        }

        assertThat(tried(6).status()).isEqualTo(Status.FAILED);
        assertThat(receiver.posts())
                .hasSize(6)
                .extracting(Post::body)
                .containsOnly(receiver.posts().getFirst().body());
    }

    @Test
    void aReceiverThatIsBackGetsIt() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        receiver.answer(503);
        profit.raise(new SubjectChanged(Done.CREATED, 25, 1));
        nextBatch();
        tried(1);
        assertThat(profit.webhooks().all().getFirst().failingSince()).isEqualTo(profitNow());

        receiver.answer(204);
        clock.advance(Webhooks.PAUSES.getFirst());

        assertThat(tried(2).status()).isEqualTo(Status.SUCCESS);
        assertThat(profit.webhooks().all().getFirst().failingSince()).isNull();
    }

    @Test
    void aReceiverThatTakesMoreThanTwoSecondsHasFailed() {
        try (var slow = TcpProxy.to("127.0.0.1", receiver.uri().getPort())) {
            slow.use(Line.halfOpen());
            profit.addWebhook(URI.create(slow.uri() + "/profit"), PASSWORD);
            profit.raise(new SubjectChanged(Done.CREATED, 25, 1));
            nextBatch();

            var waiting = tried(1);

            assertThat(waiting.status()).isEqualTo(Status.RETRY);
            assertThat(waiting.outcome()).isEqualTo("no answer within 2 seconds");
            assertThat(receiver.posts()).hasSize(1);
        }
    }

    @Test
    void aRedirectIsAFailureAndIsNotFollowed() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        receiver.answer(302);
        profit.raise(new SubjectChanged(Done.CREATED, 25, 1));
        nextBatch();

        assertThat(tried(1).outcome()).isEqualTo("answered 302");
    }

    @Test
    void aWebhookThatFailsForLongIsBlocked() {
        var webhook = profit.addWebhook(receiver.uri(), PASSWORD);
        receiver.answer(500);
        profit.raise(new SubjectChanged(Done.CREATED, 25, 1));
        nextBatch();
        tried(1);

        clock.advance(Webhooks.PATIENCE);
        tried(2);

        assertThat(profit.webhooks().all().getFirst().blocked()).isTrue();
        profit.raise(new SubjectChanged(Done.CREATED, 25, 2));
        assertThat(settled(2)).extracting(Delivery::status).containsOnly(Status.FAILED);
        assertThat(receiver.posts()).hasSize(2);

        receiver.answer(200);
        profit.webhooks().block(webhook.id(), false);
        profit.raise(new SubjectChanged(Done.CREATED, 25, 3));
        nextBatch();
        assertThat(receiver.posts(3)).hasSize(3);
    }

    @Test
    void eventsOfABlockedAppConnectorFailAtOnce() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        profit.block("Workspace365", true);

        profit.raise(new SubjectChanged(Done.CREATED, 25, 1));

        var failed = settled(1).getFirst();
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.tries()).isZero();
        assertThat(failed.outcome()).isEqualTo("the webhook or its app connector is blocked");
        assertThat(receiver.posts()).isEmpty();
    }

    @Test
    void anEventMayBeToldTwice() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        profit.failNext(Fault.webhookTwice().onPath("/profit"));
        profit.raise(new SubjectChanged(Done.CREATED, 25, 1));
        profit.raise(new SubjectChanged(Done.CREATED, 25, 2));
        nextBatch();

        settled(2);

        assertThat(receiver.posts())
                .extracting(post -> post.json().path("Data").path("SubjectId").asInt())
                .containsExactly(1, 1, 2);
        assertThat(receiver.posts().get(0).body())
                .isEqualTo(receiver.posts().get(1).body());
    }

    @Test
    void aBatchMayArriveInReverse() {
        profit.addWebhook(receiver.uri(), PASSWORD);
        profit.failNext(Fault.webhooksReordered());
        for (int subject = 1; subject <= 3; subject++) {
            profit.raise(new SubjectChanged(Done.CREATED, 25, subject));
        }
        nextBatch();

        assertThat(receiver.posts(3))
                .extracting(post -> post.json().path("Data").path("SubjectId").asInt())
                .containsExactly(3, 2, 1);
    }

    @Test
    void whatWaitsSurvivesARestart() throws IOException {
        try (var first = ProfitSandbox.builder().data(data).clock(clock).start()) {
            first.addWebhook(receiver.uri(), PASSWORD);
            first.raise(new SubjectChanged(Done.CREATED, 25, 1));
        }
        assertThat(Files.readString(data.resolve("sandbox.json"))).contains("subject.created");
        nextBatch();
        try (var second = ProfitSandbox.builder().data(data).clock(clock).start()) {
            assertThat(receiver.posts(1).getFirst().event()).isEqualTo("subject.created");
            assertThat(second.webhooks().all())
                    .extracting(Subscription::password)
                    .containsExactly(PASSWORD);
        }
    }

    @Test
    void closingDoesNotWaitForAReceiver() {
        try (var slow = TcpProxy.to("127.0.0.1", receiver.uri().getPort())) {
            slow.use(Line.silent());
            var other = ProfitSandbox.builder().clock(clock).start();
            other.addWebhook(slow.uri(), PASSWORD);
            other.raise(new SubjectChanged(Done.CREATED, 25, 1));
            nextBatch();
            while (slow.connections() == 0) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();

            other.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1900));
        }
    }

    @Test
    void aRemovedWebhookHearsNothing() {
        var webhook = profit.addWebhook(receiver.uri(), PASSWORD);
        profit.raise(new SubjectChanged(Done.CREATED, 25, 1));

        assertThat(profit.webhooks().remove(webhook.id())).isTrue();

        assertThat(profit.webhooks().remove(webhook.id())).isFalse();
        assertThat(profit.webhooks().deliveries()).isEmpty();
        assertThat(profit.addWebhook(receiver.uri(), PASSWORD).id()).isGreaterThan(webhook.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "http://127.0.0.1.example.org/",
                "https://anna:geheim@example.org/",
                "ftp://127.0.0.1/",
                "https:///path",
                "https://",
                "not an address",
                "",
            })
    void anAddressThatProfitWouldRefuseIsRefused(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profit.webhooks().add("Workspace365", "x", url, PASSWORD, Set.of()))
                .withMessage("url must be an https address without a user name; on loopback http will do");
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(profit.addWebhook(receiver.uri(), PASSWORD).toString()).doesNotContain(PASSWORD);
    }

    private void nextBatch() {
        clock.advance(Duration.ofSeconds(1));
    }

    private Instant profitNow() {
        return clock.instant();
    }

    /// The only delivery, once it was tried so often.
    private Delivery tried(int tries) {
        while (profit.webhooks().deliveries().getFirst().tries() < tries) {
            Thread.onSpinWait();
        }
        return profit.webhooks().deliveries().getFirst();
    }

    /// All deliveries, once nothing more is to happen to any of them.
    private List<Delivery> settled(int count) {
        while (profit.webhooks().deliveries().stream()
                        .filter(each -> !each.status().isOpen())
                        .count()
                < count) {
            Thread.onSpinWait();
        }
        return profit.webhooks().deliveries();
    }

    private List<Status> statuses() {
        return profit.webhooks().deliveries().stream().map(Delivery::status).toList();
    }
}
