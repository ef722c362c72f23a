package estrik.sandbox.oauth;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Proves calls of a client with a key of its own, as DPoP wants it (RFC 9449).
public final class Prover {
    private final Party client;
    private final Signer key;
    private final InstantSource clock;

    public Prover(Party client, Signer key, InstantSource clock) {
        this.client = client;
        this.key = key;
        this.clock = clock;
    }

    /// What a proof for this call says.
    public Map<String, Object> claims(String method, String path) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", client.profit.uri() + path);
        claims.put("iat", clock.instant().getEpochSecond());
        return claims;
    }

    /// The same for a call of the token endpoint, with other claims or other values.
    public Map<String, Object> claimsForToken(Map<String, ?> other) {
        var claims = claims("POST", Party.TOKEN);
        claims.putAll(other);
        return claims;
    }

    public String proof(Map<String, Object> claims) {
        return key.jwt(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", key.jwk()), claims);
    }

    public String forToken(Map<String, ?> other) {
        return proof(claimsForToken(other));
    }

    public String forToken(String nonce) {
        return forToken(Map.of("nonce", nonce));
    }

    /// A proof for a call of metainfo with this access token.
    public String forCall(String token, String nonce) {
        return proof(claimsWithToken("GET", Party.METAINFO, token, nonce));
    }

    public Map<String, Object> claimsWithToken(String method, String path, String token, String nonce) {
        var claims = claims(method, path);
        claims.put("nonce", nonce);
        claims.put("ath", Signer.encode(Signer.sha256(token.getBytes(StandardCharsets.US_ASCII))));
        return claims;
    }

    /// Hands in the code of a sign-in with this proof.
    public HttpResponse<String> redeem(String proof, String code) {
        return client.redeemWithoutSecret(List.of("DPoP", proof), code);
    }

    /// A nonce that the sandbox gives whoever comes without one.
    public String nonce() {
        return redeem(forToken(Map.of()), "none")
                .headers()
                .firstValue("DPoP-Nonce")
                .orElseThrow();
    }
}
