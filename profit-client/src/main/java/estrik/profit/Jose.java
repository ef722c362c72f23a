package estrik.profit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Signed JSON in its compact form (RFC 7515). Digests, signatures and chance are the JDK's.
final class Jose {
    private Jose() {}

    /// Header and claims with the signature of a key that stands ready to sign.
    static String signed(Signature signature, Consumer<JsonGenerator> header, Consumer<JsonGenerator> claims) {
        var text = object(header) + "." + object(claims);
        try {
            signature.update(text.getBytes(US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key could not sign.", e);
        }
    }

    private static String object(Consumer<JsonGenerator> properties) {
        var json = Json.written(it -> {
            it.writeStartObject();
            properties.accept(it);
            it.writeEndObject();
        });
        return encoded(json.getBytes(UTF_8));
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    /// 256 bits that nobody can guess, as 43 letters, digits, `-` and `_`.
    static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return encoded(bytes);
    }
}
