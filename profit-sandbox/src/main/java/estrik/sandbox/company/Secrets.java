package estrik.sandbox.company;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/// Makes keys, codes and tokens, hashes them, and compares them without telling by the time it takes.
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Secrets() {}

    /// Upper-case hexadecimal digits, two for each byte.
    public static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HEX.formatHex(random);
    }

    /// This many decimal digits.
    static String digits(int count) {
        var digits = new StringBuilder();
        for (int at = 0; at < count; at++) {
            digits.append(RANDOM.nextInt(10));
        }
        return digits.toString();
    }

    public static String hash(String secret) {
        return hash(secret.getBytes(StandardCharsets.UTF_8));
    }

    /// The SHA-256 of these bytes, in upper-case hexadecimal digits.
    static String hash(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /// Keys are hexadecimal, so the letter case in which somebody typed one says nothing.
    static boolean sameKey(String one, String other) {
        return same(one.strip().toUpperCase(Locale.ROOT), other.toUpperCase(Locale.ROOT));
    }
}
