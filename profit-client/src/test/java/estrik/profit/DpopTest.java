package estrik.profit;

import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.response;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What a public client sends, and what it makes of odd answers.
class DpopTest {
    private static final String ACCESS = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.c2ln";

    private final ProofKey key = ProofKey.generate();
    private final List<RefreshToken> kept = new CopyOnWriteArrayList<>();

    @Test
    void aProofIsBoundToTheAddress() throws Exception {
        var requests =
                requests(tokens("DPoP"), response(200, JSON, "{\"rows\":[]}"), response(200, JSON, "{\"rows\":[]}"));

        var calls = requests.subList(1, 3);
        assertThat(calls)
                .allSatisfy(call -> assertThat(header(call, "Authorization")).isEqualTo("DPoP " + ACCESS));
        var ids = new ArrayList<String>();
        for (var call : calls) {
            var proof = Signed.of(header(call, "DPoP"));
            assertThat(proof.isBy(key.pair().getPublic())).isTrue();
            assertThat(proof.header())
                    .containsEntry("typ", "dpop+jwt")
                    .containsEntry("alg", "ES256")
                    .containsKey("jwk");
            assertThat(proof.text("htm")).isEqualTo("GET");
            assertThat(proof.text("htu"))
                    .isEqualTo("http://" + header(call, "Host") + "/ProfitRestServices/connectors/Workspace365_Tasks");
            assertThat(proof.text("ath")).isEqualTo(Jose.encoded(Jose.sha256(ACCESS.getBytes(US_ASCII))));
            ids.add(proof.text("jti"));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void theTokenEndpointGetsAProofWithoutAnAccessToken() throws Exception {
        var requests = requests(
                response(400, JSON, "{\"error\":\"use_dpop_nonce\"}", "DPoP-Nonce: n-1"),
                tokens("DPoP"),
                response(200, JSON, "{\"rows\":[]}"),
                response(200, JSON, "{\"rows\":[]}"));

        var first = Signed.of(header(requests.get(0), "DPoP"));
        assertThat(first.claims()).doesNotContainKeys("nonce", "ath");
        assertThat(requests.get(0))
                .doesNotContain("Authorization:", "client_secret")
                .contains("client_id=client-1");
        var second = Signed.of(header(requests.get(1), "DPoP"));
        assertThat(second.text("nonce")).isEqualTo("n-1");
        assertThat(second.text("htm")).isEqualTo("POST");
        assertThat(second.text("jti")).isNotEqualTo(first.text("jti"));
        assertThat(body(requests.get(1))).isEqualTo(body(requests.get(0)));
    }

    @Test
    void theServicesHaveANonceOfTheirOwnWhichEachAnswerMayChange() throws Exception {
        var requests = requests(
                tokens("DPoP"),
                response(401, JSON, "", "WWW-Authenticate: DPoP error=\"use_dpop_nonce\"", "DPoP-Nonce: a"),
                response(200, JSON, "{\"rows\":[]}", "DPoP-Nonce: b"),
                response(200, JSON, "{\"rows\":[]}"));

        assertThat(Signed.of(header(requests.get(2), "DPoP")).text("nonce")).isEqualTo("a");
        assertThat(Signed.of(header(requests.get(3), "DPoP")).text("nonce")).isEqualTo("b");
    }

    @Test
    void aServerThatNeverHasEnoughIsNotAskedForever() throws Exception {
        var number = new int[1];
        try (var server = new ScriptedServer((_socket, out) -> out.write(
                        response(400, JSON, "{\"error\":\"use_dpop_nonce\"}", "DPoP-Nonce: n-" + number[0]++)));
                var profit = Profit.at(server.environment())) {
            var answer = profit.as(grant(profit)).profitVersion();

            assertThat(answer).isInstanceOf(Answer.Refused.class);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void anAccessTokenWithoutItsKeyIsNotTaken() throws Exception {
        try (var server = ScriptedServer.saying(tokens("Bearer"));
                var profit = Profit.at(server.environment())) {
            assertThat(profit.as(grant(profit)).profitVersion())
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            it -> assertThat(it.refusal()).isInstanceOf(Refusal.NotUnderstood.class));
            assertThat(server.requests()).hasSize(1);
        }
    }

    /// What is sent for two questions when the answers are these, one after the other.
    private List<String> requests(byte[]... answers) throws Exception {
        var next = new int[1];
        try (var server = new ScriptedServer((_socket, out) -> out.write(answers[next[0]++]));
                var profit = Profit.at(server.environment())) {
            var session = profit.as(grant(profit));
            session.get("Workspace365_Tasks").take(3).rows().orElseThrow();
            session.get("Workspace365_Tasks").rows().orElseThrow();
            return List.copyOf(server.requests());
        }
    }

    private Grant grant(Profit profit) {
        return profit.grant(new PublicClient("client-1", key), RefreshToken.of("refresh-1"), kept::add);
    }

    private static byte[] tokens(String type) {
        return response(
                200,
                JSON,
                "{\"access_token\":\"" + ACCESS + "\",\"token_type\":\"" + type
                        + "\",\"expires_in\":3600,\"refresh_token\":\"refresh-2\"}");
    }

    private static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + request));
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n"));
    }

    @Test
    void theKeyIsWrittenWithAllItsDigits() {
        for (var time = 0; time < 300; time++) {
            var jwk = Json.written(json -> {
                json.writeStartObject();
                ProofKey.generate().writeJwk(json);
                json.writeEndObject();
            });
            assertThat(jwk).matches("\\{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"[\\w-]{43}\",\"y\":\"[\\w-]{43}\"}");
        }
    }
}
