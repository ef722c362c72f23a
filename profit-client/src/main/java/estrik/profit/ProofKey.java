package estrik.profit;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import tools.jackson.core.JsonGenerator;

/// The key to which the tokens of a [PublicClient] are bound: whoever steals a token cannot use it without.
/// Keep it as long as the sign-in is to last; it never prints itself. Source: AFAS docs, *Authentication*
/// (Profit 9: ES256).
///
/// @param pair of the curve P-256
public record ProofKey(KeyPair pair) {

    /// @throws IllegalArgumentException when the pair is of another kind or curve
    public ProofKey {
        if (!(pair.getPublic() instanceof ECPublicKey key)
                || key.getParams().getOrder().bitLength() != 256) {
            throw new IllegalArgumentException("The key of a public client is an elliptic curve, P-256.");
        }
        SigningKey.ready(SigningKey.Algorithm.ES256, pair.getPrivate());
    }

    /// A new key.
    public static ProofKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new ProofKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make a key of the curve P-256.", e);
        }
    }

    Signature ready() {
        return SigningKey.ready(SigningKey.Algorithm.ES256, pair.getPrivate());
    }

    /// The public half (RFC 7518, 6.2).
    void writeJwk(JsonGenerator json) {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        json.writeStringProperty("kty", "EC");
        json.writeStringProperty("crv", "P-256");
        json.writeStringProperty("x", coordinate(point.getAffineX()));
        json.writeStringProperty("y", coordinate(point.getAffineY()));
    }

    /// Always 32 bytes, whatever the number.
    private static String coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var length = Math.min(bytes.length, 32);
        var all = new byte[32];
        System.arraycopy(bytes, bytes.length - length, all, 32 - length, length);
        return Jose.encoded(all);
    }

    /// The kind of key and nothing else.
    @Override
    public String toString() {
        return "ProofKey[hidden]";
    }
}
