package estrik.workspace.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;

/// Seals and opens secrets with AES-256-GCM. Shared by threads.
public final class Vault {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Aead aead;

    private Vault(Aead aead) {
        this.aead = aead;
    }

    /// Opens the vault with the key ring in a file, which is made, readable by its owner alone, when
    /// there is none.
    public static Vault open(Path keyRing) {
        try {
            AeadConfig.register();
            if (Files.notExists(keyRing)) {
                make(keyRing);
            }
            refuseWhenOthersCanRead(keyRing);
            var keys = TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(keyRing), InsecureSecretKeyAccess.get());
            return new Vault(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException trouble) {
            throw new UncheckedIOException("Cannot read or make the key ring " + keyRing + ".", trouble);
        } catch (GeneralSecurityException trouble) {
            throw new IllegalStateException("The file " + keyRing + " is not a key ring.", trouble);
        }
    }

    // Written beside its place and moved there whole, so that a crash leaves a key ring or none.
    private static void make(Path keyRing) throws IOException, GeneralSecurityException {
        var folder = keyRing.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var fresh = Files.createTempFile(folder, "keys", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        var keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        Files.writeString(fresh, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        try (var file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        try {
            // A link fails when the name is taken: of two first starts at once, one makes the ring.
            Files.createLink(keyRing, fresh);
        } catch (FileAlreadyExistsException _) {
            return;
        } finally {
            Files.delete(fresh);
        }
        try (var place = FileChannel.open(folder, StandardOpenOption.READ)) {
            place.force(true);
        }
    }

    private static void refuseWhenOthersCanRead(Path keyRing) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(keyRing))) {
            throw new IllegalStateException("Others can read the key ring " + keyRing + "; run: chmod 600 " + keyRing);
        }
    }

    /// Seals a secret for what it belongs to.
    public String seal(String secret, Seal seal) {
        try {
            var sealed = aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), seal.bytes());
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException trouble) {
            throw new IllegalStateException("Cannot seal a " + seal.what() + ".", trouble);
        }
    }

    /// Opens what was sealed for the same owner.
    ///
    /// @throws CannotOpen when the text was changed, copied from elsewhere, or sealed with another key ring
    public String open(String sealed, Seal seal) {
        try {
            return new String(aead.decrypt(Base64.getDecoder().decode(sealed), seal.bytes()), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException trouble) {
            throw new CannotOpen(seal, trouble);
        }
    }

    /// A sealed secret that this key ring does not open for this owner.
    public static final class CannotOpen extends RuntimeException {
        private static final long serialVersionUID = 1;

        CannotOpen(Seal seal, Exception cause) {
            super(
                    "The sealed " + seal.what() + " of connection " + seal.connection()
                            + " does not open. Was the key ring replaced, or a database put back without its own key ring?",
                    cause);
        }
    }
}
