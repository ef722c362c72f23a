package estrik.sandbox.oauth;

import estrik.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A signed JSON Web Token in its compact form, taken apart. Nothing in it is true before it was verified.
record Jwt(JsonNode header, JsonNode claims, String signed, String signature) {
    private static final int LONGEST = 16 * 1024;

    /// The ways of signing that a client may use.
    enum Algorithm {
        RS256,
        PS256,
        ES256;

        static Optional<Algorithm> of(String name) {
            for (var each : values()) {
                if (each.name().equals(name)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        boolean fits(PublicKey key) {
            return key.getAlgorithm().equals(this == ES256 ? "EC" : "RSA");
        }

        private Signature signature() throws GeneralSecurityException {
            return switch (this) {
                case RS256 -> Signature.getInstance("SHA256withRSA");
                case PS256 -> {
                    var pss = Signature.getInstance("RSASSA-PSS");
                    pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                    yield pss;
                }
                case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
            };
        }
    }

    static Optional<Jwt> read(String compact) {
        var parts = compact.split("\\.", 4);
        if (compact.length() > LONGEST || parts.length != 3) {
            return Optional.empty();
        }
        try {
            var header = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[0]));
            var claims = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
            // RFC 7515: what "crit" names must be understood, and nothing is understood here.
            return header.isObject() && claims.isObject() && !header.has("crit")
                    ? Optional.of(new Jwt(header, claims, parts[0] + "." + parts[1], parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    Optional<Algorithm> algorithm() {
        return Algorithm.of(header.path("alg").asString(""));
    }

    String claim(String name) {
        return claims.path(name).isString() ? claims.path(name).asString() : "";
    }

    boolean isSignedBy(PublicKey key, Algorithm algorithm) {
        if (!algorithm.fits(key)) {
            return false;
        }
        try {
            var check = algorithm.signature();
            check.initVerify(key);
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            return check.verify(Base64.getUrlDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Jwt[" + header.path("alg") + "]";
    }
}
