package estrik.sandbox.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every kind of trouble, as a client meets it over real HTTP.
@Timeout(60)
class TroubleTest {
    private static final String METAINFO = "/ProfitRestServices/metainfo";
    private static final String TASKS = "/ProfitRestServices/connectors/Workspace365_Tasks";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit =
            ProfitSandbox.builder().clock(clock).language(Locale.ENGLISH).start();

    private final Caller caller = new Caller(profit);
    private final String anna = profit.tokenFor("anna");

    @Test
    void anyStatusWithAnyBodyOfAnyType() {
        profit.failNext(Fault.status(418, "<teapot/>", "text/xml"));
        profit.failNext(Fault.status(413));

        var teapot = caller.as(anna, METAINFO);

        assertThat(teapot.statusCode()).isEqualTo(418);
        assertThat(teapot.body()).isEqualTo("<teapot/>");
        assertThat(type(teapot)).isEqualTo("text/xml");
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(413);
    }

    @Test
    void jitterTakesAnotherTimeForEachCall() {
        profit.failNext(5, Fault.jitter(Duration.ofMillis(200)));

        var times = new HashSet<Long>();
        for (int at = 0; at < 5; at++) {
            assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);
            times.add(profit.calls().getFirst().millis() / 10);
        }

        assertThat(times).hasSizeGreaterThan(2);
    }

    @Test
    void garbageIsCalledJsonAndTheSameForTheSameSeed() throws IOException, InterruptedException {
        profit.failNext(2, Fault.garbage(100).seed(3));
        var first = bytes(METAINFO);
        profit.clearFaults();
        profit.failNext(Fault.garbage(100).seed(3));

        assertThat(type(first)).isEqualTo("application/json; charset=utf-8");
        assertThat(first.body()).hasSize(100).isEqualTo(bytes(METAINFO).body());
    }

    @Test
    void aLoginPageComesWith200() {
        profit.failNext(Fault.loginPage());

        var answer = caller.as(anna, METAINFO);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(type(answer)).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.body()).startsWith("<!doctype html>").contains("type=\"password\"");
    }

    @Test
    void anAnswerDripsInPortions() {
        profit.failNext(Fault.drip(40, Duration.ofMillis(20)));
        long start = System.nanoTime();

        var answer = caller.as(anna, METAINFO);

        assertThat(Caller.json(answer).path("info").path("envid").asString()).isEqualTo("O12345AA");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis(20L * (answer.body().length() / 40 - 1)));
    }

    @Test
    void aTruncatedAnswerAnnouncesMoreThanItBrings() throws IOException {
        profit.failNext(Fault.truncated(10));

        try (var socket = call(METAINFO)) {
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(answer).startsWith("HTTP/1.1 200 ").containsPattern("(?i)content-length: [0-9]{3}\r");
            assertThat(body).hasSize(10).startsWith("{\"update");
        }
    }

    @Test
    void aTruncatedAnswerIsTroubleForAClientToo() {
        profit.failNext(Fault.truncated(10));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> caller.as(anna, METAINFO));
    }

    @Test
    void aHalfOpenCallHasHeadersAndThenNothing() throws IOException {
        profit.failNext(Fault.halfOpen());

        try (var socket = call(METAINFO)) {
            socket.setSoTimeout(300);
            var got = new ArrayList<Byte>();
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> {
                for (int one = socket.getInputStream().read();
                        one >= 0;
                        one = socket.getInputStream().read()) {
                    got.add((byte) one);
                }
            });
            assertThat(text(got)).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n");

            socket.setSoTimeout(30_000);
            profit.clearFaults();
            assertThat(socket.getInputStream().read()).as("the end").isEqualTo(-1);
        }
    }

    @Test
    void closingDoesNotWaitForAHalfOpenCall() {
        var other = ProfitSandbox.start();
        other.failNext(Fault.halfOpen());
        var begun = new Caller(other).begin(METAINFO);
        while (other.calls().isEmpty()) {
            Thread.onSpinWait();
        }

        other.close();

        assertThat(begun).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void anAnswerInTheWrongCharsetStillSaysUtf8() throws IOException, InterruptedException {
        profit.addTask("anna", "Één café");
        profit.failNext(Fault.wrongCharset());

        var answer = bytes(TASKS + "?take=100");

        assertThat(type(answer)).isEqualTo("application/json; charset=utf-8");
        assertThat(new String(answer.body(), ISO_8859_1)).contains("Één café");
        assertThat(new String(answer.body(), UTF_8)).doesNotContain("Één café");
    }

    @Test
    void aTokenThatIsGoneGives401AndIsBackAfterwards() {
        profit.failNext(Fault.tokenGone().forUser("anna"));

        var bram = caller.as(profit.tokenFor("bram"), METAINFO);
        var refused = caller.as(anna, METAINFO);

        assertThat(bram.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEmpty();
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatIsGoneDoesNotConcernCallsWithoutOne() {
        profit.failNext(Fault.tokenGone());

        assertThat(requestCode("anna").statusCode()).isEqualTo(201);
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(401);
    }

    @Test
    void aBlockedGetConnectorSaysSoAndTheOthersWork() {
        profit.failNext(Fault.connectorBlocked("workspace365_tasks"));

        assertThat(caller.as(anna, TASKS.replace("Tasks", "Signals")).statusCode())
                .isEqualTo(200);
        var blocked = caller.as(anna, TASKS, "Accept-Language", "en-us");
        assertThat(blocked.statusCode()).isEqualTo(500);
        assertThat(blocked.body()).contains("This GetConnector (definition) is blocked");
        assertThat(caller.as(anna, TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void aBlockedAppConnectorRefusesTokensAndMailsNoCodes() {
        profit.failNext(2, Fault.appConnectorBlocked());

        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(401);
        assertThat(requestCode("anna").statusCode()).isEqualTo(201);
        assertThat(mails()).isEqualTo("[]");
        assertThat(requestCode("anna").statusCode()).isEqualTo(201);
        assertThat(profit.codeFor("anna")).matches("[0-9]{8}");
    }

    @Test
    void aMissingFieldIsInNeitherRowsNorMetainfo() {
        profit.failNext(2, Fault.missingField("subject"));

        assertThat(caller.rows(anna, "Workspace365_Tasks").get(0).propertyNames())
                .contains("TaskId")
                .doesNotContain("Subject");
        assertThat(caller.as(anna, METAINFO + "/get/Workspace365_Tasks").body()).doesNotContain("\"Subject\"");
        assertThat(caller.rows(anna, "Workspace365_Tasks").get(0).propertyNames())
                .contains("Subject");
    }

    @Test
    void aMissingFieldCannotBeOrderedBy() {
        profit.failNext(Fault.missingField("Subject"));

        assertThat(caller.as(anna, TASKS + "?orderbyfieldids=Subject", "Accept-Language", "en-us")
                        .body())
                .contains("Connector field 'Subject' not found");
    }

    @Test
    void aRenamedFieldHasItsValuesUnderTheOtherName() {
        profit.failNext(Fault.renamedField("Subject", "Onderwerp"));

        var row = caller.rows(anna, "Workspace365_Tasks").get(0);

        assertThat(row.propertyNames()).contains("Onderwerp").doesNotContain("Subject");
        assertThat(row.path("Onderwerp").asString()).isNotEmpty();
    }

    @Test
    void aLostMailNeverArrives() {
        profit.failNext(Fault.lostMail().forUser("anna"));

        requestCode("anna");
        requestCode("bram");

        assertThat(mails()).contains("bram@").doesNotContain("anna@");
    }

    @Test
    void aLateMailArrivesWhenTheClockSaysSo() {
        profit.failNext(Fault.lateMail(Duration.ofMinutes(20)));

        requestCode("anna");
        assertThat(mails()).isEqualTo("[]");
        clock.advance(Duration.ofMinutes(20));

        assertThat(mails()).contains("anna@", "2026-11-22T08:20:00Z");
        assertThat(exchange("anna").statusCode())
                .as("by then the code is too old")
                .isEqualTo(204);
    }

    @Test
    void aCodeMayBeTakenTwice() {
        requestCode("anna");
        profit.failNext(Fault.codeTwice());

        assertThat(exchange("anna").statusCode()).isEqualTo(200);
        assertThat(exchange("anna").statusCode()).isEqualTo(200);
        assertThat(exchange("anna").statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> requestCode(String user) {
        return caller.post("/ProfitRestServices/OtpRequest", credentials(user, ""));
    }

    private HttpResponse<String> exchange(String user) {
        return caller.post("/ProfitRestServices/OtpValidation", credentials(user, profit.codeFor(user)));
    }

    private String credentials(String user, String code) {
        var keys = profit.connector("Workspace365");
        return """
                {"apiKey":"%s","apiToken":"%s","userId":"12345.%s","otp":"%s"}
                """.formatted(keys.apiKey(), keys.environmentKey(), user, code);
    }

    private String mails() {
        return caller.get("/_sandbox/api/mails").body();
    }

    private Socket call(String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), profit.uri().getPort());
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\n\r\n"
                        .formatted(path, Caller.header(anna))
                        .getBytes(UTF_8));
        return socket;
    }

    private HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(profit.uri() + path))
                            .header("Authorization", Caller.header(anna))
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    private static String text(List<Byte> bytes) {
        var text = new StringBuilder();
        bytes.forEach(one -> text.append((char) (one & 0xff)));
        return text.toString();
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
