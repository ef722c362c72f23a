package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Error answers as AFAS documents them or as public clients recorded them.
class RefusalsTest {
    private static final String REFERENCE = "3A4CA18A611A4E07B429AC6BAFC6B8D1";
    private static final AppKeys KEYS = AppKeys.of("A1".repeat(16), "B2".repeat(16));
    private static final Token TOKEN = Token.parse("C3".repeat(32));

    @Test
    void aFunctionalErrorTellsNumberReferenceAndTrace() throws Exception {
        var refusal = version(response(500, JSON, """
                {"externalMessage":"An unexpected error has occurred.","errorNumber":-2147180999,"profitLogReference":"%s"}
                """.formatted(REFERENCE), "X-Trace-Identifier: abc-123"));
        assertThat(refusal)
                .isEqualTo(new Refusal.Failed(
                        "Profit refused ProfitVersion (500): An unexpected error has occurred.",
                        new Details(500, -2147180999, "An unexpected error has occurred.", REFERENCE, "abc-123")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetConnector not supported for this app or the user is not authorized",
                "General message: Deze UpdateConnector wordt niet ondersteund of de gebruiker is niet geautoriseerd.",
                "This GetConnector (definition) is blocked",
                "App connector is blocked",
            })
    void whatAnAdministratorMustAllowIsNotPermitted(String text) throws Exception {
        assertThat(version(error(text))).isInstanceOf(Refusal.NotPermitted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Out of String space", "Out of memory"})
    void whatDoesNotFitIsTooLarge(String text) throws Exception {
        assertThat(version(error(text))).isInstanceOf(Refusal.TooLarge.class);
    }

    @Test
    void anUnknownFieldIsNamed() throws Exception {
        assertThat(version(error("Connector field 'Onder werp' not found")))
                .isInstanceOfSatisfying(
                        Refusal.UnknownField.class, it -> assertThat(it.field()).isEqualTo("Onder werp"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":\"503\",\"message\":\"Too busy.\"},\"retry_after\":7200} | | 7200",
                "{\"example\":{\"error\":{\"code\":\"503\",\"message\":\"Too busy.\"},\"retry_after\":7200}} | | 7200",
                "{\"error\":{\"message\":\"Too busy.\"},\"retry_after\":7200} | 30 | 30",
                "{\"error\":{\"message\":\"Too busy.\"}} | | 60",
                "{\"error\":{\"message\":\"Too busy.\"}} | Sun, 22 Nov 2026 12:05:00 GMT | 300",
                "{\"error\":{\"message\":\"Too busy.\"}} | Sun, 22 Nov 2026 11:00:00 GMT | 1",
                "{\"error\":{\"message\":\"Too busy.\"}} | soon | 60",
                "{\"error\":{\"message\":\"Too busy.\"},\"retry_after\":-5} | | 60",
                "{\"error\":{\"message\":\"Too busy.\"},\"retry_after\":99999999999} | | 86400",
            })
    void busyTellsHowLong(String body, String header, long seconds) throws Exception {
        var headers = header == null ? new String[0] : new String[] {"Retry-After: " + header};
        assertThat(version(response(503, JSON, body, headers)))
                .isEqualTo(new Refusal.Busy(
                        "Profit asks to wait " + seconds + " s before ProfitVersion (503). Too busy.",
                        Duration.ofSeconds(seconds),
                        new Details(503, null, "Too busy.", null, null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Service temporarily unavailable due to scheduled maintenance. Try again later.",
                "De omgeving is in onderhoud.",
            })
    void maintenanceIsToldFromACrowd(String text) throws Exception {
        var refusal = version(response(503, JSON, "{\"error\":{\"message\":\"" + text + "\"},\"retry_after\":7200}"));
        assertThat(refusal)
                .isEqualTo(new Refusal.Maintenance(
                        "Profit is in maintenance and asks to wait 7200 s before ProfitVersion (503). " + text,
                        Duration.ofHours(2),
                        new Details(503, null, text, null, null)));
        assertThat(version(response(429, JSON, "{\"message\":\"" + text + "\"}")))
                .isInstanceOf(Refusal.Busy.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The maximum duration for performing the assignment has been exceeded.",
                "De maximale tijdsduur voor het uitvoeren van de opdracht is verstreken.",
            })
    void workThatTookTooLongMayStillGoOn(String text) throws Exception {
        assertThat(version(error(text)))
                .isEqualTo(new Refusal.TookTooLong(
                        "Profit gave up waiting for ProfitVersion (500). Its work may go on: wait about 15 minutes, and"
                                + " ask for less. " + text,
                        Duration.ofMinutes(15),
                        new Details(500, -2147180996, text, null, null)));
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 429})
    void busyWithoutAWordIsAMinute(int status) throws Exception {
        assertThat(version(response(status, "text/html", "<h1>Busy</h1>")))
                .isInstanceOfSatisfying(
                        Refusal.Busy.class, it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(60)));
    }

    @Test
    void emptyErrorsAreSortedByStatus() throws Exception {
        assertThat(version(empty(401))).isInstanceOf(Refusal.TokenRejected.class);
        assertThat(version(empty(403))).isInstanceOf(Refusal.IpRefused.class);
        assertThat(version(empty(404))).isInstanceOf(Refusal.NotFound.class);
        assertThat(version(empty(413))).isInstanceOf(Refusal.TooLarge.class);
        assertThat(version(empty(400))).isInstanceOf(Refusal.Failed.class);
        assertThat(version(empty(500))).isInstanceOf(Refusal.Failed.class);
        assertThat(version(empty(502))).isInstanceOf(Refusal.Unreachable.class);
        assertThat(version(empty(504))).isInstanceOf(Refusal.Unreachable.class);
    }

    @Test
    void aBare401MayAlsoMeanThatTheUserHasNoAccess() throws Exception {
        assertThat(version(empty(401)).message()).contains("expired", "another environment", "no access");
    }

    @Test
    void a400ComesWithTheWordsThatItHas() throws Exception {
        assertThat(version(response(400, JSON, "{\"message\":\"Invalid json\"}")))
                .isEqualTo(new Refusal.Failed(
                        "Profit refused ProfitVersion (400): Invalid json",
                        new Details(400, null, "Invalid json", null, null)));
    }

    @Test
    void aRefusalOfTheKeysIsNotAboutAToken() throws Exception {
        try (var server = ScriptedServer.saying(empty(401));
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.otpRequest(KEYS, "anna"))).isInstanceOf(Refusal.NotPermitted.class);
            assertThat(refusal(profit.deleteToken(TOKEN))).isInstanceOf(Refusal.TokenRejected.class);
        }
    }

    @Test
    void aSoapFaultTellsMessageNumberAndReference() throws Exception {
        var fault = """
                <?xml version="1.0" encoding="utf-8"?>
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault>
                  <faultcode>soap:Server</faultcode>
                  <faultstring>Er is een onverwachte fout opgetreden</faultstring>
                  <detail><ProfitApplicationException>
                    <ErrorNumber>-2147180999</ErrorNumber><Message>Er is een onverwachte fout opgetreden</Message>
                    <Detail>Description.......: Onbekend
                Log reference.....: %s
                </Detail></ProfitApplicationException></detail>
                </soap:Fault></soap:Body></soap:Envelope>""".formatted(REFERENCE);
        for (var status : new int[] {500, 200}) {
            try (var server = ScriptedServer.saying(response(status, "text/xml; charset=utf-8", fault));
                    var profit = Profit.at(server.environment())) {
                assertThat(refusal(profit.generateOtp(KEYS, "12345.anna", "Laptop")))
                        .isEqualTo(new Refusal.Failed(
                                "Profit refused GenerateOTP (" + status
                                        + "): Er is een onverwachte fout opgetreden (Onbekend)",
                                new Details(
                                        status,
                                        -2147180999,
                                        "Er is een onverwachte fout opgetreden (Onbekend)",
                                        REFERENCE,
                                        null)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Server was unable to process request. | GetConnector not supported for this app or the user is not"
                        + " authorized | NotPermitted",
                "Connector field 'Onderwerp' not found | | UnknownField",
                "Er is een fout opgetreden | Connector field 'Onderwerp' not found | UnknownField",
                "Out of memory | Out of memory | TooLarge",
                "De maximale tijdsduur voor het uitvoeren van de opdracht is verstreken. | | TookTooLong",
                "Er is een fout opgetreden | Onbekend | Failed",
            })
    void aSoapFaultIsSortedAsTheSameErrorOverRest(String message, String description, String kind) throws Exception {
        var fault = "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><s:Fault><faultstring>"
                + message + "</faultstring><detail><ProfitApplicationException><Detail>Error number.....: 1\n"
                + "Description.......: " + (description == null ? "" : description)
                + "\nLog reference.....: " + REFERENCE
                + "</Detail></ProfitApplicationException></detail></s:Fault></s:Body></s:Envelope>";
        try (var server = ScriptedServer.saying(response(500, "text/xml; charset=utf-8", fault));
                var profit = Profit.at(server.environment())) {
            var refusal = refusal(profit.generateOtp(KEYS, "12345.anna", "Laptop"));
            assertThat(refusal.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(refusal.details().profitLogReference()).isEqualTo(REFERENCE);
        }
    }

    @Test
    void olderServersSayItInAHeader() throws Exception {
        var text = "This GetConnector (definition) is blocked";
        var json = "{\"externalMessage\":\"" + text + "\",\"errorNumber\":-5,\"profitLogReference\":\"" + REFERENCE
                + "\"}";
        assertThat(version(withHeader(base64(text))))
                .isInstanceOfSatisfying(
                        Refusal.NotPermitted.class,
                        it -> assertThat(it.message()).isEqualTo("Profit refused ProfitVersion (500): " + text));
        for (var header : List.of(base64(json), json)) {
            assertThat(version(withHeader(header)).details()).isEqualTo(new Details(500, -5, text, REFERENCE, null));
        }
    }

    @Test
    void whatTheHeaderSaysIsCleanedAndNeverMoreThanTheBody() throws Exception {
        var secret = base64("token " + TOKEN.value() + " " + TOKEN.authorization());
        assertThat(version(withHeader(secret)).toString()).contains("500").doesNotContain("C3C3", "AfasToken");
        assertThat(version(response(
                                500,
                                JSON,
                                "{\"externalMessage\":\"Out of memory\"}",
                                "X-PROFIT-ERROR: " + base64("App connector is blocked")))
                        .message())
                .isEqualTo("Profit refused ProfitVersion (500): Out of memory");
        for (var nonsense : List.of("", "%%%", "{", base64("{"), base64(""))) {
            assertThat(version(withHeader(nonsense)).message())
                    .isEqualTo("Profit refused ProfitVersion (500) without saying why.");
        }
    }

    private static byte[] withHeader(String value) {
        return response(500, "application/xml; charset=utf-8", "", "X-PROFIT-ERROR: " + value);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void secretsThatAnErrorRepeatsAreTakenOut() throws Exception {
        var code = OneTimeCode.of("34264813");
        var echo = "key " + KEYS.apiKey().value() + " env "
                + KEYS.environmentKey().value() + " otp 34264813 " + TOKEN.value() + " " + TOKEN.authorization();
        var body = "{\"externalMessage\":\"" + echo + "\",\"profitLogReference\":\""
                + KEYS.apiKey().value() + "\"}";
        try (var server = ScriptedServer.saying(response(500, JSON, body));
                var profit = Profit.at(server.environment())) {
            for (var answer : List.of(
                    profit.otpValidation(KEYS, "anna", code),
                    profit.getTokenFromOtp(KEYS, "anna", code),
                    profit.otpRequest(KEYS, "anna"),
                    profit.generateOtp(KEYS, "anna", "Laptop"))) {
                assertThat(refusal(answer).toString())
                        .contains("500")
                        .doesNotContain(
                                KEYS.apiKey().value(), KEYS.environmentKey().value())
                        .doesNotContain("C3C3", "AfasToken", "34264813");
            }
            for (var answer :
                    List.of(profit.deleteToken(TOKEN), profit.as(TOKEN).profitVersion())) {
                assertThat(refusal(answer).message())
                        .contains("500")
                        .doesNotContain(KEYS.apiKey().value(), "C3C3", "AfasToken");
            }
        }
    }

    @Test
    void afassTextIsOneShortLine() throws Exception {
        var refusal = version(error("first\\r\\nsecond\\u0000\\u202e " + "x ".repeat(5000)));
        assertThat(refusal.message())
                .startsWith("Profit refused ProfitVersion (500): first second x x")
                .hasSizeLessThan(400);
        assertThat(refusal.message().chars()).noneMatch(Character::isISOControl);
    }

    private static byte[] error(String text) {
        return response(500, JSON, "{\"externalMessage\":\"" + text + "\",\"errorNumber\":-2147180996}");
    }

    private static byte[] empty(int status) {
        return response(status, "application/xml; charset=utf-8", "");
    }

    private static Refusal version(byte[] response) throws Exception {
        var noon = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
        try (var server = ScriptedServer.saying(response);
                var profit = Profit.builder(server.environment()).clock(noon).build()) {
            return refusal(profit.as(TOKEN).profitVersion());
        }
    }
}
