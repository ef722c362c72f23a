package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.request;
import static estrik.profit.ScriptedServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final byte[] VERSION = response(200, JSON, "{\"version\":\"22.22.5\"}");
    private static final AppKeys KEYS = AppKeys.of("A1".repeat(16), "B2".repeat(16));
    private static final Token TOKEN = Token.parse("C3".repeat(32));

    @Test
    void everyRequestCarriesWhatAfasAsksFor() throws Exception {
        try (var server = ScriptedServer.saying(VERSION);
                var profit = Profit.builder(server.environment())
                        .integrationId("12345_123456")
                        .language("nl-nl")
                        .build()) {
            assertThat(profit.as(TOKEN).profitVersion().orElseThrow()).isEqualTo("22.22.5");
            assertThat(server.requests().getFirst())
                    .startsWith("GET /ProfitRestServices/ProfitVersion HTTP/1.1\r\n")
                    .contains(
                            "Authorization: " + TOKEN.authorization() + "\r\n",
                            "IntegrationId: 12345_123456\r\n",
                            "Accept-Language: nl-nl\r\n",
                            "Accept-Encoding: gzip\r\n")
                    .containsPattern("User-Agent: Estrik-profit-client/[0-9][0-9A-Z.-]+\r\n")
                    .doesNotContain("Connection: close");
        }
    }

    @Test
    void theOtpCallsSendKeysInTheBodyAndNoToken() throws Exception {
        try (var server = ScriptedServer.saying(response(201, "application/xml; charset=utf-8", ""));
                var profit = Profit.at(server.environment())) {
            assertThat(profit.otpRequest(KEYS, " anna\"@x ")
                            .orElseThrow()
                            .details()
                            .status())
                    .isEqualTo(201);
            assertThat(server.requests().getFirst())
                    .startsWith("POST /ProfitRestServices/OtpRequest HTTP/1.1\r\n")
                    .contains("Content-Type: application/json;charset=utf-8\r\n")
                    .doesNotContain("Authorization")
                    .endsWith("\r\n\r\n{\"apiKey\":\"" + "A1".repeat(16) + "\",\"apiToken\":\"" + "B2".repeat(16)
                            + "\",\"userId\":\"anna\\\"@x\"}");
        }
    }

    @Test
    void soapGoesInTheDocumentedOrderEscapedAndWithAQuotedAction() throws Exception {
        var done = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                + "<GenerateOTPResponse xmlns='urn:Afas.Profit.Services' /></s:Body></s:Envelope>";
        try (var server = ScriptedServer.saying(response(200, "text/xml; charset=utf-8", done));
                var profit = Profit.at(server.environment())) {
            assertThat(profit.generateOtp(KEYS, "12345.anna", "A & B <c>")).isInstanceOf(Answer.Ok.class);
            assertThat(server.requests().getFirst())
                    .startsWith("POST /profitservices/TokenConnector.asmx HTTP/1.1\r\n")
                    .contains("SOAPAction: \"urn:Afas.Profit.Services/GenerateOTP\"\r\n")
                    .contains("Content-Type: text/xml; charset=utf-8\r\n")
                    .endsWith(
                            "<GenerateOTP xmlns=\"urn:Afas.Profit.Services\"><userId>12345.anna</userId><apiKey>"
                                    + "A1".repeat(16) + "</apiKey><environmentKey>" + "B2".repeat(16)
                                    + "</environmentKey>"
                                    + "<description>A &amp; B &lt;c&gt;</description></GenerateOTP></soap:Body></soap:Envelope>");
        }
    }

    @Test
    void whatCannotBeSentIsRefusedInOneSentence() {
        try (var profit = Profit.at(Environment.online("12345", Environment.Kind.TEST))) {
            assertThatThrownBy(() -> profit.otpRequest(KEYS, " ")).hasMessage("The user is missing.");
            assertThatThrownBy(() -> profit.generateOtp(KEYS, "anna", "")).hasMessage("The description is missing.");
            assertThatThrownBy(() -> profit.generateOtp(KEYS, "anna", "a\u0001b"))
                    .hasMessage("The description holds a control character.");
            assertThatThrownBy(() -> profit.generateOtp(KEYS, "an\r\nna", "b"))
                    .hasMessage("The userId holds a control character.");
            assertThatThrownBy(() -> profit.generateOtp(KEYS, "anna\ud800", "b"))
                    .hasMessage("The userId holds a control character.");
        }
        var builder = Profit.builder(Environment.online("12345", Environment.Kind.TEST));
        assertThatThrownBy(() -> builder.userAgent("a\r\nX: y")).hasMessage("'a??X: y' is no user agent.");
        assertThatThrownBy(() -> builder.integrationId("x")).hasMessage("'x' is no integration id.");
        assertThatThrownBy(() -> builder.language("")).hasMessage("'' is no language.");
        assertThatThrownBy(() -> builder.answerTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.placeTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.firstByteTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.patience(Duration.ZERO)).hasMessage("A time limit is longer than nothing.");
        assertThatThrownBy(() -> builder.callsAtOnce(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxAnswerBytes(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPostThatMayHaveArrivedIsNeverSentTwice() throws Exception {
        try (var server = new ScriptedServer((socket, out) -> socket.setSoLinger(true, 0));
                var profit = Profit.at(server.environment())) {
            assertThat(profit.otpRequest(KEYS, "anna")).isInstanceOf(Answer.Refused.class);
            assertThat(profit.generateOtp(KEYS, "anna", "x")).isInstanceOf(Answer.Refused.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void aGetIsRepeatedWhenItsPooledConnectionTurnsOutClosed() throws Exception {
        var keep = ("HTTP/1.1 200 x\r\nContent-Type: " + JSON
                        + "\r\nContent-Length: 21\r\n\r\n{\"version\":\"22.22.5\"}")
                .getBytes(UTF_8);
        var connections = new AtomicInteger();
        try (var server = new ScriptedServer((socket, out) -> {
                    out.write(keep);
                    out.flush();
                    if (connections.incrementAndGet() == 1) {
                        request(socket.getInputStream());
                    }
                });
                var profit = Profit.at(server.environment())) {
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Ok.class);
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Ok.class);
            assertThat(connections).hasValue(2);
        }
    }

    @Test
    void aBusyProfitIsNotAskedAgain() throws Exception {
        try (var server = ScriptedServer.saying(response(503, JSON, "", "Retry-After: 1"));
                var profit = Profit.at(server.environment())) {
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Refused.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void neverMoreCallsAtOnceThanAllowed() throws Exception {
        var second = new CountDownLatch(2);
        var third = new CountDownLatch(3);
        var go = new CountDownLatch(1);
        try (var server = new ScriptedServer((socket, out) -> {
                    second.countDown();
                    third.countDown();
                    go.await();
                    out.write(VERSION);
                });
                var profit = Profit.builder(server.environment()).callsAtOnce(2).build();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Answer<String>>>();
            for (int i = 0; i < 20; i++) {
                answers.add(people.submit(() -> profit.as(TOKEN).profitVersion()));
            }
            assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(third.await(200, TimeUnit.MILLISECONDS)).isFalse();
            go.countDown();
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isInstanceOf(Answer.Ok.class);
            }
        }
    }

    @Test
    void waitingForAPlaceEndsWithTheTimeLimit() throws Exception {
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var server = ScriptedServer.saying(response(200, JSON, "{\"rows\":[{\"A\":1}]}"));
                var profit = Profit.builder(server.environment())
                        .callsAtOnce(1)
                        .answerTimeout(Duration.ofMillis(300))
                        .build();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var patient = people.submit(() -> profit.as(TOKEN).get("T").each(row -> {
                inside.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            inside.await();
            assertThat(refusal(profit.as(TOKEN).profitVersion()))
                    .isEqualTo(new Refusal.Busy(
                            "All places for calls at once (1) stayed in use for 300 ms before ProfitVersion.",
                            Duration.ofSeconds(1),
                            Details.NONE));
            go.countDown();
            assertThat(patient.get(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void waitingForAPlaceMayEndSooner() throws Exception {
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var server = new ScriptedServer((socket, out) -> {
                    inside.countDown();
                    go.await();
                    out.write(VERSION);
                });
                var profit = Profit.builder(server.environment())
                        .callsAtOnce(1)
                        .placeTimeout(Duration.ofMillis(50))
                        .build();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> profit.as(TOKEN).profitVersion());
            inside.await();
            assertThat(refusal(profit.as(TOKEN).profitVersion()).message())
                    .isEqualTo("All places for calls at once (1) stayed in use for 50 ms before ProfitVersion.");
            go.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void anAnswerMustBeginInItsTimeButMayTakeLongerToEnd() throws Exception {
        try (var silent = new ScriptedServer(
                        (socket, out) -> socket.getInputStream().read());
                var profit = Profit.builder(silent.environment())
                        .firstByteTimeout(Duration.ofMillis(200))
                        .build()) {
            assertThat(refusal(profit.as(TOKEN).profitVersion()).message())
                    .isEqualTo("No answer from 127.0.0.1 within 200 ms to ProfitVersion.");
        }
        var half = VERSION.length - 5;
        try (var slow = new ScriptedServer((socket, out) -> {
                    out.write(VERSION, 0, half);
                    out.flush();
                    Thread.sleep(400);
                    out.write(VERSION, half, VERSION.length - half);
                });
                var profit = Profit.builder(slow.environment())
                        .firstByteTimeout(Duration.ofMillis(200))
                        .build()) {
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void aMachineThatDoesNotExistIsNamed() {
        try (var profit = Profit.at(Environment.at(java.net.URI.create("http://nowhere.invalid/ProfitRestServices")))) {
            assertThat(refusal(profit.as(TOKEN).profitVersion()).message())
                    .isEqualTo("There is no machine named nowhere.invalid for ProfitVersion.");
        }
    }

    @Test
    void anInterruptedThreadKeepsItsFlag() throws Exception {
        try (var server = ScriptedServer.saying(VERSION);
                var profit = Profit.at(server.environment())) {
            Thread.currentThread().interrupt();
            var answer = profit.as(TOKEN).profitVersion();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(refusal(answer)).isInstanceOf(Refusal.Unreachable.class);
        }
    }

    @Test
    void closingEndsTheCallsUnderWay() throws Exception {
        var inside = new CountDownLatch(1);
        try (var server = new ScriptedServer((socket, out) -> {
                    inside.countDown();
                    socket.getInputStream().read();
                });
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var profit = Profit.at(server.environment());
            var call = people.submit(() -> profit.as(TOKEN).profitVersion());
            inside.await();
            profit.close();
            assertThat(refusal(call.get(10, TimeUnit.SECONDS))).isInstanceOf(Refusal.Unreachable.class);
            assertThatThrownBy(() -> profit.as(TOKEN).profitVersion()).hasMessage("This Profit is closed.");
        }
    }
}
