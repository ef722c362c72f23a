package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CodesTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Caller caller = new Caller(profit);
    private final AppConnector keys = profit.connector("Workspace365");

    @Test
    void aCodeIsGoodForAQuarterOfAnHour() {
        ask();
        clock.advance(Duration.ofMinutes(15));

        assertThat(tryCode(profit.codeFor("anna"))).isEqualTo(200);
    }

    @Test
    void anOldCodeIsNotAccepted() {
        ask();
        clock.advance(Duration.ofMinutes(15).plusMillis(1));

        assertThat(tryCode(profit.codeFor("anna"))).isEqualTo(204);
    }

    @Test
    void theNewestCodeReplacesTheOlder() {
        ask();
        var older = profit.codeFor("anna");
        ask();

        assertThat(tryCode(older)).isEqualTo(204);
        assertThat(tryCode(profit.codeFor("anna"))).isEqualTo(200);
    }

    @Test
    void fourWrongTriesAreForgiven() {
        ask();
        var code = profit.codeFor("anna");
        for (int tries = 0; tries < 4; tries++) {
            assertThat(tryCode(wrong(code))).isEqualTo(204);
        }

        assertThat(tryCode(code)).isEqualTo(200);
    }

    @Test
    void theFifthWrongTryVoidsTheCode() {
        ask();
        var code = profit.codeFor("anna");
        for (int tries = 0; tries < 5; tries++) {
            assertThat(tryCode(wrong(code))).isEqualTo(204);
        }

        assertThat(tryCode(code)).isEqualTo(204);
    }

    @Test
    void aCodeIsForOneUserAlone() {
        ask();

        var body = body("12345.bram", profit.codeFor("anna"));
        assertThat(caller.post("/ProfitRestServices/OtpValidation", body).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aBlockedConnectorTakesNoCode() {
        ask();
        profit.block("Workspace365", true);

        assertThat(tryCode(profit.codeFor("anna"))).isEqualTo(204);
    }

    private void ask() {
        caller.post("/ProfitRestServices/OtpRequest", body("12345.anna", ""));
    }

    private int tryCode(String code) {
        return caller.post("/ProfitRestServices/OtpValidation", body("12345.anna", code))
                .statusCode();
    }

    private String body(String user, String code) {
        return """
                {"apiKey":"%s","apiToken":"%s","userId":"%s","otp":"%s"}
                """.formatted(keys.apiKey(), keys.environmentKey(), user, code);
    }

    private static String wrong(String code) {
        return (code.startsWith("9") ? "0" : "9") + code.substring(1);
    }
}
