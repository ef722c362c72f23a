package estrik.profit;

import static estrik.profit.ScriptedServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import estrik.profit.webhook.Event;
import estrik.profit.webhook.Received;
import estrik.profit.webhook.Webhooks;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the sandbox posts, and what others could.
class WebhooksTest {
    private static final String PASSWORD = "een geheim ü";
    private static final String EVENT = """
            {"EventId":"e-1","EnvironmentId":"12345AA","EventType":"workflow.task.entered",\
            "Data":{"SubjectTypeId":25,"SubjectId":36717,"WorkflowName":"W","TaskName":"T"},\
            "Timestamp":"2026-06-16T08:00:00.0000000Z"}""";

    private final Webhooks webhooks = Webhooks.of(WebhookPassword.of(PASSWORD));
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final ScriptedServer server = new ScriptedServer((socket, out) -> out.write(answer()));

    private byte[] answer() {
        var request = server.requests().getLast();
        var head = request.substring(0, request.indexOf("\r\n\r\n"));
        var header = Pattern.compile("(?im)^" + Webhooks.SIGNATURE + ": *(.*)$").matcher(head);
        var signature = header.find() ? header.group(1) : null;
        var body = request.substring(head.length() + 4).getBytes(UTF_8);

        var what = webhooks.read(signature, body);
        received.add(what);
        var status = switch (what) {
            case Received.Genuine genuine -> 204;
            case Received.NotSigned notSigned -> 401;
            case Received.TooLong tooLong -> 413;
            case Received.NotUnderstood notUnderstood -> 400;
        };
        return response(status, "text/plain", "");
    }

    @Test
    void anEventOfProfitIsReadWhenItIsSigned() throws Exception {
        sandbox.addWebhook(address(), PASSWORD);

        raise(
                "workflow.task.entered",
                Map.of("SubjectTypeId", 25, "SubjectId", 36717, "WorkflowName", "W", "TaskName", "T"));

        assertThat(event()).isInstanceOfSatisfying(Event.TaskEntered.class, it -> {
            assertThat(it.subjectTypeId()).isEqualTo(25);
            assertThat(it.subjectId()).isEqualTo(36717);
            assertThat(it.workflowName()).isEqualTo("W");
            assertThat(it.taskName()).isEqualTo("T");
            assertThat(it.origin().environmentId()).isEqualTo("12345AA");
            assertThat(it.origin().eventId()).isNotBlank();
            assertThat(it.origin().time())
                    .isCloseTo(sandbox.webhooks().deliveries().getFirst().at(), within(1, ChronoUnit.MILLIS));
        });
    }

    @Test
    void eachTypeOfEventHasItsOwnRecord() throws Exception {
        var webhook = sandbox.addWebhook(address(), PASSWORD);
        var subject = Map.<String, Object>of("SubjectTypeId", 1, "SubjectId", 2);
        var reaction = Map.<String, Object>of("SubjectTypeId", 1, "SubjectId", 2, "ReactionId", 3);
        var action = Map.<String, Object>of("SubjectTypeId", 1, "SubjectId", 2, "WorkflowName", "W", "ActionName", "A");
        for (var done : List.of("created", "updated", "deleted")) {
            raise("subject." + done, subject);
            raise("subject.reaction." + done, reaction);
        }
        raise("workflow.action.executed", action);
        sandbox.webhooks().test(webhook.id());

        var events = new ArrayList<Event>();
        while (events.size() < 8) {
            events.add(event());
        }
        var origin = new Event.Origin("", "", Instant.EPOCH);
        assertThat(events)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("origin")
                .containsExactlyInAnyOrder(
                        new Event.SubjectCreated(origin, 1, 2),
                        new Event.SubjectUpdated(origin, 1, 2),
                        new Event.SubjectDeleted(origin, 1, 2),
                        new Event.ReactionCreated(origin, 1, 2, 3),
                        new Event.ReactionUpdated(origin, 1, 2, 3),
                        new Event.ReactionDeleted(origin, 1, 2, 3),
                        new Event.ActionExecuted(origin, 1, 2, "W", "A"),
                        new Event.Test(origin, String.valueOf(webhook.id()), webhook.description()));
        assertThat(events).extracting(Object::getClass).doesNotHaveDuplicates();
    }

    @Test
    void aTypeToComeIsUnknownAndKeepsItsData() throws Exception {
        sandbox.addWebhook(address(), PASSWORD);

        assertThat(raised("signal.raised", Map.of("SignalId", 7, "Deep", Map.of("a", 1), "Fresh", true)))
                .isInstanceOfSatisfying(Event.Unknown.class, it -> {
                    assertThat(it.type()).isEqualTo("signal.raised");
                    assertThat(it.data()).isEqualTo(Map.of("SignalId", "7", "Fresh", "true"));
                });
    }

    @Test
    void theSameEventToldTwiceHasTheSameId() throws Exception {
        sandbox.addWebhook(address(), PASSWORD);
        sandbox.failNext(Fault.webhookTwice());

        var first = raised("subject.created", Map.of("SubjectTypeId", 1, "SubjectId", 2));

        assertThat(event()).isEqualTo(first);
    }

