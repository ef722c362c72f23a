package estrik.sandbox.oauth;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.OAuthClient;
import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.State;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// The rules of `private_key_jwt`: a client proves who it is with a JWT that its own key signed.
final class Assertions {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    // OAS-new authentication.md (P9): exp at most 5 minutes away, clock skew 60 seconds either way.
    static final Duration LONGEST = Duration.ofMinutes(5);
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final int MOST_REMEMBERED = 10_000;

    private final Company company;
    private final ClientKeys keys;

    Assertions(Company company, ClientKeys keys) {
        this.company = company;
        this.keys = keys;
    }

    /// Whom the assertion speaks of; whether it is true is another matter.
    String clientOf(Form form) {
        if (!form.needed("client_assertion_type").equals(TYPE)) {
            throw OAuthError.invalidRequest("The client_assertion_type must be " + TYPE + ".");
        }
        var id = read(form).claim("sub");
        if (!form.value("client_id").orElse(id).equals(id)) {
            throw OAuthError.invalidRequest("The client_id in the form is not the sub of the assertion.");
        }
        return id;
    }

    private static Jwt read(Form form) {
        return Jwt.read(form.needed("client_assertion")).orElseThrow(() -> bad("is not a JWT"));
    }

    /// Checks all of it, and last that it was never shown before.
    void check(Request request, Form form, OAuthClient client) {
        var jwt = read(form);
        checkSignature(jwt, client);
        checkClaims(jwt, request, client);
        boolean room = company.decide(state -> use(state, client, jwt));
        if (!room) {
            throw OAuthError.unavailable("Too many assertions are remembered at present; try again in a minute.");
        }
    }

    @Unverified("That kid may be the SHA-1 or SHA-256 thumbprint of an uploaded certificate, in hex or base64url")
    private void checkSignature(Jwt jwt, OAuthClient client) {
        var algorithm = jwt.algorithm().orElseThrow(() -> bad("must be signed by RS256, PS256 or ES256"));
        var kid = jwt.header().path("kid").asString("");
        if (kid.isEmpty()) {
            throw bad("has no kid in its header");
        }
        var candidates = keys.of(client, kid, company.now());
        if (candidates.isEmpty()) {
            throw bad("names a kid that is none of the client's keys");
        }
        if (candidates.stream().noneMatch(key -> jwt.isSignedBy(key, algorithm))) {
            throw bad("is not signed by the key that its kid names");
        }
    }

    private void checkClaims(Jwt jwt, Request request, OAuthClient client) {
        if (!jwt.claim("iss").equals(client.id())) {
            throw bad("must have the client_id as iss and sub");
        }
        if (StreamSupport.stream(audiences(jwt).spliterator(), false)
                .noneMatch(aud -> Address.isTokenEndpointOrBase(aud.asString(""), request))) {
            throw bad("must have the token URL or the base URL as aud");
        }
        checkTimes(jwt, company.now());
        if (jwt.claim("jti").isEmpty()) {
            throw bad("has no jti");
        }
    }

    private static Iterable<JsonNode> audiences(Jwt jwt) {
        var aud = jwt.claims().path("aud");
        return aud.isArray() ? aud : List.of(aud);
    }

    private static void checkTimes(Jwt jwt, Instant now) {
        var exp = jwt.claims().path("exp");
        if (!exp.isNumber()) {
            throw bad("has no exp");
        }
        long seconds = now.getEpochSecond();
        if (exp.asLong(0) + SKEW.toSeconds() <= seconds) {
            throw bad("has expired: by the sandbox's clock it is " + now);
        }
        if (exp.asLong(0) > seconds + LONGEST.plus(SKEW).toSeconds()) {
            throw bad("expires more than 5 minutes from now: by the sandbox's clock it is " + now);
        }
        for (var name : new String[] {"nbf", "iat"}) {
            if (jwt.claims().path(name).asLong(0) > seconds + SKEW.toSeconds()) {
                throw bad("has a " + name + " in the future: by the sandbox's clock it is " + now);
            }
        }
    }

    /// Remembers the jti; false when there is no room to.
    private Company.Decision<Boolean> use(State state, OAuthClient client, Jwt jwt) {
        var now = company.now();
        var id = Secrets.hash(client.id() + " " + jwt.claim("jti"));
        var used = new HashMap<>(state.grants().used());
        used.values().removeIf(until -> !until.isAfter(now));
        if (used.size() >= MOST_REMEMBERED) {
            return new Company.Decision<>(state, false);
        }
        if (used.putIfAbsent(id, now.plus(LONGEST).plus(SKEW).plus(SKEW)) != null) {
            throw bad("was shown before: its jti may be used once");
        }
        return new Company.Decision<>(state.grants(grants -> grants.used(used)), true);
    }

    private static OAuthError bad(String what) {
        return OAuthError.invalidClient(false, "The client assertion " + what + ".");
    }
}
