package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.XML;
import static estrik.profit.ScriptedServer.packed;
import static estrik.profit.ScriptedServer.response;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that Profit should never give. None may throw, hang, fill the memory or be taken for a value.
class HostileAnswersTest {
    private static final String ROWS = "{\"skip\":0,\"take\":100,\"rows\":[{\"Subject\":\"Café\"}]}";
    private static final AppKeys KEYS = AppKeys.of("A1".repeat(16), "B2".repeat(16));
    private static final Token TOKEN = Token.parse("C3".repeat(32));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"skip\":0,\"take\":100,\"rows\":[{\"Subject\":\"CANARY",
                "{\"skip\":0,\"take\":100,\"rows\":[{\"Subject\":\"CANARY\"}",
                "{\"skip\":0,\"take\":100,\"rows\":[{\"Subject\":\"CANARY\"}]",
                "{\"rows\":[{\"Subject\":\"CANARY\"}]}{}",
                "{\"rows\":[{\"Subject\":{\"CANARY\":1}}]}",
                "{\"rows\":[[\"CANARY\"]]}",
                "{\"rows\":[\"CANARY\"]}",
                "{\"rows\":\"CANARY\"}",
                "{\"rows\":null}",
                "{\"CANARY\":1}",
                "[]",
                "\"CANARY\"",
                "null",
                "CANARY",
                "",
                "<html>CANARY</html>",
                "{\"rows\":[{\"CANARY\":1,\"CANARY\":2}]}",
                "{\"rows\":[{\"CANARY\":NaN}]}",
                "{\"rows\":[{\"CANARY\":Infinity}]}",
                "{\"rows\":[{\"CANARY\":1}],}",
                "{'rows':[{'CANARY':1}]}",
                "/* CANARY */{\"rows\":[]}",
            })
    void brokenRowsAreNotUnderstood(String body) throws Exception {
        var refusal = rows(response(200, JSON, body));
        assertThat(refusal).isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(refusal.message()).doesNotContain("CANARY");
    }

    @Test
    void anEndlessErrorIsReadNoFurtherThanItIsWorth() throws Exception {
        try (var server = new ScriptedServer((socket, out) -> {
                    out.write(
                            "HTTP/1.1 500 x\r\nContent-Type: application/json\r\n\r\n{\"message\":\"".getBytes(UTF_8));
                    var text = "x".repeat(10_000).getBytes(UTF_8);
                    while (true) {
                        out.write(text);
                    }
                });
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.as(TOKEN).profitVersion()))
                    .isInstanceOfSatisfying(
                            Refusal.Failed.class,
                            it -> assertThat(it.details().text()).isNull());
        }
    }

    @Test
    void aSmallPackedErrorCannotBecomeALargeOne() throws Exception {
        var bomb = packed(("{\"message\":\"" + " ".repeat(30_000_000) + "\"}").getBytes(UTF_8));
        assertThat(rows(response(500, JSON, bomb, "Content-Encoding: gzip"))).isInstanceOf(Refusal.Failed.class);
    }

    @Test
    void longNamesAndNumbersAreNotUnderstood() throws Exception {
        assertThat(rows(response(200, JSON, "{\"rows\":[{\"" + "A".repeat(2_000_000) + "\":1}]}")))
                .isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(rows(response(200, JSON, "{\"rows\":[{\"A\":" + "9".repeat(2_000_000) + "}]}")))
                .isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(read(response(200, JSON, "{\"rows\":[{\"A\":1e999999999}]}"))
                        .getFirst()
                        .text("A"))
                .hasSizeLessThan(100);
    }

    @Test
    void aNameThatComesTwiceIsNotUnderstood() throws Exception {
        var body = "{\"token\":\"" + TOKEN.value() + "\",\"token\":\"CANARY\"}";
        try (var server = ScriptedServer.saying(response(200, JSON, body));
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.otpValidation(KEYS, "anna", OneTimeCode.of("1"))))
                    .isInstanceOf(Refusal.NotUnderstood.class);
        }
    }

    @Test
    void rowsWithOtherFieldsThanAskedSayWhichIsMissing() throws Exception {
        var row = read(response(200, JSON, ROWS)).getFirst();
        assertThatThrownBy(() -> row.text("Onderwerp"))
                .isInstanceOfSatisfying(
                        FieldUnreadable.class, it -> assertThat(it.field()).isEqualTo("Onderwerp"));
    }

    @Test
    void aWebPageWith200IsNotUnderstood() throws Exception {
        var page = response(200, "text/html", "<html><title>Sign in</title>");
        assertThat(rows(page)).isInstanceOf(Refusal.NotUnderstood.class);
        try (var server = ScriptedServer.saying(page);
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.otpRequest(KEYS, "anna"))).isInstanceOf(Refusal.NotUnderstood.class);
            assertThat(refusal(profit.otpValidation(KEYS, "anna", OneTimeCode.of("1"))))
                    .isInstanceOf(Refusal.NotUnderstood.class);
            assertThat(refusal(profit.generateOtp(KEYS, "anna", "x"))).isInstanceOf(Refusal.NotUnderstood.class);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (var elsewhere = ScriptedServer.saying(response(200, JSON, ROWS));
                var server = ScriptedServer.saying(response(
                        302, JSON, "", "Location: " + elsewhere.environment().rest()));
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.as(TOKEN).get("T").rows())).isInstanceOf(Refusal.NotUnderstood.class);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aDripOfBytesEndsWithTheTimeLimit() throws Exception {
        try (var server = new ScriptedServer((socket, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"rows\":[".getBytes(UTF_8));
                    while (true) {
                        out.write(' ');
                        out.flush();
                        Thread.sleep(20);
                    }
                });
                var profit = limited(server).build()) {
            assertThat(refusal(profit.as(TOKEN).get("T").rows()))
                    .isInstanceOfSatisfying(
                            Refusal.Unreachable.class,
                            it -> assertThat(it.message())
                                    .isEqualTo("Profit's answer to GetConnector 'T' did not end within 400 ms."));
        }
    }

    @Test
    void aDripOfHeadersOrAnErrorBodyEndsToo() throws Exception {
        for (var begin : new String[] {"HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 500 x\r\nContent-Length: 9999\r\n\r\n"}) {
            try (var server = new ScriptedServer((socket, out) -> {
                        out.write(begin.getBytes(UTF_8));
                        while (true) {
                            out.write('x');
                            out.flush();
                            Thread.sleep(20);
                        }
                    });
                    var profit = limited(server).build()) {
                var answer = profit.as(TOKEN).profitVersion();
                assertThat(refusal(answer)).isInstanceOfAny(Refusal.Unreachable.class, Refusal.Failed.class);
            }
        }
    }

    @Test
    void silenceEndsWithTheTimeLimit() throws Exception {
        try (var server = new ScriptedServer(
                        (socket, out) -> socket.getInputStream().read());
                var profit = limited(server).build()) {
            assertThat(refusal(profit.as(TOKEN).profitVersion()))
                    .isInstanceOfSatisfying(
                            Refusal.Unreachable.class,
                            it -> assertThat(it.message())
                                    .isEqualTo("No answer from 127.0.0.1 within 400 ms to ProfitVersion."));
        }
    }

    @Test
    void aConnectionThatBreaksOffIsUnreachable() throws Exception {
        var cut = new String(response(200, JSON, ROWS), UTF_8);
        try (var server = ScriptedServer.saying(cut.substring(0, cut.length() - 10));
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.as(TOKEN).get("T").rows())).isInstanceOf(Refusal.Unreachable.class);
        }
        try (var server = new ScriptedServer((socket, out) -> socket.setSoLinger(true, 0));
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.as(TOKEN).get("T").rows())).isInstanceOf(Refusal.Unreachable.class);
        }
    }

    @Test
    void whatIsNoHttpIsNotUnderstood() throws Exception {
        assertThat(rows("SSH-2.0-OpenSSH\r\n\r\n".getBytes(UTF_8))).isInstanceOf(Refusal.NotUnderstood.class);
    }

    @Test
    void anAnswerOverTheLimitIsTooLarge() throws Exception {
        var endless = new AtomicLong();
        try (var server = new ScriptedServer((socket, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"rows\":[".getBytes(UTF_8));
                    var row = "{\"Subject\":\"x\"},".repeat(1000).getBytes(UTF_8);
                    while (true) {
                        out.write(row);
                        endless.addAndGet(row.length);
                    }
                });
                var profit = Profit.builder(server.environment())
                        .maxAnswerBytes(500_000)
                        .build()) {
            var seen = new AtomicLong();
            assertThat(refusal(profit.as(TOKEN).get("T").each(row -> seen.incrementAndGet())))
                    .isInstanceOf(Refusal.TooLarge.class);
            assertThat(seen.get()).isBetween(20_000L, 35_000L);
        }
    }

    @Test
    void aSmallPackedAnswerCannotBecomeALargeOne() throws Exception {
        var bomb = packed(("{\"rows\":[{\"Subject\":\"" + " ".repeat(30_000_000) + "\"}]}").getBytes(UTF_8));
        assertThat(bomb).hasSizeLessThan(100_000);
        try (var server = ScriptedServer.saying(response(200, JSON, bomb, "Content-Encoding: gzip"));
                var profit = Profit.builder(server.environment())
                        .maxAnswerBytes(1_000_000)
                        .build()) {
            assertThat(refusal(profit.as(TOKEN).get("T").rows())).isInstanceOf(Refusal.TooLarge.class);
        }
    }

    @Test
    void oneValueMayNotBeAMegabyteLong() throws Exception {
        var token = response(200, JSON, "{\"token\":\"" + "x".repeat(1_500_000) + "\"}");
        try (var server = ScriptedServer.saying(token);
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.otpValidation(KEYS, "anna", OneTimeCode.of("1"))))
                    .isInstanceOf(Refusal.TooLarge.class);
        }
    }

    @Test
    void packedAnswersAreUnpackedAndBrokenPackingIsNotUnderstood() throws Exception {
        var whole = packed(ROWS.getBytes(UTF_8));
        assertThat(read(response(200, JSON, whole, "Content-Encoding: gzip"))).hasSize(1);
        var cut = java.util.Arrays.copyOf(whole, whole.length - 12);
        assertThat(rows(response(200, JSON, cut, "Content-Encoding: gzip"))).isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(rows(response(200, JSON, ROWS, "Content-Encoding: gzip"))).isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(rows(response(200, JSON, ROWS, "Content-Encoding: br"))).isInstanceOf(Refusal.NotUnderstood.class);
    }

    @Test
    void deepNestingIsNotUnderstood() throws Exception {
        var deep = "{\"skip\":" + "[".repeat(200_000) + "]".repeat(200_000) + ",\"rows\":[]}";
        assertThat(rows(response(200, JSON, deep))).isInstanceOf(Refusal.NotUnderstood.class);
        try (var server = ScriptedServer.saying(response(200, JSON, deep));
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.as(TOKEN).metainfo())).isInstanceOf(Refusal.NotUnderstood.class);
        }
    }

    @Test
    void aByteOrderMarkAndOtherCharsetsAreRead() throws Exception {
        assertThat(read(response(200, JSON, "\uFEFF" + ROWS)))
                .first()
                .extracting(row -> row.text("Subject"))
                .isEqualTo("Café");
        assertThat(read(response(200, "application/json; charset=iso-8859-1", ROWS.getBytes(ISO_8859_1))))
                .first()
                .extracting(row -> row.text("Subject"))
                .isEqualTo("Café");
        assertThat(read(response(200, "application/json; charset=utf-16", ROWS.getBytes(UTF_16))))
                .first()
                .extracting(row -> row.text("Subject"))
                .isEqualTo("Café");
    }

    @Test
    void lettersThatDoNotFitTheCharsetAreNotUnderstood() throws Exception {
        assertThat(rows(response(200, JSON, ROWS.getBytes(ISO_8859_1)))).isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(rows(response(200, "application/json; charset=klingon", ROWS)))
                .isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(rows(response(200, "application/json; charset=\"\u00e9\"", ROWS)))
                .isInstanceOf(Refusal.NotUnderstood.class);
    }

    @Test
    void decimalsFromBeforeProfit7AreRead() throws Exception {
        var row = read(response(200, JSON, "{\"rows\":[{\"A\":-.5,\"B\":.25,\"C\":12345678901234567890}]}"))
                .getFirst();
        assertThat(row.decimal("A")).isEqualByComparingTo("-0.5");
        assertThat(row.decimal("B")).isEqualByComparingTo("0.25");
        assertThat(row.text("C")).isEqualTo("12345678901234567890");
    }

    @Test
    void anAnswerOfSeveralLinesFromBeforeProfit7IsRead() throws Exception {
        var lines = "{\r\n  \"skip\": 0,\r\n  \"take\": 2,\r\n  \"rows\": [\r\n    {\r\n      \"A\": 1\r\n    },"
                + "\r\n    {\r\n      \"A\": null\r\n    }\r\n  ]\r\n}\r\n";

        assertThat(read(response(200, JSON, lines)))
                .extracting(row -> row.integer("A"))
                .containsExactly(1L, null);
    }

    @Test
    void aFieldThatLostItsSourceHoldsTextInThePlaceOfItsType() throws Exception {
        var row = read(response(200, JSON, "{\"rows\":[{\"Amount\":\"(replaced)\"}]}"))
                .getFirst();

        assertThat(row.text("Amount")).isEqualTo("(replaced)");
        assertThatThrownBy(() -> row.decimal("Amount")).hasMessage("Field 'Amount' holds no number.");
    }

    @Test
    void aBillionLaughsAreNotUnderstood() throws Exception {
        var laughs = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]>").append(envelope("<GetTokenFromOTPResult>&l9;</GetTokenFromOTPResult>"));
        assertThat(soap(laughs.toString())).isInstanceOf(Refusal.NotUnderstood.class);
    }

    @Test
    void nothingIsFetchedForAnExternalEntity() throws Exception {
        try (var canary = ScriptedServer.saying(response(200, "text/plain", "CANARY"))) {
            var address = canary.environment().rest();
            assertThat(soap("<!DOCTYPE x SYSTEM \"" + address + "\">" + envelope("")))
                    .isInstanceOf(Refusal.NotUnderstood.class);
            assertThat(soap("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + address + "\">]>"
                            + envelope("<GetTokenFromOTPResult>&e;</GetTokenFromOTPResult>")))
                    .isInstanceOf(Refusal.NotUnderstood.class);
            assertThat(canary.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CANARY",
                "{\"token\":\"CANARY\"}",
                "<soap:Envelope xmlns:soap='x'><soap:Body>",
                "<CANARY/>",
                "<a><a><a><a>",
                "<s:Envelope xmlns:s='x'><s:Body><OtherResponse/></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='x'><s:Body/></s:Envelope>",
                "<s:Envelope xmlns:s='x'><s:Body><GetTokenFromOTPResponse/></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='x'><s:Body><GetTokenFromOTPResponse><GetTokenFromOTPResult>CANARY"
                        + "</GetTokenFromOTPResult></GetTokenFromOTPResponse></s:Body></s:Envelope>",
            })
    void brokenSoapIsNotUnderstood(String body) throws Exception {
        var refusal = soap(body);
        assertThat(refusal).isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(refusal.message()).doesNotContain("CANARY");
    }

    @Test
    void deepXmlIsNotUnderstood() throws Exception {
        assertThat(soap("<Envelope><Body>" + "<a>".repeat(100_000))).isInstanceOf(Refusal.NotUnderstood.class);
    }

    @Test
    void anOtpValidationWithoutATokenIsEmpty() throws Exception {
        for (var body : List.of("", "{}", "{\"token\":null}", "{\"token\":\"\"}", "{\"token\":\" \\r\\n\"}")) {
            try (var server = ScriptedServer.saying(response(200, JSON, body));
                    var profit = Profit.at(server.environment())) {
                assertThat(profit.otpValidation(KEYS, "anna", OneTimeCode.of("1"))
                                .orElseThrow())
                        .isEmpty();
            }
        }
    }

    @Test
    void rowsBeforeTheBreakAreHandedOverAndTheEndIsARefusal() throws Exception {
        var seen = new ArrayList<Row>();
        try (var server = ScriptedServer.saying(response(200, JSON, "{\"rows\":[{\"A\":1},{\"A\":2},{\"A\""));
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.as(TOKEN).get("T").each(seen::add))).isInstanceOf(Refusal.NotUnderstood.class);
            assertThat(seen).hasSize(2);
        }
    }

    @Test
    void whatTheConsumerThrowsGoesThrough() throws Exception {
        try (var server = ScriptedServer.saying(response(200, JSON, ROWS));
                var profit = Profit.builder(server.environment()).callsAtOnce(1).build()) {
            var query = profit.as(TOKEN).get("T");
            assertThatThrownBy(() -> query.each(row -> {
                        throw new IllegalStateException("mine");
                    }))
                    .hasMessage("mine");
            assertThat(query.rows().orElseThrow()).hasSize(1);
        }
    }

    @Test
    void everyFaultOfTheSandboxEndsInTheRightRefusalWithinItsTime() {
        try (var sandbox = ProfitSandbox.start();
                var profit = Profit.builder(Environment.at(sandbox.restBase()))
                        .answerTimeout(Duration.ofSeconds(2))
                        .build()) {
            sandbox.addTask("anna", "Café");
            var tasks = profit.as(Token.parse(sandbox.tokenFor("anna"))).get("Workspace365_Tasks");
            var ends = new LinkedHashMap<Fault, Class<? extends Refusal>>();
            ends.put(Fault.garbage(), Refusal.NotUnderstood.class);
            ends.put(Fault.loginPage(), Refusal.NotUnderstood.class);
            ends.put(Fault.wrongCharset(), Refusal.NotUnderstood.class);
            ends.put(Fault.truncated(100), Refusal.Unreachable.class);
            ends.put(Fault.reset(), Refusal.Unreachable.class);
            ends.put(Fault.halfOpen(), Refusal.Unreachable.class);
            ends.put(Fault.drip(1, Duration.ofMillis(200)), Refusal.Unreachable.class);
            ends.put(Fault.delay(Duration.ofSeconds(30)), Refusal.Unreachable.class);
            ends.put(Fault.tokenGone(), Refusal.TokenRejected.class);
            ends.put(Fault.appConnectorBlocked(), Refusal.TokenRejected.class);
            ends.put(Fault.connectorBlocked(), Refusal.NotPermitted.class);
            ends.put(Fault.status(503), Refusal.Maintenance.class);
            ends.put(Fault.status(503, "{}"), Refusal.Busy.class);
            ends.put(Fault.status(413), Refusal.TooLarge.class);
            ends.forEach((fault, refusal) -> {
                sandbox.fail(fault);
                var began = System.nanoTime();
                assertThat(refusal(tasks.rows())).as(fault.trouble().inWords()).isInstanceOf(refusal);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
                sandbox.clearFaults();
            });
            assertThat(tasks.rows()).isInstanceOf(Answer.Ok.class);
        }
    }

    private static String envelope(String result) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                + "<GetTokenFromOTPResponse xmlns='urn:Afas.Profit.Services'>" + result
                + "</GetTokenFromOTPResponse></s:Body></s:Envelope>";
    }

    private static Profit.Builder limited(ScriptedServer server) {
        return Profit.builder(server.environment()).answerTimeout(Duration.ofMillis(400));
    }

    private static Refusal soap(String body) throws IOException {
        try (var server = ScriptedServer.saying(response(200, XML, body));
                var profit = Profit.at(server.environment())) {
            return refusal(profit.getTokenFromOtp(KEYS, "12345.anna", OneTimeCode.of("34264813")));
        }
    }

    private static Refusal rows(byte[] response) throws IOException {
        try (var server = ScriptedServer.saying(response);
                var profit = Profit.at(server.environment())) {
            return refusal(profit.as(TOKEN).get("T").rows());
        }
    }

    private static List<Row> read(byte[] response) throws IOException {
        try (var server = ScriptedServer.saying(response);
                var profit = Profit.at(server.environment())) {
            return profit.as(TOKEN).get("T").rows().orElseThrow();
        }
    }
}
