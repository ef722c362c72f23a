package estrik.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A workspace in a process of its own, that can be killed and comes back at the same port with the
/// same data.
final class CrashingWorkspace implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = freePort();
    private final List<String> command;
    private final Map<String, String> settings;
    private final Path log;
    private Process process;

    /// Starts it for the first time.
    ///
    /// @param program from [#program]
    /// @param settings `ESTRIK_…` variables besides the port and the data folder
    CrashingWorkspace(List<String> program, Path folder, Map<String, String> settings) {
        this.command = program;
        this.log = folder.resolve("workspace.log");
        this.settings = Stream.concat(
                        settings.entrySet().stream(),
                        Map.of(
                                "ESTRIK_PORT", Integer.toString(port),
                                "ESTRIK_DATA", folder.resolve("workspace").toString(),
                                "ESTRIK_LOG", "text")
                                .entrySet()
                                .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.process = begun();
        waitUntilReady();
    }

    /// The command that runs a workspace with the class path of this test. The folders of classes in it
    /// are packed: of jars alone the JVM keeps an archive, which makes every start but the first quicker.
    static List<String> program(Path folder) throws IOException {
        var classPath = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var path = Path.of(entry);
            if (Files.isDirectory(path)) {
                var jar = folder.resolve("classes-" + classPath.size() + ".jar");
                pack(path, jar);
                classPath.add(jar.toString());
            } else {
                classPath.add(entry);
            }
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                String.join(File.pathSeparator, classPath),
                "-Xmx256m",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("classes.jsa"),
                "--sun-misc-unsafe-memory-access=allow",
                "estrik.workspace.Workspace");
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(classes)) {
            for (var file : files.filter(path -> !path.equals(classes)).toList()) {
                var name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                copy(file, out);
                out.closeEntry();
            }
        }
    }

    private static void copy(Path file, OutputStream out) throws IOException {
        if (Files.isRegularFile(file)) {
            Files.copy(file, out);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private Process begun() {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ESTRIK_"));
        builder.environment().putAll(settings);
        try {
            return builder.start();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void waitUntilReady() {
        var end = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            // Waits a moment, and no longer than the process lives.
            var ended = endsWithin(20);
            assertThat(!ended && System.nanoTime() < end)
                    .as(() -> "The workspace did not start:\n" + log())
                    .isTrue();
        }
    }

    private boolean isReady() {
        var asked = HttpRequest.newBuilder(uri().resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(asked, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private boolean endsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// What it wrote, over all its lives.
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /// Ends it as a power cut would, from one instruction to the next.
    void kill() {
        process.destroyForcibly();
        assertThat(endsWithin(10_000)).isTrue();
    }

    /// Ends it in order.
    void stop() {
        process.destroy();
        assertThat(endsWithin(30_000)).isTrue();
    }

    void startAgain() {
        process = begun();
        waitUntilReady();
    }

    @Override
    public void close() {
        kill();
        http.shutdownNow();
    }
}
