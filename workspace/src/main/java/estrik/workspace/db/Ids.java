package estrik.workspace.db;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// Identifiers for rows: UUIDv7 as text, so that new rows stand beside each other in an index.
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /// A new identifier.
    public static String next() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        var millis = System.currentTimeMillis();
        for (var i = 0; i < 6; i++) {
            bytes[i] = (byte) (millis >>> (40 - 8 * i));
        }
        // RFC 9562, 5.7: version 7 and the variant.
        bytes[6] = (byte) (0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte) (0x80 | (bytes[8] & 0x3f));
        var hex = HexFormat.of().formatHex(bytes);
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16)).toString();
    }
}
