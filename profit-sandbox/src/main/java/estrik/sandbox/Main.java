package estrik.sandbox;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The sandbox from a terminal.
@Command(name = "sandbox", description = "Runs a Profit-compatible server with the sample company Van Delft BV.")
final class Main implements Callable<Integer> {
    private static final long SEED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @SuppressWarnings("UnusedVariable") // picocli sets it and answers to it by itself
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "says this and stops")
    private boolean help;

    @Option(names = "--port", paramLabel = "N", description = "the port to listen on (default: a free one)")
    private int port;

    @Option(names = "--data", paramLabel = "DIR", description = "a folder in which the state survives a restart")
    private @Nullable Path data;

    @Option(names = "--smtp", paramLabel = "HOST:PORT", description = "a mail server that gets every mail too")
    private @Nullable String smtp;

    @Option(
            names = "--environment",
            paramLabel = "ID",
            description = "one more environment, such as T12345AA; may be given again")
    private List<String> environments = List.of();

    @Option(names = "--seed", paramLabel = "DIR", description = "a folder of JSON files with what a new company has")
    private @Nullable Path seed;

    @Option(names = "--rows", paramLabel = "N", description = "gives a new company N sales invoices to read")
    private @Nullable Long rows;

    @Option(names = "--language", paramLabel = "nl|en", description = "the language of the environment (default: nl)")
    private @Nullable String language;

    @Option(names = "--empty", description = "begins with users alone: no app connector, nothing set up yet")
    private boolean empty;

    private Main() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        ProfitSandbox sandbox;
        try {
            sandbox = builder().start();
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            sandbox.close();
            stopped.countDown();
        }));
        System.out.println("Profit sandbox: " + sandbox.uri() + "/_sandbox/");
        environments.forEach(id -> System.out.println(
                "Environment " + id + ": " + sandbox.environment(id).uri() + "/_sandbox/"));
        stopped.await();
        return 0;
    }

    private SandboxBuilder builder() {
        var builder = ProfitSandbox.builder();
        try {
            builder.port(port);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        if (empty) {
            builder.empty();
        }
        if (data != null) {
            builder.data(data);
        }
        if (seed != null) {
            builder.seed(seed);
        }
        try {
            environments.forEach(builder::environment);
            if (rows != null) {
                builder.generate(rows, SEED);
            }
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
        if (language != null) {
            if (!language.equals("nl") && !language.equals("en")) {
                throw wrong("--language is nl or en");
            }
            builder.language(Locale.of(language));
        }
        if (smtp != null) {
            int colon = smtp.lastIndexOf(':');
            if (colon < 1 || !smtp.substring(colon + 1).matches("[0-9]{1,5}")) {
                throw wrong("--smtp wants HOST:PORT, such as 127.0.0.1:2525");
            }
            builder.smtp(smtp.substring(0, colon), Integer.parseInt(smtp.substring(colon + 1)));
        }
        return builder;
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli gives the command its spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
