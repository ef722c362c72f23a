package estrik.sandbox.oauth;

import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.State;
import estrik.sandbox.wire.Json;
import estrik.sandbox.wire.Unverified;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The rules of access tokens: JWTs that the sandbox signs and reads by itself.
@Unverified("AFAS says that it is a JWT; its claims and signature are the sandbox's own, to be read by nobody else")
final class AccessTokens {
    // OAS-new authentication.md: expires_in 3600.
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final int LONGEST = 4096;
    private static final String HEADER = Jwt.encode("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}");

    /// What an access token stands for.
    ///
    /// @param proofKey the thumbprint of the DPoP key that must go with it, or null for a bearer token
    /// @param family the hash of the refresh tokens beside it, or null when there are none
    record Meaning(
            String connector,
            String user,
            @Nullable String proofKey,
            @Nullable String family) {}

    private AccessTokens() {}

    static String make(State state, Meaning meaning, Instant now) {
        var client = state.grants().clients().get(meaning.connector());
        if (client == null) {
            throw new IllegalStateException("An access token is made for a client");
        }
        var claims = new LinkedHashMap<String, Object>();
        claims.put("sub", meaning.user());
        claims.put("client_id", client.id());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFETIME).getEpochSecond());
        claims.put("jti", Secrets.hex(16));
        if (meaning.proofKey() != null) {
            claims.put("cnf", Map.of("jkt", meaning.proofKey()));
        }
        if (meaning.family() != null) {
            claims.put("family", meaning.family());
        }
        var signed = HEADER + "." + Jwt.encode(Json.MAPPER.writeValueAsString(claims));
        return signed + "." + Jwt.encode(signature(state, signed));
    }

    /// What a token stands for, or empty when it is not good (any more).
    static Optional<Meaning> read(State state, String token, Instant now) {
        if (token.length() > LONGEST || !isOurs(state, token)) {
            return Optional.empty();
        }
        return Jwt.read(token).map(Jwt::claims).flatMap(claims -> meaning(state, claims, now));
    }

    private static boolean isOurs(State state, String token) {
        int dot = token.lastIndexOf('.');
        return dot > 0
                && MessageDigest.isEqual(
                        Jwt.encode(signature(state, token.substring(0, dot))).getBytes(StandardCharsets.US_ASCII),
                        token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Meaning> meaning(State state, JsonNode claims, Instant now) {
        var grants = state.grants();
        var family = text(claims.path("family"));
        if (claims.path("exp").asLong(0) <= now.getEpochSecond()
                || (family != null && !grants.families().containsKey(family))) {
            return Optional.empty();
        }
        return grants.owner(claims.path("client_id").asString(""))
                .filter(connector -> grants.authentication(connector).allowsOAuth())
                .map(connector -> new Meaning(
                        connector,
                        claims.path("sub").asString(""),
                        text(claims.path("cnf").path("jkt")),
                        family));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }

    private static byte[] signature(State state, String signed) {
        return hmac(state.grants().key().getBytes(StandardCharsets.US_ASCII), signed);
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
