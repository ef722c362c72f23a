package estrik.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path data;

    @Test
    void itSaysWhereItIsAndStopsWhenAsked() throws IOException, InterruptedException {
        var sandbox = run("--data", data.toString());
        try (var lines = sandbox.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).matches("Profit sandbox: http://127\\.0\\.0\\.1:[0-9]+/_sandbox/");

            // By its handle: Process.destroy would close the streams that are read here.
            sandbox.toHandle().destroy();

            assertThat(sandbox.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(lines.readLine()).isNull();
            assertThat(data.resolve("sandbox.json")).isNotEmptyFile();
        } finally {
            sandbox.destroyForcibly();
        }
    }

    @Test
    void aKillLosesNothingThatWasConfirmed() throws IOException, InterruptedException {
        var sandbox = run("--data", data.toString());
        try (var lines = sandbox.inputReader(StandardCharsets.UTF_8)) {
            var home = lines.readLine().replace("Profit sandbox: ", "").replace("/_sandbox/", "");
            var added = new Caller(URI.create(home))
                    .post("/_sandbox/api/tasks", "{\"user\":\"anna\",\"subject\":\"Bevestigd\"}");
            sandbox.toHandle().destroyForcibly();
            assertThat(added.statusCode()).isEqualTo(201);
            assertThat(sandbox.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            sandbox.destroyForcibly();
        }

        try (var again = ProfitSandbox.builder().data(data).start()) {
            assertThat(new Caller(again).get("/_sandbox/api/tasks?user=anna").body())
                    .contains("Bevestigd");
        }
    }

    @Test
    void whatItCannotDoItSaysInOneSentence() throws IOException, InterruptedException {
        try (var other = ProfitSandbox.start()) {
            var port = Integer.toString(other.uri().getPort());
            assertFails(1, "Port " + port + " is in use by another program.", "--port", port);
        }
        assertFails(2, "Invalid value for option '--port': 'x' is not an int", "--port", "x");
        assertFails(2, "A port lies between 0 and 65535, not at 70000", "--port", "70000");
        assertFails(2, "--smtp wants HOST:PORT, such as 127.0.0.1:2525", "--smtp", "nowhere");
    }

    private static void assertFails(int code, String sentence, String... arguments)
            throws IOException, InterruptedException {
        var sandbox = run(arguments);
        try (var trouble = sandbox.errorReader(StandardCharsets.UTF_8)) {
            assertThat(trouble.readLine()).isEqualTo(sentence);
            assertThat(sandbox.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(sandbox.exitValue()).isEqualTo(code);
        } finally {
            sandbox.destroyForcibly();
        }
    }

    private static Process run(String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-Xmx128m", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
