package estrik.workspace.vault;

import java.nio.charset.StandardCharsets;

/// What a sealed secret belongs to. It is bound to the sealed text: a text that was copied to
/// another person, connection or column does not open.
///
/// @param what the kind of secret, such as `token`
/// @param connection the id of the connection
/// @param person the id of the person, or empty for a secret of the connection itself
public record Seal(String what, String connection, String person) {
    /// A secret of a connection.
    public static Seal ofConnection(String what, String connection) {
        return new Seal(what, connection, "");
    }

    byte[] bytes() {
        return String.join("|", "estrik-1", what, connection, person).getBytes(StandardCharsets.UTF_8);
    }
}
