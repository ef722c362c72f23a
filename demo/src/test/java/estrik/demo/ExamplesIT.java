package estrik.demo;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs after packaging: the projects below `examples`, which know of Estrik only what their own pom.xml says.
class ExamplesIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String VERSION = "0.1.0-SNAPSHOT";
    private static final String TASKS_TEST = "src/test/java/example/TasksTest.java";

    @TempDir
    private Path repository;

    @TempDir
    private Path project;

    @BeforeEach
    void publishWhatWasPackaged() throws IOException {
        publish("estrik", "pom.xml", "pom");
        publish("profit-sandbox", "profit-sandbox/pom.xml", "pom");
        publish("profit-sandbox", "profit-sandbox/target/profit-sandbox.jar", "jar");
        publish("profit-client", "profit-client/pom.xml", "pom");
        publish("profit-client", "profit-client/target/profit-client-" + VERSION + ".jar", "jar");
    }

    @Test
    void aProgramReadsItsTasksWithOneDependency() throws IOException, InterruptedException {
        copy("tasks", "src/main/java/example/MyTasks.java");
        maven("compile");

        try (var profit = ProfitSandbox.start()) {
            var connector = profit.connector("Workspace365");
            var program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            "target/classes" + File.pathSeparator + "target/lib/*",
                            "example.MyTasks",
                            profit.restBase().toString(),
                            connector.apiKey(),
                            connector.environmentKey(),
                            "12345.anna")
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (var said = program.inputReader(StandardCharsets.UTF_8);
                    var typed = program.outputWriter(StandardCharsets.UTF_8)) {
                assertThat(said.readLine()).isEqualTo("Which code did AFAS mail to you?");
                typed.write(profit.codeFor("anna") + "\n");
                typed.flush();

                assertThat(said.lines().toList()).hasSameSizeAs(profit.tasks("anna"));
                assertThat(program.waitFor()).isZero();
            } finally {
                program.destroyForcibly();
            }
        }
    }

    @Test
    void aTestIsRunAgainstTheSandboxWithItsJarAndWhatThePomBrings() throws IOException, InterruptedException {
        copy("junit", TASKS_TEST);

        assertThat(maven("test")).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void thatTestIsShorterThanTenLines() throws IOException {
        var lines = Files.readAllLines(ROOT.resolve("examples/junit").resolve(TASKS_TEST));

        assertThat(lines.subList(lines.indexOf("@ProfitTest"), lines.size())).hasSizeLessThanOrEqualTo(10);
    }

    private void copy(String example, String source) throws IOException {
        for (var file : List.of("pom.xml", source)) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.copy(ROOT.resolve("examples").resolve(example).resolve(file), project.resolve(file));
        }
    }

    /// What Maven said, once it has succeeded.
    private String maven(String goal) throws IOException, InterruptedException {
        var log = repository.resolve("log.txt");
        var maven = new ProcessBuilder(
                        Path.of(setting("maven.home"), "bin", File.separatorChar == '/' ? "mvn" : "mvn.cmd")
                                .toString(),
                        "--batch-mode",
                        "--offline",
                        // Its own repository, so that nothing is installed; behind it the one this build has filled.
                        "-Dmaven.repo.local=" + repository,
                        "-Dmaven.repo.local.tail=" + setting("maven.repo.local"),
                        goal)
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
        var said = Files.readString(log);
        assertThat(run.exitValue()).as(said).isZero();
        return said;
    }

    private void publish(String artifact, String file, String type) throws IOException {
        var folder = Files.createDirectories(repository.resolve(Path.of("estrik", artifact, VERSION)));
        Files.copy(
                ROOT.resolve(file),
                folder.resolve(artifact + "-" + VERSION + "." + type),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set in pom.xml");
    }
}
