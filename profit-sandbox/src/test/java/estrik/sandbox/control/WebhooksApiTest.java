package estrik.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhooksApiTest {
    private static final String WEBHOOKS = "/_sandbox/api/webhooks";
    private static final String GOOD = """
            {"description":"Taken","url":"https://example.org/hook","password":"geheim","events":["workflow.task.entered"]}""";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder()
            .clock(new SettableClock(Instant.parse("2026-11-22T08:00:00Z")))
            .start();

    private final Caller caller = new Caller(profit);

    @Test
    void aWebhookIsAddedListedBlockedAndRemoved() {
        var added = caller.post(WEBHOOKS, GOOD);

        var json = """
                {"id":1,"connector":"Workspace365","description":"Taken","url":"https://example.org/hook","events":["workflow.task.entered"],"blocked":%s,"failingSince":null}""";
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.body()).isEqualTo(json.formatted(false));
        assertThat(caller.put(WEBHOOKS + "/1", "{\"blocked\":true}").statusCode())
                .isEqualTo(204);
        assertThat(caller.get(WEBHOOKS).body()).isEqualTo("[" + json.formatted(true) + "]");
        assertThat(caller.delete(WEBHOOKS + "/1").statusCode()).isEqualTo(204);
        assertThat(caller.get(WEBHOOKS).body()).isEqualTo("[]");
        assertThat(caller.delete(WEBHOOKS + "/1").body()).isEqualTo("{\"error\":\"There is no webhook 1.\"}");
    }

    @Test
    void aTestEventIsAmongTheDeliveries() {
        caller.post(WEBHOOKS, GOOD);

        var asked = caller.post(WEBHOOKS + "/1/test", "");

        assertThat(asked.statusCode()).isEqualTo(202);
        var delivery = Caller.json(caller.get("/_sandbox/api/deliveries")).get(0);
        assertThat(delivery.path("eventId").asString())
                .isEqualTo(Caller.json(asked).path("eventId").asString());
        assertThat(delivery.path("type").asString()).isEqualTo("test.executed");
        assertThat(delivery.path("status").asString()).isEqualTo("Registered");
        assertThat(delivery.path("due").asString()).isEqualTo("2026-11-22T08:00:01Z");
        assertThat(delivery.path("webhook").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | description must have 1 to 255 characters.",
                "{\"description\":\"x\"} | password must have 1 to 255 characters.",
                "{\"description\":\"x\",\"password\":\"y\"} | url must be an https address without a user name; on loopback http will do.",
                "{\"description\":\"x\",\"password\":\"y\",\"url\":\"https://a\",\"connector\":\"Q\"} | There is no app connector 'Q' in the sandbox.",
                "{\"description\":\"x\",\"password\":\"y\",\"url\":\"https://a\",\"events\":7} | \"events\" must be a list such as [\"subject.created\"].",
                "{\"secret\":\"x\"} | A webhook has no \"secret\"; it may have connector, description, events, password, url.",
            })
    void badInputGetsOneClearSentence(String body, String sentence) {
        var answer = caller.post(WEBHOOKS, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.json(answer).path("error").asString()).isEqualTo(sentence);
        assertThat(caller.get(WEBHOOKS).body()).isEqualTo("[]");
    }

    @Test
    void anEventThatIsNotThereIsNamed() {
        assertThat(caller.post(WEBHOOKS, GOOD.replace("workflow.task.entered", "signal.made"))
                        .body())
                .contains("There is no event 'signal.made'; there are subject.created, ");
        assertThat(caller.post(WEBHOOKS + "/7/test", "").body()).isEqualTo("{\"error\":\"There is no webhook 7.\"}");
        assertThat(caller.put(WEBHOOKS + "/last", "{\"blocked\":true}").body())
                .isEqualTo("{\"error\":\"A webhook has a number such as 1, not 'last'.\"}");
        caller.post(WEBHOOKS, GOOD);
        assertThat(caller.put(WEBHOOKS + "/1", "{}").body())
                .isEqualTo("{\"error\":\"\\\"blocked\\\" must be true or false.\"}");
    }
}
