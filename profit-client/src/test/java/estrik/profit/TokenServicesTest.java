package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.XML;
import static estrik.profit.ScriptedServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.Restrictions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is odd about codes and tokens, over real HTTP. [ProfitTest] shows their ordinary use.
class TokenServicesTest {
    private static final AppKeys KEYS = AppKeys.of("A1".repeat(16), "B2".repeat(16));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));

    @AutoClose
    private final ProfitSandbox sandbox =
            ProfitSandbox.builder().environment("T12345AA").clock(clock).start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    private final AppKeys keys = AppKeys.of(
            sandbox.connector("Workspace365").apiKey(),
            sandbox.connector("Workspace365").environmentKey());

    @Test
    void theTrailingLineBreakOfATokenIsDropped() {
        profit.otpRequest(keys, "12345.anna").orElseThrow();
        var code = OneTimeCode.of(sandbox.codeFor("anna"));

        var token = profit.otpValidation(keys, "12345.anna", code).orElseThrow().orElseThrow();

        assertThat(token.value()).matches("<token><version>1</version><data>[0-9A-F]{64}</data></token>");
        assertThat(profit.as(token).metainfo()).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void overRestAUserMayBeNamedByMailAddress() {
        profit.otpRequest(keys, "anna@vandelft.example").orElseThrow();
        var code = OneTimeCode.of(sandbox.codeFor("anna"));

        assertThat(profit.otpValidation(keys, "anna@vandelft.example", code).orElseThrow())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void anyGoodStatusSaysThatTheRequestWasTakenAndNoMore(int status) throws Exception {
        try (var server = ScriptedServer.saying(response(status, "text/plain", ""));
                var asked = Profit.at(server.environment())) {
            assertThat(asked.otpRequest(KEYS, "12345.anna")
                            .orElseThrow()
                            .details()
                            .status())
                    .isEqualTo(status);
        }
    }

    @Test
    void aNameInAnAnswerIsFoundInAnyLetterCase() throws Exception {
        var token = Token.parse("C3".repeat(32));
        try (var server = ScriptedServer.saying(response(200, JSON, "{\"Token\":\"" + token.value() + "\\r\\n\"}"));
                var asked = Profit.at(server.environment())) {
            assertThat(asked.otpValidation(KEYS, "12345.anna", OneTimeCode.of("34264813")))
                    .isEqualTo(new Answer.Ok<>(Optional.of(token)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<GenerateOTPResponse xmlns=\"urn:Afas.Profit.Services\" />",
                "<GenerateOTPResponse xmlns=\"urn:Afas.Profit.Services\"></GenerateOTPResponse>",
                "<GenerateOTPResponse xmlns=\"urn:Afas.Profit.Services\">\r\n<GenerateOTPResult/></GenerateOTPResponse>"
            })
    void anAnswerOverSoapThatHoldsNothingIsSuccess(String answer) throws Exception {
        var envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + answer
                + "</s:Body></s:Envelope>";
        try (var server = ScriptedServer.saying(response(200, XML, envelope));
                var asked = Profit.at(server.environment())) {
            assertThat(asked.generateOtp(KEYS, "12345.anna", "Laptop")).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void theNewestCodeReplacesTheOneBefore() {
        profit.otpRequest(keys, "12345.anna").orElseThrow();
        var first = OneTimeCode.of(sandbox.codeFor("anna"));
        profit.otpRequest(keys, "12345.anna").orElseThrow();
        var newest = OneTimeCode.of(sandbox.codeFor("anna"));

        assertThat(profit.otpValidation(keys, "12345.anna", first).orElseThrow())
                .isEmpty();
        assertThat(profit.otpValidation(keys, "12345.anna", newest).orElseThrow())
                .isPresent();
    }

    @Test
    void aCodeThatIsTooOldIsAnsweredLikeAWrongOne() {
        profit.otpRequest(keys, "12345.anna").orElseThrow();
        var code = OneTimeCode.of(sandbox.codeFor("anna"));
        clock.advance(Duration.ofHours(1));

        assertThat(profit.otpValidation(keys, "12345.anna", code).orElseThrow()).isEmpty();
        assertThat(refusal(profit.getTokenFromOtp(keys, "12345.anna", code))).isInstanceOf(Refusal.Failed.class);
    }

    @Test
    void aTokenThatHasExpiredIsRejected() {
        var session = profit.as(Token.parse(sandbox.tokenFor("anna")));
        sandbox.restrict("Workspace365", Restrictions.Rules.NONE.tokenDays(30));
        assertThat(session.metainfo()).isInstanceOf(Answer.Ok.class);

        clock.advance(Duration.ofDays(31));

        assertThat(refusal(session.metainfo())).isInstanceOf(Refusal.TokenRejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345.nobody", "12345.chris", "12345.emre"})
    void overRestAUserWhoGetsNoMailIsAnsweredLikeAnyOther(String user) {
        var mailed = profit.otpRequest(keys, "12345.anna").orElseThrow();
        var other = profit.otpRequest(keys, user).orElseThrow();

        assertThat(other.details().status()).isEqualTo(mailed.details().status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345.nobody", "12345.chris", "12345.emre"})
    void overSoapAUserWhoGetsNoMailIsAFault(String user) {
        assertThat(refusal(profit.generateOtp(keys, user, "Laptop"))).isInstanceOf(Refusal.Failed.class);
    }

    @Test
    void anyFormOfATokenIsSentInTheOneThatProfitReads() {
        var token = Token.parse(sandbox.tokenFor("anna"));
        var digits = token.value().replaceAll("</?[a-z]+>", "").substring(1);

        assertThat(profit.as(Token.parse(digits)).profitVersion()).isInstanceOf(Answer.Ok.class);
        assertThat(profit.as(Token.parse(" " + token.value() + "\r\n")).profitVersion())
                .isInstanceOf(Answer.Ok.class);
        assertThat(profit.as(Token.parse(token.authorization().replace("AfasToken ", "")))
                        .profitVersion())
                .isInstanceOf(Answer.Ok.class);
    }

    @Test
    void aTokenOfAnotherEnvironmentIsRejected() {
        var elsewhere = Token.parse(sandbox.environment("T12345AA").tokenFor("anna"));

        assertThat(refusal(profit.as(elsewhere).metainfo())).isInstanceOf(Refusal.TokenRejected.class);
        try (var test = Profit.at(Environment.at(sandbox.environment("T12345AA").restBase()))) {
            assertThat(test.as(elsewhere).metainfo().orElseThrow().info().envid())
                    .isEqualTo("T12345AA");
        }
    }

    @Test
    void eachDeviceHasATokenOfItsOwnOverSoap() {
        var laptop = overSoap("Laptop");
        var telephone = overSoap("Telephone");

        assertThat(laptop).isNotEqualTo(telephone);
        profit.deleteToken(laptop).orElseThrow();
        assertThat(refusal(profit.as(laptop).profitVersion())).isInstanceOf(Refusal.TokenRejected.class);
        assertThat(profit.as(telephone).profitVersion()).isInstanceOf(Answer.Ok.class);
    }

    private Token overSoap(String description) {
        profit.generateOtp(keys, "12345.anna", description).orElseThrow();
        return profit.getTokenFromOtp(keys, "12345.anna", OneTimeCode.of(sandbox.codeFor("anna")))
                .orElseThrow();
    }

    @Test
    void deletingATokenThatIsNotKnownIsAFault() {
        assertThat(refusal(profit.deleteToken(Token.parse("AB".repeat(32))))).isInstanceOf(Refusal.Failed.class);
    }

    @Test
    void theTokensOfABlockedAppConnectorAreRejected() {
        var session = profit.as(Token.parse(sandbox.tokenFor("anna")));

        sandbox.block("Workspace365", true);
        assertThat(refusal(session.metainfo())).isInstanceOf(Refusal.TokenRejected.class);
        assertThat(profit.otpRequest(keys, "12345.anna")).isInstanceOf(Answer.Ok.class);
        sandbox.block("Workspace365", false);
        assertThat(session.metainfo()).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void anAddressThatIsNotAllowedIsRefusedOverRestAndSoap() {
        var session = profit.as(Token.parse(sandbox.tokenFor("anna")));
        sandbox.restrict("Workspace365", Restrictions.Rules.NONE.allow("203.0.113.7"));

        assertThat(refusal(session.get("Workspace365_Tasks").rows())).isInstanceOf(Refusal.IpRefused.class);
        assertThat(refusal(session.get("Workspace365_Tasks").overSoap().rows())).isInstanceOf(Refusal.IpRefused.class);
    }
}
