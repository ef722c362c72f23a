package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DossierFilesTest {
    private static final byte[] BYTES = "Twaalf dozen".repeat(100).getBytes(StandardCharsets.UTF_8);
    private static final StoredFile FILE = StoredFile.of("A".repeat(32), "factuur.txt", BYTES);

    @TempDir
    private Path data;

    @Test
    void bytesLieInAFileOfTheirOwnAndAreTheSameAfterARestart() throws IOException {
        in(company -> keep(company, FILE));

        assertThat(data.resolve("files").resolve(FILE.content().sha256())).hasBinaryContent(BYTES);
        assertThat(Files.readString(data.resolve("sandbox.json")))
                .contains(FILE.content().sha256())
                .doesNotContain(Base64.getEncoder().encodeToString(BYTES));
        in(company -> assertThat(company.state().dossier().file(FILE.id())).contains(FILE));
    }

    @Test
    void whatIsInTwoFilesIsThereOnce() {
        in(company -> {
            keep(company, FILE);
            int before = names().size();

            keep(company, StoredFile.of("B".repeat(32), "kopie.txt", BYTES));

            assertThat(names()).hasSize(before);
        });
    }

    @Test
    void aChangeElsewhereWritesNoFile() throws IOException {
        in(company -> {
            keep(company, FILE);
            var before = written();

            company.block("anna", true);

            assertThat(written()).isEqualTo(before);
        });
    }

    @Test
    void bytesThatNothingNamesAnyMoreGo() {
        in(company -> {
            keep(company, FILE);

            company.change(state -> state.dossier(Dossier::swept));

            assertThat(names()).doesNotContain(FILE.content().sha256());
        });
    }

    @Test
    void whatAKillLeftGoesAtTheNextStart() throws IOException {
        in(company -> keep(company, FILE));
        Files.write(data.resolve("files").resolve("0".repeat(64)), BYTES);
        Files.write(data.resolve("files").resolve("1".repeat(32) + ".new"), new byte[] {1, 2, 3});

        in(company -> assertThat(names())
                .contains(FILE.content().sha256())
                .allMatch(name -> name.matches("[0-9A-F]{64}"))
                .doesNotContain("0".repeat(64)));
    }

    @Test
    void aStateWithTheBytesInItIsReadAndWrittenAnew() throws IOException {
        in(company -> keep(company, FILE));
        var state = data.resolve("sandbox.json");
        var name = "{\"sha256\":\"" + FILE.content().sha256() + "\"}";
        var old =
                Files.readString(state).replace(name, '"' + Base64.getEncoder().encodeToString(BYTES) + '"');
        assertThat(old).doesNotContain(name);
        Files.writeString(state, old);
        Files.delete(data.resolve("files").resolve(FILE.content().sha256()));

        in(company -> assertThat(company.state().dossier().file(FILE.id())).contains(FILE));

        assertThat(Files.readString(state)).contains(name);
        assertThat(names()).contains(FILE.content().sha256());
    }

    @Test
    void bytesThatAreDamagedOrGoneAreNamed() throws IOException {
        in(company -> keep(company, FILE));
        var file = data.resolve("files").resolve(FILE.content().sha256());
        Files.write(file, new byte[] {1, 2, 3});

        assertThatIllegalStateException()
                .isThrownBy(() -> in(company -> {}))
                .withMessage("The file " + file + " cannot be read: it is not what was kept.");

        Files.delete(file);
        assertThatIllegalStateException()
                .isThrownBy(() -> in(company -> {}))
                .withMessage("The file " + file + " is gone.");
    }

    private static void keep(Company company, StoredFile file) {
        company.change(state -> state.dossier(dossier -> dossier.with(file)));
    }

    private List<String> names() {
        return List.copyOf(written().keySet());
    }

    /// Every file with what tells whether it was written anew.
    private Map<String, Object> written() {
        try (var files = Files.list(data.resolve("files"))) {
            return files.collect(
                    Collectors.toMap(file -> String.valueOf(file.getFileName()), DossierFilesTest::identity));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object identity(Path file) {
        try {
            return Objects.requireNonNull(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void in(Consumer<Company> use) {
        try (var store = Store.in(data)) {
            use.accept(new Company(Clock.systemUTC(), store));
        }
    }
}
