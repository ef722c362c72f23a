package estrik.sandbox.company;

import java.net.URLConnection;
import java.util.Locale;
import java.util.Optional;

/// A file in the dossier.
///
/// @param id 32 hexadecimal digits, upper case
public record StoredFile(String id, String name, String type, Content content) {

    /// The bytes of a file. They never change.
    public static final class Content {
        private final byte[] bytes;
        private final String sha256;

        private Content(byte[] bytes) {
            this.bytes = bytes;
            this.sha256 = Secrets.hash(bytes);
        }

        public static Content of(byte[] bytes) {
            return new Content(bytes.clone());
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public int length() {
            return bytes.length;
        }

        /// What tells them from all other bytes, in upper-case hexadecimal digits.
        String sha256() {
            return sha256;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && sha256.equals(content.sha256);
        }

        @Override
        public int hashCode() {
            return sha256.hashCode();
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
