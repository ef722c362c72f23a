package estrik.sandbox.oauth;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Public keys written as JSON: RSA, and EC on the curve P-256.
final class Jwk {
    private static final ECParameterSpec P256 = p256();
    private static final int P256_BYTES = 32;

    private Jwk() {}

    private static ECParameterSpec p256() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has the curve P-256", e);
        }
    }

    /// The key, or empty when it is of another kind, weak, or not to be read.
    static Optional<PublicKey> publicKey(JsonNode jwk) {
        try {
            return switch (jwk.path("kty").asString("")) {
                case "EC" -> jwk.path("crv").asString("").equals("P-256") ? Optional.of(ec(jwk)) : Optional.empty();
                case "RSA" -> Optional.of(rsa(jwk)).filter(Jwk::isStrong);
                default -> Optional.empty();
            };
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static PublicKey ec(JsonNode jwk) throws GeneralSecurityException {
        var point = new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y"));
        // The JDK makes a key of any point; one beside the curve is an attack.
        if (!isOnCurve(point)) {
            throw new IllegalArgumentException("The point is not on the curve");
        }
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256));
    }

    private static BigInteger coordinate(JsonNode jwk, String name) {
        var bytes = bytes(jwk, name);
        if (bytes.length != P256_BYTES) {
            throw new IllegalArgumentException("A coordinate has 32 bytes");
        }
        return new BigInteger(1, bytes);
    }

    private static boolean isOnCurve(ECPoint point) {
        var curve = P256.getCurve();
        var prime = ((ECFieldFp) curve.getField()).getP();
        var x = point.getAffineX();
        var y = point.getAffineY();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).mod(prime).equals(right);
    }

    private static PublicKey rsa(JsonNode jwk) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(
                        new RSAPublicKeySpec(new BigInteger(1, bytes(jwk, "n")), new BigInteger(1, bytes(jwk, "e"))));
    }

    private static byte[] bytes(JsonNode jwk, String name) {
        return Base64.getUrlDecoder().decode(jwk.path(name).asString(""));
    }

    static boolean isStrong(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 2048;
            case ECPublicKey ec ->
                ec.getParams().getCurve().equals(P256.getCurve())
                        && ec.getParams().getGenerator().equals(P256.getGenerator());
            default -> false;
        };
    }

    /// The thumbprint by which an EC key is known.
    // RFC 7638: the needed members in the order of the alphabet, without white space.
    static String thumbprint(JsonNode jwk) {
        return sha256("{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + Jwt.encode(bytes(jwk, "x")) + "\",\"y\":\""
                + Jwt.encode(bytes(jwk, "y")) + "\"}");
    }

    /// The SHA-256 of a text, in base64url.
    static String sha256(String text) {
        try {
            return Jwt.encode(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
