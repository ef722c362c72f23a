package estrik.sandbox;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.Environment;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.Smtp;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Store;
import estrik.sandbox.seed.Invoices;
import estrik.sandbox.seed.SeedFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a sandbox is to be like before it starts.
public final class SandboxBuilder {
    int port;
    private @Nullable Path data;
    Clock clock = Clock.systemUTC();

    @Nullable
    Smtp smtp;

    UnaryOperator<State> seed = UnaryOperator.identity();
    final Set<String> environments = new LinkedHashSet<>(List.of(SampleCompany.ENVIRONMENT));

    @Nullable
    Locale language;

    boolean empty;
    boolean shuffles;

    SandboxBuilder() {}

    /// A port of its own choice; 0, or nothing, takes a free one.
    public SandboxBuilder port(int port) {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("A port lies between 0 and 65535, not at " + port);
        }
        this.port = port;
        return this;
    }

    /// A folder in which its state survives a restart.
    public SandboxBuilder data(Path folder) {
        this.data = Objects.requireNonNull(folder);
        return this;
    }

    public SandboxBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock);
        return this;
    }

    /// Begins with the users of the sample company and with what ships with Profit, and with nothing that
    /// somebody set up: no app connector, no GetConnectors of one's own, no tasks. A folder with data stays
    /// as it is.
    public SandboxBuilder empty() {
        this.empty = true;
        return this;
    }

    /// A mail server that gets every mail too.
    public SandboxBuilder smtp(String host, int port) {
        this.smtp = new Smtp(host, port);
        return this;
    }

    /// Gives a new company this many sales invoices, read with the GetConnector `Sandbox_Invoices`; the same seed
    /// makes the same ones. A folder that holds a company already stays as it is.
    public SandboxBuilder generate(long rows, long seed) {
        return seed(Invoices.of(rows, seed));
    }

    /// Gives a new company what the JSON files in this folder hold: users, tasks, signals, tables and
    /// GetConnectors. A folder of data that holds a company already stays as it is. What is wrong in a
    /// file is said when the sandbox starts.
    public SandboxBuilder seed(Path folder) {
        return seed(SeedFolder.of(folder, () -> LocalDateTime.ofInstant(clock.instant(), Company.AMSTERDAM)));
    }

    /// Gives rows without an order in another one each time, as Profit is free to do: it finds clients that page
    /// without `orderbyfieldids`.
    public SandboxBuilder shufflePages() {
        shuffles = true;
        return this;
    }

    /// Adds an environment such as `T12345AA`, with the sample company and keys of its own. It is found below
    /// `/T12345AA/`, and by a host name such as `12345.resttest.afas.online`.
    ///
    /// @param id a letter (`O` production, `T` test, `A` accept), the participant number and two letters
    public SandboxBuilder environment(String id) {
        environments.add(Environment.DUTCH.named(id.toUpperCase(Locale.ROOT)).id());
        return this;
    }

    Store store(String id) {
        if (data == null) {
            return Store.inMemory();
        }
        return Store.in(id.equals(SampleCompany.ENVIRONMENT) ? data : data.resolve(id));
    }

    private SandboxBuilder seed(UnaryOperator<State> next) {
        var before = seed;
        seed = state -> next.apply(before.apply(state));
        return this;
    }

    /// The language of the environment, Dutch or English: that of labels and error texts when a call has no
    /// `Accept-Language`. A new sandbox is Dutch.
    public SandboxBuilder language(Locale language) {
        if (!language.getLanguage().equals("nl") && !language.getLanguage().equals("en")) {
            throw new IllegalArgumentException("The sandbox speaks nl and en, not " + language.toLanguageTag());
        }
        this.language = language;
        return this;
    }

    /// Starts it.
    ///
    /// @throws IllegalStateException when the port or the folder is in use
    public ProfitSandbox start() {
        return ProfitSandbox.start(this);
    }
}
