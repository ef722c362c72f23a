package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.GENERATE_OTP;
import static estrik.sandbox.conformance.Operations.GET_TOKEN;
import static estrik.sandbox.conformance.Operations.OTP_REQUEST;
import static estrik.sandbox.conformance.Operations.OTP_VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OneTimeCodesTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final TokenCalls tokens = new TokenCalls(profit);

    @Test
    @Fact(
            section = "2.4",
            mark = C,
            operation = {GENERATE_OTP, OTP_REQUEST})
    void aCodeIsEightDecimalDigits() {
        tokens.otpRequest("12345.anna");

        assertThat(profit.codeFor("anna")).matches("[0-9]{8}");
    }

    @Test
    @Fact(
            section = "2.4",
            mark = D,
            operation = {GENERATE_OTP, OTP_REQUEST})
    void theCodeGoesToTheMailAddressOfTheUser() {
        tokens.generate("12345.anna", "Laptop");
        tokens.otpRequest("12345.bram");

        assertThat(tokens.mails())
                .extracting(mail -> mail.path("to").asString())
                .containsExactly("bram@vandelft.example", "anna@vandelft.example");
        assertThat(tokens.mails())
                .allSatisfy(mail -> assertThat(mail.path("text").asString())
                        .contains(mail.path("code").asString()));
    }

    @Test
    @Fact(
            section = "2.4",
            mark = D,
            operation = {GENERATE_OTP, OTP_REQUEST})
    void theSubjectOfTheMailNamesTheAppConnector() {
        tokens.otpRequest("12345.anna");

        assertThat(tokens.mails().getFirst().path("subject").asString()).contains("Workspace365");
    }

    @Test
    @Fact(
            section = "2.4",
            mark = D,
            operation = {GET_TOKEN, OTP_VALIDATION})
    void aCodeWorksOnce() {
        tokens.otpRequest("12345.anna");
        var code = profit.codeFor("anna");

        assertThat(tryCode(code)).isEqualTo(200);
        assertThat(tryCode(code)).isEqualTo(204);
        assertThat(tokens.getToken("12345.anna", code).statusCode()).isEqualTo(500);
    }

    @Test
    @Fact(
            section = "2.4",
            mark = P,
            operation = {GET_TOKEN, OTP_VALIDATION})
    void aCodeIsGoodForAQuarterOfAnHour() {
        tokens.otpRequest("12345.anna");
        clock.advance(Duration.ofMinutes(15));
        assertThat(tryCode(profit.codeFor("anna"))).isEqualTo(200);

        tokens.otpRequest("12345.anna");
        clock.advance(Duration.ofMinutes(15).plusMillis(1));
        assertThat(tryCode(profit.codeFor("anna"))).isEqualTo(204);
    }

    @Test
    @Fact(
            section = "2.4",
            mark = P,
            operation = {GET_TOKEN, OTP_VALIDATION})
    void fourWrongTriesAreForgiven() {
        tokens.otpRequest("12345.anna");
        var code = profit.codeFor("anna");
        tryWrongly(4, code);

        assertThat(tryCode(code)).isEqualTo(200);
    }

    @Test
    @Fact(
            section = "2.4",
            mark = P,
            operation = {GET_TOKEN, OTP_VALIDATION})
    void theFifthWrongTryVoidsTheCode() {
        tokens.otpRequest("12345.anna");
        var code = profit.codeFor("anna");
        tryWrongly(5, code);

        assertThat(tryCode(code)).isEqualTo(204);
    }

    @Test
    @Fact(
            section = "2.4",
            mark = C,
            operation = {GENERATE_OTP, OTP_REQUEST})
    void theNewestCodeCounts() {
        tokens.otpRequest("12345.anna");
        var older = profit.codeFor("anna");
        tokens.otpRequest("12345.anna");

        assertThat(tryCode(older)).isEqualTo(204);
        assertThat(tryCode(profit.codeFor("anna"))).isEqualTo(200);
    }

    @Test
    @Fact(
            section = "2.4",
            mark = P,
            operation = {GET_TOKEN, OTP_VALIDATION})
    void aCodeIsForOneUserAlone() {
        tokens.otpRequest("12345.anna");
        var code = profit.codeFor("anna");

        assertThat(tokens.otpValidation("12345.bram", code).statusCode()).isEqualTo(204);
        assertThat(tokens.getToken("12345.bram", code).statusCode()).isEqualTo(500);
    }

    private void tryWrongly(int times, String code) {
        var wrong = (code.startsWith("9") ? "0" : "9") + code.substring(1);
        for (int tries = 0; tries < times; tries++) {
            assertThat(tryCode(wrong)).isEqualTo(204);
        }
    }

    private int tryCode(String code) {
        return tokens.otpValidation("12345.anna", code).statusCode();
    }
}
