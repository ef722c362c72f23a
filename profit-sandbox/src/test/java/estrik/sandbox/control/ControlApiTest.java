package estrik.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {
    private static final String API = "/_sandbox/api";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder()
            .clock(new SettableClock(Instant.parse("2026-11-22T08:00:00Z")))
            .start();

    private final Caller caller = new Caller(profit);

    @Test
    void aTaskIsAddedListedAndRemoved() {
        var added = caller.post(API + "/tasks", "{\"user\":\"anna\",\"subject\":\"Nieuw\",\"endDate\":\"2026-12-01\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        var task = Caller.json(added);
        assertThat(task.path("user").asString()).isEqualTo("anna");
        assertThat(task.path("subject").asString()).isEqualTo("Nieuw");
        assertThat(task.path("endDate").asString()).isEqualTo("2026-12-01");
        var id = task.path("id").asLong();

        assertThat(caller.get(API + "/tasks?user=12345.anna").body()).contains("\"id\":" + id);
        assertThat(caller.get(API + "/tasks?user=bram").body()).doesNotContain("\"id\":" + id);
        assertThat(caller.delete(API + "/tasks/" + id).statusCode()).isEqualTo(204);
        var again = caller.delete(API + "/tasks/" + id);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).isEqualTo("{\"error\":\"There is no task " + id + ".\"}");
    }

    @Test
    void signalsWorkTheSame() {
        var added = Caller.json(caller.post(API + "/signals", "{\"user\":\"bram\",\"subject\":\"Let op\"}"));
        var id = added.path("id").asLong();

        assertThat(added.path("description").asString()).isEqualTo("Let op");
        assertThat(caller.get(API + "/signals?user=bram").body()).contains("\"id\":" + id);
        assertThat(caller.delete(API + "/signals/" + id).statusCode()).isEqualTo(204);
        assertThat(caller.get(API + "/signals").body()).doesNotContain("\"id\":" + id);
    }

    @Test
    void connectorsShowTheirKeys() {
        var connector = Caller.json(caller.get(API + "/connectors")).get(0);

        assertThat(connector.propertyNames())
                .containsExactly(
                        "name",
                        "apiKey",
                        "environmentKey",
                        "group",
                        "blocked",
                        "getConnectors",
                        "updateConnectors",
                        "services");
        assertThat(connector.path("apiKey").asString())
                .isEqualTo(profit.connector("Workspace365").apiKey());
    }

    @Test
    void mailsStandNewestFirst() {
        var keys = profit.connector("Workspace365");
        for (var user : new String[] {"anna", "bram"}) {
            caller.post(
                    "/ProfitRestServices/OtpRequest",
                    "{\"apiKey\":\"%s\",\"apiToken\":\"%s\",\"userId\":\"12345.%s\"}"
                            .formatted(keys.apiKey(), keys.environmentKey(), user));
        }

        var mails = Caller.json(caller.get(API + "/mails"));

        assertThat(mails.get(0).propertyNames()).containsExactly("to", "subject", "code", "text", "at");
        assertThat(mails.get(0).path("to").asString()).isEqualTo("bram@vandelft.example");
        assertThat(mails.get(1).path("to").asString()).isEqualTo("anna@vandelft.example");
        assertThat(mails.get(0).path("at").asString()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(Caller.json(caller.get(API + "/mails?user=anna")).size()).isEqualTo(1);
    }

    @Test
    void faultsAreQueuedListedAndCleared() {
        var body = "{\"calls\":3,\"status\":503,\"retryAfter\":30,\"path\":\"/connectors\",\"user\":\"anna\"}";

        assertThat(caller.post(API + "/faults", body).body()).isEqualTo(body);
        caller.post(API + "/faults", "{\"calls\":1,\"delayMillis\":5000,\"path\":\"/nowhere\"}");
        caller.post(API + "/faults", "{\"reset\":true,\"path\":\"/nowhere\"}");

        assertThat(caller.get(API + "/faults").body())
                .isEqualTo("[" + body + ",{\"calls\":1,\"delayMillis\":5000,\"path\":\"/nowhere\"},"
                        + "{\"calls\":1,\"reset\":true,\"path\":\"/nowhere\"}]");
        assertThat(caller.delete(API + "/faults").statusCode()).isEqualTo(204);
        assertThat(caller.get(API + "/faults").body()).isEqualTo("[]");
    }

    @Test
    void callsStandNewestFirst() {
        caller.as(profit.tokenFor("anna"), "/ProfitRestServices/metainfo?x=secret");

        var call = Caller.json(caller.get(API + "/calls")).get(0);

        assertThat(call.propertyNames()).containsExactly("at", "method", "path", "user", "status", "millis");
        assertThat(call.path("path").asString()).isEqualTo("/ProfitRestServices/metainfo");
        assertThat(call.path("user").asString()).isEqualTo("anna");
        assertThat(call.path("status").asInt()).isEqualTo(200);
    }

    @Test
    void timeCanBeMoved() {
        assertThat(caller.post(API + "/clock", "{\"advance\":\"PT20M\"}").body())
                .isEqualTo("{\"at\":\"2026-11-22T08:20:00Z\"}");
        assertThat(caller.post(API + "/clock", "{\"at\":\"2027-01-01T00:00:00Z\"}")
                        .body())
                .isEqualTo("{\"at\":\"2027-01-01T00:00:00Z\"}");
        assertThat(profit.addTask("anna", "Nieuwjaar").created().toString()).isEqualTo("2027-01-01T01:00");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/tasks  | ''                                     | The body must be one JSON object.",
                "/tasks  | [1]                                    | The body must be one JSON object.",
                "/tasks  | {                                      | The body must be one JSON object.",
                "/tasks  | {\"subject\":\"x\"}                    | \"user\" must be a text that is not empty.",
                "/tasks  | {\"user\":7,\"subject\":\"x\"}         | \"user\" must be a text that is not empty.",
                "/tasks  | {\"user\":\"zoe\",\"subject\":\"x\"}   | There is no 'zoe' in the sandbox; its users are anna, bram, chris, dewi, emre.",
                "/tasks  | {\"user\":\"anna\",\"subject\":\" \"}  | \"subject\" must be a text that is not empty.",
                "/tasks  | {\"user\":\"anna\",\"subject\":\"x\",\"endDate\":\"morgen\"} | \"endDate\" must be a date such as 2026-11-22.",
                "/signals| {\"user\":\"anna\"}                    | \"subject\" must be a text that is not empty.",
                "/faults | {}                                     | A fault needs exactly one of appConnectorBlocked, codeTwice, connectorBlocked, delayMillis, drip, garbage, halfOpen, jitterMillis, lateMail, loginPage, lostMail, missingField, renamedField, reset, status, tokenGone, truncated, webhookTwice, webhooksReordered, wrongCharset.",
                "/faults | {\"status\":503,\"reset\":true}        | A fault needs exactly one of appConnectorBlocked, codeTwice, connectorBlocked, delayMillis, drip, garbage, halfOpen, jitterMillis, lateMail, loginPage, lostMail, missingField, renamedField, reset, status, tokenGone, truncated, webhookTwice, webhooksReordered, wrongCharset.",
                "/faults | {\"status\":99}                        | status must be between 200 and 599, not 99.",
                "/faults | {\"status\":\"many\"}                  | \"status\" must be a whole number, not below 0.",
                "/faults | {\"status\":500,\"calls\":0}           | calls must be 1 or more.",
                "/faults | {\"status\":500,\"user\":\"zoe\"}      | There is no 'zoe' in the sandbox; its users are anna, bram, chris, dewi, emre.",
                "/faults | {\"delayMillis\":99999999}             | the delay must be between 0 and 3600000 milliseconds.",
                "/faults | {\"reset\":true,\"body\":\"x\"}    | \"body\" does not go with \"reset\".",
                "/faults | {\"reset\":false}                   | \"reset\" must be true.",
                "/faults | {\"status\":500,\"share\":0}        | share must be above 0 and at most 1.",
                "/faults | {\"status\":500,\"share\":\"half\"} | \"share\" must be a number such as 0.2.",
                "/faults | {\"status\":500,\"from\":\"noon\"}  | \"from\" must be a moment such as 2026-11-22T08:00:00Z.",
                "/faults | {\"status\":500,\"during\":\"PT0S\"} | during must be above 0 and at most 3650 days.",
                "/faults | {\"renamedField\":\"Subject\"}      | \"to\" must be a text that is not empty.",
                "/faults | {\"drip\":0}                        | drip must be between 1 and 1000000 bytes.",
                "/faults | {\"connectorBlocked\":7}            | \"connectorBlocked\" must be a name, or true for every one.",
                "/faults | {\"status\":500,\"colour\":1}          | A fault has no \"colour\"; it may have appConnectorBlocked, body, calls, codeTwice, connectorBlocked, delayMillis, drip, during, everyMillis, from, garbage, halfOpen, jitterMillis, lateMail, loginPage, lostMail, missingField, path, renamedField, reset, retryAfter, seed, share, status, to, tokenGone, truncated, type, until, user, webhookTwice, webhooksReordered, wrongCharset.",
                "/clock  | {\"at\":\"tomorrow\"}                  | The time is not understood; write 2026-11-22T08:00:00Z or PT20M.",
                "/clock  | {}                                     | Give \"at\" (such as 2026-11-22T08:00:00Z) or \"advance\" (such as PT20M).",
            })
    void badInputGetsOneClearSentence(String path, String body, String sentence) {
        var before = caller.get(API + "/tasks").body();

        var answer = caller.post(API + path, body);

        assertThat(error(answer)).isEqualTo(sentence);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(caller.get(API + "/tasks").body()).isEqualTo(before);
        assertThat(caller.get(API + "/faults").body()).isEqualTo("[]");
    }

    @Test
    void whatIsTooLongIsNotStored() {
        var long256 = "{\"user\":\"anna\",\"subject\":\"" + "x".repeat(256) + "\"}";

        assertThat(error(caller.post(API + "/tasks", long256)))
                .isEqualTo("\"subject\" must have at most 255 characters.");
        var large = caller.post(API + "/tasks", " ".repeat(1_000_001));
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(error(large)).isEqualTo("The body is too large.");
    }

    @Test
    void anIdMustBeANumber() {
        assertThat(error(caller.delete(API + "/tasks/last")))
                .isEqualTo("The id at the end of the address must be a number.");
        assertThat(error(caller.get(API + "/tasks?user=zoe"))).contains("There is no 'zoe'");
        assertThat(error(caller.get(API + "/nothing"))).isEqualTo("There is nothing at this address.");
    }

    @Test
    void aPageOfAnotherSiteMayNotChangeAnything() {
        var body = "{\"user\":\"anna\",\"subject\":\"x\"}";

        var foreign = caller.post(API + "/tasks", body, "Origin", "https://elsewhere.example");
        var own = caller.post(API + "/tasks", body, "Origin", profit.uri().toString());

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(own.statusCode()).isEqualTo(201);
        assertThat(caller.get(API + "/tasks").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'calls':1,'status':500,'body':'x','type':'text/html'}",
                "{'calls':2,'delayMillis':100,'jitterMillis':50,'seed':7}",
                "{'calls':1,'jitterMillis':50}",
                "{'calls':1,'garbage':100}",
                "{'calls':1,'loginPage':true}",
                "{'calls':1,'drip':10,'everyMillis':100}",
                "{'calls':1,'truncated':0}",
                "{'calls':1,'halfOpen':true}",
                "{'calls':1,'wrongCharset':true}",
                "{'calls':1,'tokenGone':true,'user':'anna'}",
                "{'calls':1,'appConnectorBlocked':true}",
                "{'calls':1,'appConnectorBlocked':'Workspace365'}",
                "{'calls':1,'connectorBlocked':'Workspace365_Tasks'}",
                "{'calls':1,'missingField':'Subject'}",
                "{'calls':1,'renamedField':'Subject','to':'Onderwerp'}",
                "{'calls':1,'lostMail':true}",
                "{'calls':1,'lateMail':'PT10M'}",
                "{'calls':1,'codeTwice':true}",
                "{'calls':1,'webhookTwice':true}",
                "{'calls':1,'webhooksReordered':true,'path':'/hook'}",
                "{'calls':'all','reset':true,'share':0.25,'seed':3,'from':'2026-11-22T08:00:00Z','until':'2026-11-22T09:00:00Z'}",
            })
    void aFaultIsReadAsItIsWritten(String quoted) {
        var json = quoted.replace('\'', '"');

        assertThat(caller.post(API + "/faults", json).body()).isEqualTo(json);
        assertThat(caller.get(API + "/faults").body()).isEqualTo("[" + json + "]");
    }

    @Test
    void aFaultWithATimeIsForAllCallsInIt() {
        caller.post(API + "/faults", "{\"status\":500,\"during\":\"PT10M\"}");

        assertThat(caller.get(API + "/faults").body())
                .isEqualTo("[{\"calls\":\"all\",\"status\":500,\"until\":\"2026-11-22T08:10:00Z\"}]");
    }

    private static String error(HttpResponse<String> answer) {
        return Caller.json(answer).path("error").asString();
    }
}
