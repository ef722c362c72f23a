package estrik.profit.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import estrik.profit.WebhookPassword;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Reads what a webhook of AFAS posts, and believes only what is signed. Shared by threads.
///
/// ```java
/// switch (webhooks.read(request.getHeader(Webhooks.SIGNATURE), request.getInputStream())) {
///     case Received.Genuine(var event) -> keep(event);
///     case Received.NotSigned notSigned -> answer(401);
///     …
/// }
/// ```
///
/// The same event may come more than once; [Event] says how to tell. Source: AFAS docs, *Webhooks* (Profit 8).
public final class Webhooks {
    /// The name of the header with the signature.
    public static final String SIGNATURE = "X-Profit-Signature-256";

    private static final Pattern FORM = Pattern.compile("sha256=([0-9A-Fa-f]{64})");
    // AFAS's events are a few hundred bytes; AFAS names no size.
    private static final int LONGEST = 64_000;

    private final WebhookPassword password;

    private Webhooks(WebhookPassword password) {
        this.password = password;
    }

    /// Reads what is signed with this password.
    public static Webhooks of(WebhookPassword password) {
        return new Webhooks(password);
    }

    /// Reads a post, and no more than 64,000 bytes of it.
    ///
    /// @param signature the header [#SIGNATURE]; `null` when there is none
    /// @param body the bytes as they came, not yet decoded
    /// @throws IOException when the body cannot be read to its end
    public Received read(@Nullable String signature, InputStream body) throws IOException {
        return read(signature, body.readNBytes(LONGEST + 1));
    }

    /// Reads a post.
    ///
    /// @param signature the header [#SIGNATURE]; `null` when there is none
    /// @param body the bytes as they came, not yet decoded
    public Received read(@Nullable String signature, byte[] body) {
        if (body.length > LONGEST) {
            return new Received.TooLong(LONGEST);
        }
        if (signature == null || !isSigned(signature.strip(), body)) {
            return new Received.NotSigned();
        }
        try {
            return new Received.Genuine(Message.of(body).event());
        } catch (Message.Unreadable e) {
            return new Received.NotUnderstood("The event of the webhook is not understood: " + e.getMessage() + ".");
        }
    }

    /// Takes as long for a near miss as for a far one.
    private boolean isSigned(String signature, byte[] body) {
        var given = FORM.matcher(signature);
        return given.matches() && MessageDigest.isEqual(HexFormat.of().parseHex(given.group(1)), hmac(body));
    }

    private byte[] hmac(byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password.value().getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256.", e);
        }
    }

    @Override
    public String toString() {
        return "Webhooks[" + password + "]";
    }
}
