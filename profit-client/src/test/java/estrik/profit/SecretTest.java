package estrik.profit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretTest {
    private static final String HEX = "0123456789abcdef0123456789ABCDEF";

    @Test
    void keepsTheKeyAndHidesIt() {
        var key = ApiKey.of("  " + HEX + "\n");
        assertThat(key.value()).isEqualTo(HEX);
        assertThat(key).hasToString("ApiKey[hidden]");
    }

    @Test
    void nothingThatHoldsASecretPrintsIt() throws Garbled {
        var token = Token.parse("AB".repeat(32));
        var code = OneTimeCode.of("34264813");
        var keys = AppKeys.of(HEX, HEX);
        var secret = ClientSecret.of("CANARY");
        var client = new ClientCredentials.WithSecret("client-1", secret);
        var key = ProofKey.generate();
        var signing =
                new SigningKey("kid", SigningKey.Algorithm.ES256, key.pair().getPrivate());
        var refresh = RefreshToken.of("CANARY");
        var call = Call.json("OtpRequest", URI.create("http://localhost/x"), "body " + HEX, keys.apiKey(), code, token);
        try (var profit = Profit.at(Environment.online("12345", Environment.Kind.TEST))) {
            assertThat(List.of(
                            token,
                            code,
                            keys,
                            call,
                            profit,
                            profit.as(token),
                            profit.as(token).get("X"),
                            new Answer.Ok<>(token),
                            client,
                            new ClientCredentials.WithBasic("client-1", secret),
                            new ClientCredentials.WithKey("client-1", signing),
                            profit.as(client),
                            refresh,
                            profit.grant(client, refresh, _token -> {}),
                            AccessToken.of("CANARY"),
                            new AuthorizationCode("CANARY"),
                            new Issued(AccessToken.of("CANARY"), Instant.EPOCH, Duration.ZERO, refresh)))
                    .allSatisfy(it -> assertThat(it.toString())
                            .doesNotContainIgnoringCase(HEX, "ABAB", "34264813", "ABAB", "CANARY"));
            var request = profit.authorization(client, URI.create("https://app.example/back"));
            assertThat(request.toString())
                    .doesNotContain(request.state(), request.verifier().value());
            assertThat(new PublicClient("client-1", key))
                    .hasToString("PublicClient[id=client-1, key=ProofKey[hidden]]");
            assertThat(signing).hasToString("SigningKey[kid, ES256]");
        }
    }

    @Test
    void equalsBySortAndCharacters() {
        assertThat(ApiKey.of(HEX)).isEqualTo(ApiKey.of(HEX)).hasSameHashCodeAs(ApiKey.of(HEX));
        assertThat(ApiKey.of(HEX)).isNotEqualTo(ApiKey.of(HEX.replace('0', '1')));
        assertThat((Object) ApiKey.of(HEX)).isNotEqualTo(EnvironmentKey.of(HEX));
    }

    @Test
    void aKeyOfAnotherFormIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> ApiKey.of("CANARY"))
                .hasMessage("An API key is 32 hexadecimal digits; this has 6 characters.");
        assertThatThrownBy(() -> EnvironmentKey.of("x".repeat(32)))
                .hasMessage("An environment key is 32 hexadecimal digits (0-9, A-F); this has other characters.");
        assertThatThrownBy(() -> ApiKey.of("٠".repeat(32))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSecretOfOAuthIsOneVisibleText() {
        assertThat(ClientSecret.of(" a.b~c \n").value()).isEqualTo("a.b~c");
        assertThatThrownBy(() -> ClientSecret.of(" ")).hasMessage("A client secret is missing.");
        assertThatThrownBy(() -> RefreshToken.of("CANARY x")).hasMessageNotContaining("CANARY");
        assertThatThrownBy(() -> RefreshToken.of("x".repeat(4097))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CodeVerifier.of("CANARY")).hasMessageNotContaining("CANARY");
    }

    @Test
    void aCodeMayBeTypedWithSpaces() {
        assertThat(OneTimeCode.of(" 3426 4813\u00a0")).isEqualTo(OneTimeCode.of("34264813"));
        assertThatThrownBy(() -> OneTimeCode.of(" ")).hasMessage("A one-time code is missing.");
        assertThatThrownBy(() -> OneTimeCode.of("CANARY<script>")).hasMessageNotContaining("CANARY");
        assertThatThrownBy(() -> OneTimeCode.of("1".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }
}
