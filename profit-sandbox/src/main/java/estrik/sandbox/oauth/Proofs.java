package estrik.sandbox.oauth;

import estrik.sandbox.company.Secrets;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The rules of DPoP: with each call the client proves that it holds a key. Shared by threads.
///
/// What was shown is remembered in memory alone. A restart forgets it, and with it the key of the nonces, so
/// that no proof from before is good any more.
final class Proofs {
    static final String HEADER = "DPoP";

    @Unverified("AFAS does not publish how old a proof may be; this is what it allows an assertion")
    static final Duration OLDEST = Duration.ofMinutes(5);

    @Unverified("AFAS does not publish how long a nonce is good; as long as an access token here")
    static final Duration NONCE_LIFETIME = AccessTokens.LIFETIME;

    private static final int MOST_REMEMBERED = 200_000;

    /// What came of looking at a proof.
    sealed interface Checked {
        /// Good, and made with the key of this thumbprint.
        record Good(String thumbprint) implements Checked {}

        record Bad(String why) implements Checked {}

        record NeedsNonce(String nonce) implements Checked {}

        /// No room to remember it.
        record Full() implements Checked {}
    }

    private final ReentrantLock turn = new ReentrantLock();
    private final Map<String, Instant> shown = new LinkedHashMap<>();
    private final byte[] nonceKey = Secrets.hex(32).getBytes(StandardCharsets.US_ASCII);

    /// Looks at the proof of a call.
    ///
    /// @param accessToken the token beside it, or null at the token endpoint
    Checked check(Request request, @Nullable String accessToken, Instant now) {
        var headers = request.headers(HEADER);
        if (headers.size() != 1) {
            return new Checked.Bad("There must be one header DPoP");
        }
        var jwt = Jwt.read(headers.getFirst());
        return jwt.isEmpty() ? new Checked.Bad("The proof is not a JWT") : check(jwt.get(), request, accessToken, now);
    }

    private Checked check(Jwt jwt, Request request, @Nullable String accessToken, Instant now) {
        var jwk = jwt.header().path("jwk");
        var wrong = signature(jwt).or(() -> claims(jwt, request, accessToken, now));
        if (wrong.isPresent()) {
            return new Checked.Bad("The proof " + wrong.get());
        }
        if (!isOurs(jwt.claim("nonce"), now)) {
            return new Checked.NeedsNonce(nonce(now));
        }
        var thumbprint = Jwk.thumbprint(jwk);
        return remember(Secrets.hash(thumbprint + " " + jwt.claim("jti")), now)
                .orElseGet(() -> new Checked.Good(thumbprint));
    }

    private static Optional<String> signature(Jwt jwt) {
        var header = jwt.header();
        if (!header.path("typ").asString("").equalsIgnoreCase("dpop+jwt")) {
            return Optional.of("must have the typ dpop+jwt");
        }
        // OAS-new authentication.md (P9): ES256 and no other.
        if (!header.path("alg").asString("").equals("ES256")) {
            return Optional.of("must be signed by ES256");
        }
        var jwk = header.path("jwk");
        var key = jwk.has("d") ? Optional.<PublicKey>empty() : Jwk.publicKey(jwk);
        if (key.isEmpty()) {
            return Optional.of("must show a public EC key on the curve P-256 as jwk");
        }
        return jwt.isSignedBy(key.get(), Jwt.Algorithm.ES256)
                ? Optional.empty()
                : Optional.of("is not signed by the key that it shows");
    }

    private static Optional<String> claims(Jwt jwt, Request request, @Nullable String accessToken, Instant now) {
        if (jwt.claim("jti").isEmpty()) {
            return Optional.of("has no jti");
        }
        if (!jwt.claim("htm").equals(request.method())) {
            return Optional.of("must have the method of the call as htm");
        }
        if (!Address.isThatOf(jwt.claim("htu"), request)) {
            return Optional.of("must have the address of the call, without its query, as htu");
        }
        if (!jwt.claims().path("iat").isNumber()) {
            return Optional.of("has no iat");
        }
        long age = now.getEpochSecond() - jwt.claims().path("iat").asLong(0);
        if (age > OLDEST.toSeconds() || age < -Assertions.SKEW.toSeconds()) {
            return Optional.of("has an iat that is too far off: by the sandbox's clock it is " + now);
        }
        if (accessToken != null && !Secrets.same(Jwk.sha256(accessToken), jwt.claim("ath"))) {
            return Optional.of("must have the hash of the access token as ath");
        }
        return Optional.empty();
    }

    private Optional<Checked> remember(String id, Instant now) {
        turn.lock();
        try {
            // The oldest stand first, so looking stops at the first one that must be kept.
            var oldest = shown.entrySet().iterator();
            while (oldest.hasNext() && !oldest.next().getValue().isAfter(now)) {
                oldest.remove();
            }
            if (shown.containsKey(id)) {
                return Optional.of(new Checked.Bad("The proof was shown before: its jti may be used once"));
            }
            if (shown.size() >= MOST_REMEMBERED) {
                return Optional.of(new Checked.Full());
            }
            shown.put(id, now.plus(OLDEST).plus(Assertions.SKEW));
            return Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    /// A nonce is the moment at which it was given out, signed; so none has to be remembered.
    String nonce(Instant now) {
        var moment = Long.toString(now.getEpochSecond(), Character.MAX_RADIX);
        return moment + "." + Jwt.encode(AccessTokens.hmac(nonceKey, moment)).substring(0, 22);
    }

    private boolean isOurs(String nonce, Instant now) {
        int dot = nonce.indexOf('.');
        if (dot < 1 || dot > 13) {
            return false;
        }
        try {
            var at = Instant.ofEpochSecond(Long.parseLong(nonce.substring(0, dot), Character.MAX_RADIX));
            return Secrets.same(nonce(at), nonce) && !at.isAfter(now) && now.isBefore(at.plus(NONCE_LIFETIME));
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }
}
