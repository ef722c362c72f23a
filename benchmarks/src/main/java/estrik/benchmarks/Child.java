package estrik.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// A Java process under measurement that answers HTTP on loopback. It gets the flags of the measuring
/// process, which `./estrik` gives to both, so that the flags stand in the launcher alone.
final class Child implements AutoCloseable {
    static final String READY = "/health/ready";

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Duration BETWEEN_ASKING = Duration.ofMillis(5);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(30);
    // A process that uses less than this of a second has nothing to do but wait.
    private static final Duration QUIET = Duration.ofMillis(30);
    private static final int PAGE_OF_LOG = 2_000;

    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;

    private final Process process;
    private final URI uri;
    private final Duration startTime;
    private final Duration startCpu;

    private Child(Process process, URI uri, Duration startTime, Duration startCpu) {
        this.process = process;
        this.uri = uri;
        this.startTime = startTime;
        this.startCpu = startCpu;
    }

    /// A port that nobody listens on. It lies below those that the system hands out by itself: asking for one
    /// of those before anybody listens there may connect a caller to itself, which then holds the port.
    static int freePort() {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException _) {
                // In use; another one may be free.
            }
        }
    }

    /// Starts a process and waits until it is ready.
    ///
    /// @param home where it runs and where its log goes
    /// @param settings its `ESTRIK_…` variables; those of the person who measures do not count
    static Child start(Path home, List<String> program, int port, Map<String, String> settings)
            throws IOException, InterruptedException {
        return start(home, program, port, settings, READY);
    }

    /// The same for one that is ready when another address answers.
    static Child start(Path home, List<String> program, int port, Map<String, String> settings, String ready)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(JAVA.resolve("java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(program);
        var log = home.resolve("child.log");
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ESTRIK_"));
        builder.environment().putAll(settings);
        var uri = URI.create("http://127.0.0.1:" + port);
        var began = System.nanoTime();
        var process = builder.start();
        try {
            awaitReady(process, uri.resolve(ready), began, log);
        } catch (IOException | InterruptedException | RuntimeException trouble) {
            process.destroyForcibly();
            throw trouble;
        }
        return new Child(process, uri, Duration.ofNanos(System.nanoTime() - began), cpu(process));
    }

    private static void awaitReady(Process process, URI uri, long began, Path log)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            while (!ready(http, uri)) {
                var tooLong = System.nanoTime() - began > LONGEST_START.toNanos();
                if (tooLong || !process.isAlive()) {
                    var said = Files.readString(log);
                    throw new IllegalStateException("A process did not get ready; its log ends with:\n"
                            + said.substring(Math.max(0, said.length() - PAGE_OF_LOG)));
                }
                TimeUnit.NANOSECONDS.sleep(BETWEEN_ASKING.toNanos());
            }
        }
    }

    private static boolean ready(HttpClient http, URI uri) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(uri).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            // It does not listen yet.
            return false;
        }
    }

    URI uri() {
        return uri;
    }

    /// From the start of the process to its first good answer.
    Duration startTime() {
        return startTime;
    }

    /// The processor time that it used for that, which a busy machine changes less.
    Duration startCpu() {
        return startCpu;
    }

    /// Waits until it does next to nothing.
    void settle() throws InterruptedException {
        var before = cpu();
        for (var second = 0; second < LONGEST_SETTLING.toSeconds(); second++) {
            TimeUnit.SECONDS.sleep(1);
            var now = cpu();
            if (now.minus(before).compareTo(QUIET) < 0) {
                return;
            }
            before = now;
        }
    }

    /// The processor time that it used so far.
    Duration cpu() {
        return cpu(process);
    }

    private static Duration cpu(Process process) {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("This system does not tell the CPU time of a process."));
    }

    /// The memory that it holds at this moment, in MB of a million bytes.
    double megabytes() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            throw new IllegalStateException("The memory of a process is read from /proc, which only Linux has.");
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1_000_000)
                .findFirst()
                .orElseThrow();
    }

    void collectGarbage() throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(JAVA.resolve("jcmd").toString(), Long.toString(process.pid()), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (jcmd.waitFor() != 0) {
            throw new IllegalStateException("jcmd could not ask for a garbage collection.");
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Removes a folder with all that is in it.
    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException("Could not remove " + folder + ".", trouble);
        }
    }
}
