package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Objects;

/// A key, code or token. It never prints itself: whoever needs the characters asks for [#value()].
///
/// A record that holds a secret therefore prints only its kind, for example `ApiKey[hidden]`.
public abstract sealed class Secret
        permits AccessToken,
                ApiKey,
                AuthorizationCode,
                ClientSecret,
                CodeVerifier,
                EnvironmentKey,
                OneTimeCode,
                RefreshToken,
                Token,
                WebhookPassword {
    private static final int LONGEST = 4096;

    private final String value;

    Secret(String value) {
        this.value = Objects.requireNonNull(value);
    }

    /// The secret characters themselves, for sending or sealing; never for a log, a page or a message.
    public final String value() {
        return value;
    }

    /// Equal when of the same kind and with the same characters; takes as long for a near miss as for a far
    /// one.
    @Override
    public final boolean equals(Object other) {
        return other instanceof Secret secret
                && secret.getClass() == getClass()
                && MessageDigest.isEqual(secret.value.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    /// The kind of secret and nothing else.
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[hidden]";
    }

    /// The trimmed text when it can stand in a header or a form; the exception never repeats the text.
    static String visible(String text, String what) {
        var trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException(what + " is missing.");
        }
        if (trimmed.length() > LONGEST || !trimmed.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    what + " is at most 4,096 visible characters of ASCII; this is something else.");
        }
        return trimmed;
    }

    /// The trimmed text when it is `digits` hexadecimal digits; the exception never repeats the text.
    static String hexadecimal(String text, int digits, String what) {
        var trimmed = text.strip();
        if (trimmed.length() != digits) {
            throw new IllegalArgumentException(
                    "%s is %d hexadecimal digits; this has %d characters.".formatted(what, digits, trimmed.length()));
        }
        if (!trimmed.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0)) {
            throw new IllegalArgumentException(
                    "%s is %d hexadecimal digits (0-9, A-F); this has other characters.".formatted(what, digits));
        }
        return trimmed;
    }
}
