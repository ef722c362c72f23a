package estrik.sandbox.company;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URLConnection;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A file in the dossier.
///
/// @param id 32 hexadecimal digits, upper case
public record StoredFile(String id, String name, String type, Content content) {

    /// The bytes of a file. They never change.
    public static final class Content {
        private final byte[] bytes;

        private Content(byte[] bytes) {
            this.bytes = bytes;
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Content of(byte[] bytes) {
            return new Content(bytes.clone());
        }

        @JsonValue
        public byte[] bytes() {
            return bytes.clone();
        }

        public int length() {
            return bytes.length;
        }

        @Override
        public boolean equals(Object other) {
            return this == other || (other instanceof Content content && Arrays.equals(bytes, content.bytes));
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /// A new file; its MIME type is read from its name.
    public static StoredFile of(String id, String name, byte[] bytes) {
        var type = Optional.ofNullable(URLConnection.guessContentTypeFromName(name.toLowerCase(Locale.ROOT)))
                .orElse("application/octet-stream");
        return new StoredFile(id, name, type, Content.of(bytes));
    }
}
