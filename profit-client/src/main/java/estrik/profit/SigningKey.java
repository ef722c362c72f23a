package estrik.profit;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/// The private key of a client, whose certificate was uploaded to Profit or whose public half the client
/// publishes. It never prints itself, and need not be readable: a key in a security module will do.
///
/// Source of the algorithms and of `kid`: AFAS docs, *Authentication* (Profit 9).
///
/// @param id by which Profit finds the public half (`kid`)
public record SigningKey(String id, Algorithm algorithm, PrivateKey key) {

    /// How a key signs.
    public enum Algorithm {
        /// RSA of at least 2,048 bits.
        RS256("RSA"),
        /// RSA of at least 2,048 bits, with chance in each signature.
        PS256("RSA"),
        /// An elliptic curve, P-256.
        ES256("EC");

        private final String kind;

        Algorithm(String kind) {
            this.kind = kind;
        }
    }

    /// Tries the key.
    ///
    /// @throws IllegalArgumentException when the id is blank, or the key is not one for the algorithm
    public SigningKey {
        if (id.isBlank()) {
            throw new IllegalArgumentException("The id (kid) of the key is missing.");
        }
        // RFC 7518, 3.3 and 3.4.
        var fits = switch (key) {
            case RSAKey rsa -> rsa.getModulus().bitLength() >= 2048 && algorithm.kind.equals("RSA");
            case ECKey ec -> ec.getParams().getOrder().bitLength() == 256 && algorithm.kind.equals("EC");
            default -> key.getAlgorithm().startsWith(algorithm.kind);
        };
        if (!fits) {
            throw new IllegalArgumentException("This key cannot sign " + algorithm
                    + ": RSA of at least 2,048 bits is needed for RS256 and PS256," + " the curve P-256 for ES256.");
        }
        ready(algorithm, key);
    }

    /// A signature that only waits for what is to be signed.
    Signature ready() {
        return ready(algorithm, key);
    }

    static Signature ready(Algorithm algorithm, PrivateKey key) {
        try {
            var signature = Signature.getInstance(
                    switch (algorithm) {
                        case RS256 -> "SHA256withRSA";
                        case PS256 -> "RSASSA-PSS";
                        case ES256 -> "SHA256withECDSAinP1363Format";
                    });
            signature.initSign(key);
            if (algorithm == Algorithm.PS256) {
                // RFC 7518, 3.5: the salt is as long as the digest.
                signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            }
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This JDK cannot sign " + algorithm + " with this key.", e);
        }
    }

    /// The id and the algorithm, and nothing of the key.
    @Override
    public String toString() {
        return "SigningKey[" + id + ", " + algorithm + "]";
    }
}
