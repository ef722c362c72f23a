package estrik.profit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Signed JSON as its receiver reads it.
record Signed(String text, Map<String, @Nullable Object> header, Map<String, @Nullable Object> claims) {

    static Signed of(String text) {
        var parts = text.split("\\.", -1);
        assert parts.length == 3;
        return new Signed(text, object(parts[0]), object(parts[1]));
    }

    private static Map<String, @Nullable Object> object(String part) {
        try {
            return Json.object(Json.parser(new ByteArrayInputStream(decoded(part)), UTF_8));
        } catch (IOException | Garbled e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    /// Whether this key, of the curve P-256, has signed it.
    boolean isBy(PublicKey key) throws GeneralSecurityException {
        var end = text.lastIndexOf('.');
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        signature.update(text.substring(0, end).getBytes(US_ASCII));
        return signature.verify(decoded(text.substring(end + 1)));
    }

    String text(String claim) {
        return Objects.requireNonNull(Json.text(claims, claim), claim);
    }

    long number(String claim) {
        return Long.parseLong(text(claim));
    }
}
