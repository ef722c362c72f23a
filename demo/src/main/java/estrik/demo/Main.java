package estrik.demo;

import estrik.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The demo from a terminal.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs the workspace beside a Profit sandbox with the sample company Van Delft BV.")
final class Main implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", description = "the port of the workspace (default: a free one)")
    private int port;

    @Option(names = "--sandbox-port", paramLabel = "N", description = "the port of the sandbox (default: a free one)")
    private int sandboxPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "a folder to keep everything in (default: a temporary one, gone at the end)")
    private @Nullable Path data;

    @Option(
            names = "--refresh",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "how often tasks are read while somebody looks (default: 5; a company has 60)")
    private int refresh;

    @Option(names = "--ready", description = "walk the whole journey first and leave anna with a working tile")
    private boolean ready;

    private Main() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = data == null ? Files.createTempDirectory("estrik-demo") : data;
        Demo demo;
        try {
            demo = Demo.start(folder, port, sandboxPort, Duration.ofSeconds(Math.max(1, refresh)));
        } catch (Workspace.PortInUse taken) {
            System.err.println(taken.sentence() + " Choose another with --port.");
            return 2;
        } catch (IllegalStateException refused) {
            System.err.println(refused.getMessage());
            return 2;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            demo.close();
            if (data == null) {
                delete(folder);
            }
            stopped.countDown();
        }));
        if (ready) {
            demo.makeReady();
        }
        System.out.println(welcome(demo));
        stopped.await();
        return 0;
    }

    private String welcome(Demo demo) {
        var next = ready
                ? "Sign in as anna and look at her tasks; add one in the sandbox and watch it appear."
                : "Begin as dewi: Settings > AFAS connections > New. The keys and the mailed code stand in the sandbox.";
        return """

                Workspace   %s
                Sandbox     %s/_sandbox/   (mail box with the codes, keys, tasks, signals)

                Sign in as  anna@vandelft.example   employee, purchasing
                            bram@vandelft.example   HR manager
                            chris@vandelft.example  employee without an e-mail address in AFAS
                            dewi@vandelft.example   administrator
                            emre@vandelft.example   not in the user group of the app connector
                Password    %s, for all of them
                API URL     %s

                %s
                Ctrl-C stops both.
                """.formatted(
                demo.uri(), demo.sandbox().uri(), Demo.PASSWORD, demo.sandbox().restBase(), next);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException trouble) {
            System.err.println("Could not remove " + folder + ": " + trouble.getMessage());
        }
    }
}
