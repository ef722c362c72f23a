package estrik.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheFileAndThenTheVariablesWhichWin() throws IOException {
        var file = Files.writeString(folder.resolve("estrik.yaml"), "port: 9000\nrefresh-watched: 2m\n");

        var settings = Settings.read(Map.of("ESTRIK_PORT", "9100", "HOME", "anywhere"), file);

        assertThat(settings.port()).isEqualTo(9100);
        assertThat(settings.refreshWatched()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void needsNoneAtAll() {
        var settings = Settings.read(Map.of(), folder.resolve("absent.yaml"));

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.database()).isEqualTo("jdbc:sqlite:estrik-data/estrik.db");
        assertThat(settings.https()).isFalse();
    }

    @Test
    void namesASettingThatItDoesNotKnow() throws IOException {
        var file = Files.writeString(folder.resolve("estrik.yaml"), "prot: 9000\n");

        assertThatThrownBy(() -> Settings.read(Map.of(), file)).hasMessageContaining("'prot'");
        assertThatThrownBy(() -> Settings.read(Map.of("ESTRIK_PROT", "1"), folder.resolve("absent")))
                .hasMessageContaining("ESTRIK_PROT");
    }

    @ParameterizedTest
    @CsvSource({
        "ESTRIK_PORT, 65536",
        "ESTRIK_PORT, secret",
        "ESTRIK_PUBLIC_URL, estrik.example.nl",
        "ESTRIK_AFAS_HOSTS, https://profit.example.nl",
        "ESTRIK_REFRESH_WATCHED, 1",
        "ESTRIK_REFRESH_WATCHED, 100ms",
        "ESTRIK_LOG, xml",
    })
    void namesTheSettingWhoseValueIsWrongWithoutRepeatingTheValue(String variable, String value) {
        assertThatThrownBy(() -> Settings.read(Map.of(variable, value), folder.resolve("absent")))
                .hasMessageContaining(variable)
                .message()
                .doesNotContain(value + " ");
    }

    @Test
    void aPortInUseIsNamedBeforeAnythingStarts() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = Settings.of(Map.of(Setting.PORT, Integer.toString(taken.getLocalPort())));

            assertThatThrownBy(() -> Workspace.start(settings, Clock.systemUTC()))
                    .isInstanceOf(Workspace.PortInUse.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    @Test
    void standInTheDocumentAsTheyAre() throws IOException {
        var rows = Arrays.stream(Setting.values())
                .map(setting -> "| `%s` | `%s` | %s | %s |"
                        .formatted(
                                setting.key(),
                                setting.variable(),
                                setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`",
                                setting.sentence()))
                .toList();

        assertThat(Files.readAllLines(Path.of("../docs/settings.md")).stream()
                        .filter(line -> line.startsWith("| `"))
                        .toList())
                .isEqualTo(rows);
    }
}
