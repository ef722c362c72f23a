package estrik.profit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The proofs of one key to one of Profit's doors: to the token endpoint, or to its services, which may have
/// nonces of their own. As credentials it proves the key without an access token. Shared by threads.
///
/// Source: AFAS docs, *Authentication* (Profit 9); RFC 9449.
final class Dpop implements Credentials {
    private final ProofKey key;
    private final Clock clock;
    private volatile @Nullable String nonce;

    Dpop(ProofKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Override
    public Proof proof(Wire.Place place) {
        return new Shown(null, nonce);
    }

    /// With the access token that the key belongs to.
    Proof proof(AccessToken token) {
        return new Shown(token, nonce);
    }

    @Override
    public List<Secret> secrets() {
        return List.of();
    }

    private final class Shown implements Proof {
        private final @Nullable AccessToken token;
        private final @Nullable String nonceShown;

        Shown(@Nullable AccessToken token, @Nullable String nonceShown) {
            this.token = token;
            this.nonceShown = nonceShown;
        }

        @Override
        public void sign(HttpRequest.Builder request, String method, URI uri) {
            if (token != null) {
                request.setHeader("Authorization", "DPoP " + token.value());
            }
            request.setHeader("DPoP", jwt(method, uri));
        }

        private String jwt(String method, URI uri) {
            return Jose.signed(
                    key.ready(),
                    header -> {
                        header.writeStringProperty("typ", "dpop+jwt");
                        header.writeStringProperty("alg", "ES256");
                        header.writeObjectPropertyStart("jwk");
                        key.writeJwk(header);
                        header.writeEndObject();
                    },
                    claims -> {
                        claims.writeStringProperty("jti", Jose.random());
                        claims.writeStringProperty("htm", method);
                        claims.writeStringProperty("htu", uri.toString().replaceFirst("[?#].*", ""));
                        claims.writeNumberProperty("iat", clock.instant().getEpochSecond());
                        if (nonceShown != null) {
                            claims.writeStringProperty("nonce", nonceShown);
                        }
                        if (token != null) {
                            var digest = Jose.sha256(token.value().getBytes(US_ASCII));
                            claims.writeStringProperty("ath", Jose.encoded(digest));
                        }
                    });
        }

        /// The token endpoint asks for a nonce with 400, the services with 401. What the token endpoint refused
        /// for another reason while its nonce changed is refused again, and changes nothing.
        @Override
        public boolean isOverruledBy(Reply reply) {
            // RFC 9449, 8.1, says of which characters.
            var given = reply.header("DPoP-Nonce")
                    .filter(text -> text.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,1000}"))
                    .orElse(null);
            if (given == null) {
                return false;
            }
            nonce = given;
            var asked = reply.status() == 400
                    || (reply.status() == 401 && reply.challenge().contains("use_dpop_nonce"));
            return asked && !given.equals(nonceShown);
        }
    }
}
