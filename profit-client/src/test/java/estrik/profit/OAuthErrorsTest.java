package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Errors of OAuth as RFC 6749 has them and AFAS names them, and answers that are none.
class OAuthErrorsTest {
    private static final String SECRET = "s3cr3t-CANARY";
    private static final ClientCredentials CLIENT = ClientCredentials.of("client-1", SECRET);
    private static final GrantKeeper NOBODY = _token -> {};
    private static final URI BACK = URI.create("https://app.example/back?tenant=1");

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, TokenRejected",
        "400, invalid_client, NotPermitted",
        "401, invalid_client, NotPermitted",
        "400, unauthorized_client, NotPermitted",
        "400, unsupported_grant_type, NotPermitted",
        "400, invalid_scope, NotPermitted",
        "400, invalid_request, Failed",
        "400, invalid_dpop_proof, Failed",
        "500, server_error, Failed",
        "503, temporarily_unavailable, Busy",
        "400, something_new, Failed",
    })
    void anErrorIsSortedByWhatOneCanDo(int status, String error, String kind) throws Exception {
        var body = "{\"error\":\"" + error + "\",\"error_description\":\"This is why.\"}";

        var refusal = version(response(status, JSON, body));

        assertThat(refusal.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(refusal.message()).contains("oauth/token", "This is why.");
        assertThat(refusal.details().status()).isEqualTo(status);
    }

    @Test
    void secretsThatAnErrorRepeatsAreTakenOut() throws Exception {
        var repeated =
                "No " + SECRET + ", no Basic Y2xpZW50LTE6czNjcjN0LUNBTkFSWQ==, no eyJhbGci.CANARY.x, no refresh-1";
        var body = "{\"error\":\"invalid_request\",\"error_description\":\"" + repeated + "\"}";
        try (var server = ScriptedServer.saying(response(400, JSON, body));
                var profit = Profit.at(server.environment())) {
            var grant = profit.grant(CLIENT, RefreshToken.of("refresh-1"), NOBODY);

            assertThat(refusal(profit.as(grant).profitVersion()).message())
                    .isEqualTo("Profit refused oauth/token (invalid_request): No …, no …, no …, no ….");
        }
    }

    @Test
    void anErrorOfTheServicesDoesNotRepeatTheAccessToken() throws Exception {
        var next = new int[1];
        var answers = new byte[][] {
            response(200, JSON, "{\"access_token\":\"opaque-CANARY\",\"token_type\":\"bearer\",\"expires_in\":60}"),
            response(500, JSON, "{\"externalMessage\":\"What is opaque-CANARY?\"}"),
        };
        try (var server = new ScriptedServer((_socket, out) -> out.write(answers[next[0]++]));
                var profit = Profit.at(server.environment())) {
            assertThat(refusal(profit.as(CLIENT).profitVersion()).message()).endsWith("What is …?");
            assertThat(server.requests().getLast()).contains("Authorization: Bearer opaque-CANARY\r\n");
        }
    }

    @Test
    void aBare401EndsNoSignIn() throws Exception {
        var next = new int[1];
        var answers = new byte[][] {
            response(401, JSON, ""),
            response(200, JSON, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_token\":\"refresh-2\"}"),
            response(200, JSON, "{\"version\":\"22.22.5\"}"),
        };
        try (var server = new ScriptedServer((_socket, out) -> out.write(answers[next[0]++]));
                var profit = Profit.at(server.environment())) {
            var session = profit.as(profit.grant(CLIENT, RefreshToken.of("refresh-1"), NOBODY));

            assertThat(refusal(session.profitVersion())).isInstanceOf(Refusal.TokenRejected.class);
            assertThat(session.profitVersion()).isEqualTo(new Answer.Ok<>("22.22.5"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"access_token\":\"a\"}",
                "{\"access_token\":\"a\",\"token_type\":\"mac\"}",
                "{\"access_token\":\"a\\r\\nX: y\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_token\":\" \"}",
                "[]",
                "{\"access_token\":",
            })
    void whatIsNoAccessTokenIsNotUnderstood(String body) throws Exception {
        assertThat(version(response(200, JSON, body))).isInstanceOf(Refusal.NotUnderstood.class);
    }

    @Test
    void aSignInPageInThePlaceOfATokenIsNotUnderstood() throws Exception {
        assertThat(version(response(200, "text/html", "<h1>Sign in</h1>"))).isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(version(response(302, "text/html", "", "Location: http://evil.example/")))
                .isInstanceOf(Refusal.NotUnderstood.class);
    }

    @Test
    void aSignInWithoutARefreshTokenIsNotUnderstood() throws Exception {
        var body = "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":null}";
        try (var server = ScriptedServer.saying(response(200, JSON, body));
                var profit = Profit.at(server.environment())) {
            var request = profit.authorization(CLIENT, BACK);
            var back = URI.create(BACK + "&code=c&state=" + request.state());

            assertThat(refusal(profit.redeem(CLIENT, request, back, NOBODY))).isInstanceOf(Refusal.NotUnderstood.class);
            assertThat(server.requests().getFirst())
                    .contains(
                            "grant_type=authorization_code",
                            "&code=c&",
                            "redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Ftenant%3D1",
                            "code_verifier=" + request.verifier().value());
        }
    }

    @Test
    void theBrowserIsSentWithADigestAndNotWithTheVerifier() {
        try (var profit = Profit.at(Environment.online("12345", Environment.Kind.PRODUCTION))) {
            var request = profit.authorization(CLIENT, BACK);

            assertThat(request.address().toString())
                    .startsWith("https://12345.rest.afas.online/ProfitRestServices/oauth/authorize?response_type=code")
                    .contains("client_id=client-1", "code_challenge_method=S256", "state=" + request.state())
                    .contains("redirect_uri=https%3A%2F%2Fapp.example%2Fback%3Ftenant%3D1")
                    .doesNotContain(request.verifier().value(), SECRET);
            // RFC 7636, appendix B.
            assertThat(CodeVerifier.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
                            .challenge())
                    .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        }
    }

    @Test
    void whatTheBrowserBringsIsRead() {
        var kinds = Map.of(
                "code=c&state=STATE&state=STATE", Refusal.NotUnderstood.class,
                "state=STATE", Refusal.NotUnderstood.class,
                "code=c", Refusal.NotUnderstood.class,
                "error=server_error&state=STATE", Refusal.Failed.class,
                "error=temporarily_unavailable&state=STATE", Refusal.Busy.class,
                "error=access_denied&error_description=No%20way&state=STATE", Refusal.NotPermitted.class,
                "error=access_denied", Refusal.NotUnderstood.class);
        try (var profit = Profit.at(Environment.online("12345", Environment.Kind.PRODUCTION))) {
            kinds.forEach((query, kind) -> {
                var request = profit.authorization(CLIENT, BACK);
                var back = URI.create("https://app.example/back?" + query.replace("STATE", request.state()));

                assertThat(refusal(profit.redeem(CLIENT, request, back, NOBODY)))
                        .as(query)
                        .isInstanceOf(kind);
            });
        }
    }

    private static Refusal version(byte[] tokenAnswer) throws Exception {
        try (var server = ScriptedServer.saying(tokenAnswer);
                var profit = Profit.at(server.environment())) {
            return refusal(profit.as(CLIENT).profitVersion());
        }
    }
}