    @Test
    void whatIsSignedWithAnotherPasswordIsNotBelieved() throws Exception {
        sandbox.addWebhook(address(), PASSWORD + "!");
        raise("subject.created", Map.of("SubjectTypeId", 1, "SubjectId", 2));
        assertThat(next()).isEqualTo(new Received.NotSigned());
    }

    @Test
    void everyBitOfBodyAndSignatureCounts() throws Exception {
        var body = EVENT.getBytes(UTF_8);
        var signature = signed(EVENT);
        assertThat(webhooks.read(signature, body)).isInstanceOf(Received.Genuine.class);
        assertThat(webhooks.read(" sha256=" + signature.substring(7).toUpperCase(Locale.ROOT), body))
                .isInstanceOf(Received.Genuine.class);
        for (int bit = 0; bit < 8 * body.length; bit++) {
            var changed = body.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(webhooks.read(signature, changed)).isEqualTo(new Received.NotSigned());
        }
        for (int at = 0; at < signature.length(); at++) {
            var changed = new StringBuilder(signature);
            changed.setCharAt(at, changed.charAt(at) == '0' ? '1' : '0');
            assertThat(webhooks.read(changed.toString(), body)).isEqualTo(new Received.NotSigned());
        }
    }

    @Test
    void withoutAWholeSignatureNothingIsBelieved() throws Exception {
        var body = EVENT.getBytes(UTF_8);
        var signature = signed(EVENT);
        assertThat(webhooks.read(null, body)).isEqualTo(new Received.NotSigned());
        for (var wrong : List.of(
                "",
                "sha256=",
                signature.substring(7),
                signature.replace("sha256", "sha1"),
                signature.substring(0, signature.length() - 1),
                signature + "0",
                signature + "," + signature)) {
            assertThat(webhooks.read(wrong, body)).isEqualTo(new Received.NotSigned());
        }
    }

    @Test
    void aLongBodyIsReadNoFurtherThanItsLimit() throws Exception {
        var body = new ByteArrayInputStream(new byte[100_000]);
        assertThat(webhooks.read(signed(EVENT), body)).isEqualTo(new Received.TooLong(64_000));
        assertThat(body.available()).isEqualTo(100_000 - 64_001);
        assertThat(webhooks.read(signed(EVENT), new byte[64_001])).isEqualTo(new Received.TooLong(64_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CANARY",
                "[]",
                "null",
                "{\"EventId\":\"CANARY",
                "{}{}",
                "{\"EventId\":\"1\",\"EventId\":\"2\"}",
                "{\"Data\":{\"a\":{\"b\":[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]}}}",
                "{\"EventId\":NaN}",
            })
    void whatIsSignedButNoEventIsNotUnderstood(String body) throws Exception {
        assertThat(webhooks.read(signed(body), new ByteArrayInputStream(body.getBytes(UTF_8))))
                .isInstanceOfSatisfying(
                        Received.NotUnderstood.class,
                        it -> assertThat(it.message())
                                .startsWith("The event of the webhook is not understood: ")
                                .doesNotContain("CANARY"));
    }

    @ParameterizedTest
    @CsvSource({
        "EventId, has no EventId",
        "EnvironmentId, has no EnvironmentId",
        "EventType, has no EventType",
        "Timestamp, has no Timestamp",
        "SubjectId, has no SubjectId",
        "TaskName, has no TaskName",
    })
    void whatIsMissingIsNamed(String name, String sentence) throws Exception {
        var body = EVENT.replace(name, "Else");
        assertThat(webhooks.read(signed(body), body.getBytes(UTF_8)))
                .isEqualTo(
                        new Received.NotUnderstood("The event of the webhook is not understood: it " + sentence + "."));
    }

    @Test
    void whatIsOfAnotherFormIsNamed() throws Exception {
        var late = EVENT.replace("2026-06-16T08", "yesterday");
        assertThat(webhooks.read(signed(late), late.getBytes(UTF_8)))
                .isEqualTo(new Received.NotUnderstood(
                        "The event of the webhook is not understood: its Timestamp is no time."));
        var number = EVENT.replace("36717", "1.5");
        assertThat(webhooks.read(signed(number), number.getBytes(UTF_8)))
                .isEqualTo(new Received.NotUnderstood(
                        "The event of the webhook is not understood: its SubjectId is no whole number."));
    }

    @Test
    void thePasswordIsNeitherPrintedNorMissing() {
        assertThat(webhooks).hasToString("Webhooks[WebhookPassword[hidden]]");
        assertThatThrownBy(() -> WebhookPassword.of(" ")).hasMessage("The password of the webhook is missing.");
    }

    private URI address() {
        return URI.create(server.environment().rest() + "/webhook");
    }

    private void raise(String type, Map<String, Object> data) {
        sandbox.webhooks().raise(type, data);
    }

    private Event raised(String type, Map<String, Object> data) throws InterruptedException {
        raise(type, data);
        return event();
    }

    private Event event() throws InterruptedException {
        return ((Received.Genuine) next()).event();
    }

    private Received next() throws InterruptedException {
        var next = received.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("what the webhook posted").isNotNull();
        return Objects.requireNonNull(next);
    }

    private static String signed(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PASSWORD.getBytes(UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(UTF_8)));
    }
}
