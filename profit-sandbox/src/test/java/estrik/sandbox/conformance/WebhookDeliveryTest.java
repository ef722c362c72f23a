package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.proxy.Line;
import estrik.sandbox.proxy.TcpProxy;
import estrik.sandbox.webhook.Receiver.Post;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class WebhookDeliveryTest {
    @AutoClose
    private final Hook hook = new Hook();

    WebhookDeliveryTest() throws IOException {}

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void eventsAreSentInBatchesAfterwards() {
        hook.listen();
        hook.insert("Een");
        hook.insert("Twee");
        assertThat(hook.receiver.posts()).isEmpty();
        assertThat(states()).containsOnly("Registered");

        hook.nextBatch();

        assertThat(hook.receiver.posts(2)).hasSize(2);
        awaitStates("Success", 2);
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void aReceiverMustAnswerWithinTwoSeconds() {
        try (var slow = TcpProxy.to("127.0.0.1", hook.receiver.uri().getPort())) {
            slow.use(Line.halfOpen());
            hook.profit.addWebhook(URI.create(slow.uri() + "/profit"), Hook.PASSWORD);
            long start = System.nanoTime();
            hook.insert("Een");
            hook.nextBatch();

            awaitStates("Retry", 1);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
        }
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void whatIsNotAnsweredBy2xxIsTriedAgainAfterGrowingPausesAndFailsAtLast() {
        hook.listen();
        hook.receiver.answer(500);
        hook.insert("Een");
        hook.nextBatch();
        var pause = Duration.ZERO;
        for (int tries = 1; !states().equals(List.of("Failed")); tries++) {
            hook.receiver.posts(tries);
            awaitSettled(tries);
            if (states().equals(List.of("Retry"))) {
                var longer = Duration.between(hook.clock.instant(), due());
                assertThat(longer).isGreaterThan(pause);
                pause = longer;
                hook.clock.advance(longer);
            }
        }

        assertThat(hook.receiver.posts())
                .hasSizeGreaterThan(2)
                .extracting(Post::body)
                .containsOnly(hook.receiver.posts().getFirst().body());
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void aBurstOnOneItemIsMerged() {
        long id = hook.insert("Een");
        hook.listen();
        for (int at = 0; at < 5; at++) {
            hook.send(
                    "PUT",
                    "KnSubject",
                    "{\"KnSubject\":{\"Element\":{\"@SbId\":%d,\"Fields\":{\"Ds\":\"%d\"}}}}".formatted(id, at));
        }
        hook.nextBatch();

        awaitStates("EntityRateLimited", 4);
        assertThat(hook.receiver.posts(1)).hasSize(1);
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void aWebhookThatFailsForLongIsBlocked() {
        hook.listen();
        hook.receiver.answer(500);
        hook.insert("Een");
        for (int tries = 1; !blocked(); tries++) {
            hook.clock.advance(Duration.ofDays(1));
            hook.receiver.posts(tries);
            awaitSettled(tries);
        }
        int sent = hook.receiver.posts().size();

        hook.insert("Twee");

        awaitStates("Failed", 2);
        assertThat(hook.receiver.posts()).hasSize(sent);
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void eventsOfABlockedAppConnectorFailAtOnce() {
        hook.listen();
        hook.profit.block("Workspace365", true);

        hook.profit.addTask("anna", "Een");

        awaitStates("Failed", 1);
        assertThat(hook.receiver.posts()).isEmpty();
    }

    @Test
    @Fact(section = "10", mark = D, operation = SERVER)
    void theAddressOfAWebhookIsHttps() {
        var webhook = "{\"description\":\"Taken\",\"url\":\"%s\",\"password\":\"geheim\"}";

        assertThat(hook.caller
                        .post("/_sandbox/api/webhooks", webhook.formatted("http://example.org/hook"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(hook.caller
                        .post("/_sandbox/api/webhooks", webhook.formatted("https://example.org/hook"))
                        .statusCode())
                .isEqualTo(201);
    }

    private JsonNode deliveries() {
        return Caller.json(hook.caller.get("/_sandbox/api/deliveries"));
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
        return Caller.json(hook.caller.get("/_sandbox/api/webhooks"))
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
