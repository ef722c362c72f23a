package estrik.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs after packaging: `examples/junit`, which knows of the sandbox only what its own pom.xml says.
class OutsideProjectIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXAMPLE = ROOT.resolve("examples/junit");
    private static final String VERSION = "0.1.0-SNAPSHOT";

    private static final String TEST = "src/test/java/example/TasksTest.java";

    @TempDir
    private Path repository;

    @TempDir
    private Path project;

    @Test
    void itsTestPassesWithTheJarAndWhatThePomBrings() throws IOException, InterruptedException {
        publish("estrik", ROOT.resolve("pom.xml"), "pom");
        publish("profit-sandbox", Path.of("pom.xml"), "pom");
        publish("profit-sandbox", Path.of("target/profit-sandbox.jar"), "jar");

        Files.createDirectories(project.resolve(TEST).getParent());
        Files.copy(EXAMPLE.resolve("pom.xml"), project.resolve("pom.xml"));
        Files.copy(EXAMPLE.resolve(TEST), project.resolve(TEST));
        var log = repository.resolve("log.txt");
        var maven = new ProcessBuilder(
                        Path.of(setting("maven.home"), "bin", File.separatorChar == '/' ? "mvn" : "mvn.cmd")
                                .toString(),
                        "--batch-mode",
                        "--offline",
                        // Its own repository, so that nothing is installed; behind it the one this build has filled.
                        "-Dmaven.repo.local=" + repository,
                        "-Dmaven.repo.local.tail=" + setting("maven.repo.local"),
                        "test")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var run = maven.start();
        try {
            assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            run.destroyForcibly();
        }

        assertThat(log).content().contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(run.exitValue()).isZero();
    }

    @Test
    void theTestIsShorterThanTenLines() throws IOException {
        var lines = Files.readAllLines(EXAMPLE.resolve(TEST));

        assertThat(lines.subList(lines.indexOf("@ProfitTest"), lines.size())).hasSizeLessThanOrEqualTo(10);
    }

    private void publish(String artifact, Path file, String type) throws IOException {
        var folder = Files.createDirectories(repository.resolve(Path.of("estrik", artifact, VERSION)));
        Files.copy(file, folder.resolve(artifact + "-" + VERSION + "." + type), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set in pom.xml");
    }
}
