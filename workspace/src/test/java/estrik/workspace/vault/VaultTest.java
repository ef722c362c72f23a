package estrik.workspace.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final Seal ANNA = new Seal("token", "c1", "anna");

    @TempDir
    private Path folder;

    private Path keyRing;

    @BeforeEach
    void chooseAPlaceForTheKeyRing() {
        keyRing = folder.resolve("made/keys.json");
    }

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        var sealed = Vault.open(keyRing).seal("a token", ANNA);

        assertThat(sealed).doesNotContain("a token");
        assertThat(Vault.open(keyRing).open(sealed, ANNA)).isEqualTo("a token");
    }

    @Test
    void refusesWhatWasCopiedToSomebodyElse() {
        var vault = Vault.open(keyRing);
        var sealed = vault.seal("a token", ANNA);

        assertThatThrownBy(() -> vault.open(sealed, new Seal("token", "c1", "bram")))
                .isInstanceOf(Vault.CannotOpen.class);
        assertThatThrownBy(() -> vault.open(sealed, new Seal("token", "c2", "anna")))
                .isInstanceOf(Vault.CannotOpen.class);
        assertThatThrownBy(() -> vault.open(sealed, new Seal("apiKey", "c1", "anna")))
                .isInstanceOf(Vault.CannotOpen.class);
    }

    @Test
    void refusesWhatWasChanged() {
        var vault = Vault.open(keyRing);
        var sealed = vault.seal("a token", ANNA);
        var changed = sealed.substring(0, 20) + (sealed.charAt(20) == 'A' ? "B" : "A") + sealed.substring(21);

        assertThatThrownBy(() -> vault.open(changed, ANNA)).isInstanceOf(Vault.CannotOpen.class);
        assertThatThrownBy(() -> vault.open("not even base64!", ANNA)).isInstanceOf(Vault.CannotOpen.class);
    }

    @Test
    void makesAKeyRingThatOnlyItsOwnerCanRead() throws IOException {
        Vault.open(keyRing);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyRing)))
                .isEqualTo("rw-------");
        try (var files = Files.list(keyRing.getParent())) {
            assertThat(files).containsExactly(keyRing);
        }
    }

    @Test
    void refusesAKeyRingThatOthersCanRead() throws IOException {
        Vault.open(keyRing);
        Files.setPosixFilePermissions(keyRing, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> Vault.open(keyRing)).hasMessageContaining("chmod 600");
    }

    @Test
    void namesAFileThatIsNoKeyRing() throws IOException {
        Files.createDirectories(keyRing.getParent());
        Files.writeString(keyRing, "{}");
        Files.setPosixFilePermissions(keyRing, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> Vault.open(keyRing)).hasMessageContaining("keys.json is not a key ring");
    }
}
