package estrik.sandbox;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.MailBox;
import estrik.sandbox.company.OneTimeCodes;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.SandboxClock;
import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.Signal;
import estrik.sandbox.company.Smtp;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Store;
import estrik.sandbox.company.Task;
import estrik.sandbox.company.Tokens;
import estrik.sandbox.control.ControlApi;
import estrik.sandbox.fault.Call;
import estrik.sandbox.fault.Fault;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Journal;
import estrik.sandbox.office.Pages;
import estrik.sandbox.rest.GetConnectorRest;
import estrik.sandbox.rest.Metainfo;
import estrik.sandbox.rest.OtpRest;
import estrik.sandbox.seed.Invoices;
import estrik.sandbox.soap.SoapTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An AFAS Profit that runs here, with the sample company Van Delft BV: real HTTP on loopback.
///
/// ```java
/// try (var profit = ProfitSandbox.start()) {
///     var token = profit.tokenFor("anna");
///     profit.addTask("anna", "Factuur 123 beoordelen");
///     profit.failNext(Fault.status(503));
/// }
/// ```
///
/// Users are named `anna`, `12345.anna` or by e-mail address, in any letter case. Shared by threads.
public final class ProfitSandbox implements AutoCloseable {
    private final Store store;
    private final SandboxClock clock;
    private final Company company;
    private final Faults faults;
    private final Journal journal = new Journal();
    private final Server server;

    private ProfitSandbox(Builder wish) {
        clock = new SandboxClock(wish.clock);
        store = wish.data == null ? Store.inMemory() : Store.in(wish.data);
        try {
            company = new Company(clock, store, wish.seed);
            faults = new Faults(company);
            server = serve(wish);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private Server serve(Builder wish) {
        var codes = new OneTimeCodes(company, new MailBox(wish.smtp));
        var routes = Routes.of(
                new OtpRest(company, codes),
                new Metainfo(company),
                new GetConnectorRest(company),
                new SoapTokens(company, codes),
                new ControlApi(company, faults, clock, journal::newestFirst),
                new Pages(company, faults, journal::newestFirst));
        return new Server(wish.port, clock, routes, faults, journal);
    }

    /// Starts one on a free port, in memory.
    public static ProfitSandbox start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// Where it is, such as `http://127.0.0.1:40123`, without a slash at the end.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /// The base of AFAS's REST paths.
    public URI restBase() {
        return URI.create(uri() + "/ProfitRestServices");
    }

    /// The base of AFAS's SOAP services.
    public URI soapBase() {
        return URI.create(uri() + "/profitservices");
    }

    /// The app connector of this name; `Workspace365` is the one of the sample company.
    ///
    /// @throws IllegalArgumentException when there is none
    public AppConnector connector(String name) {
        return company.state()
                .connector(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no app connector '" + name + "' in the sandbox"));
    }

    /// The newest code that was mailed to this user, good or not.
    ///
    /// @throws IllegalStateException when none was mailed
    public String codeFor(String user) {
        var found = company.user(user);
        return company.newestMail(found)
                .orElseThrow(() -> new IllegalStateException(
                        "No one-time code was mailed to '" + found.code() + "': ask for one first"))
                .code();
    }

    /// A new token of this user for `Workspace365`, as XML, without the one-time code.
    public String tokenFor(String user) {
        var found = company.user(user);
        return company.decide(state -> {
            var description = "Sandbox " + Secrets.hex(4);
            var made = Tokens.make(state, SampleCompany.CONNECTOR, found.code(), description, company.now());
            return new Company.Decision<>(made.state(), made.xml());
        });
    }

    /// The header `Authorization` of a call with a new token of this user for `Workspace365`.
    public String authorizationFor(String user) {
        return "AfasToken " + Base64.getEncoder().encodeToString(tokenFor(user).getBytes(StandardCharsets.UTF_8));
    }

    /// Gives this user one more task.
    public Task addTask(String user, String subject) {
        var found = company.user(user);
        return company.add(id -> SampleCompany.plainTask(id, found, subject, company.amsterdam()));
    }

    /// Takes the task away, if it is there.
    public void removeTask(long id) {
        company.removeTask(id);
    }

    /// Gives this user one more signal.
    public Signal addSignal(String user, String description) {
        var found = company.user(user);
        return company.addSignal(id -> SampleCompany.plainSignal(id, found, description, company.amsterdam()));
    }

    /// Takes the signal away, if it is there.
    public void removeSignal(long id) {
        company.removeSignal(id);
    }

    /// Begins a data collection of this name, for GetConnectors.
    public TableBuilder table(String name) {
        return new TableBuilder(company, name);
    }

    /// Deletes every token of this user, as an administrator does under "User tokens".
    public void deleteTokens(String user) {
        var found = company.user(user);
        company.change(state -> Tokens.deleteAll(state, token -> token.user().equals(found.code())));
    }

    /// Blocks, or no longer blocks, an app connector, a GetConnectorRest or a user.
    public void block(String name, boolean blocked) {
        company.block(name, blocked);
    }

    /// Lets the next call go wrong.
    public void failNext(Fault fault) {
        failNext(1, fault);
    }

    /// Lets the next calls that the fault is for go wrong.
    public void failNext(int calls, Fault fault) {
        faults.add(calls, fault);
    }

    /// Forgets every fault that still waits.
    public void clearFaults() {
        faults.clear();
    }

    /// The newest thousand calls at AFAS's paths, newest first.
    public List<Call> calls() {
        return journal.newestFirst();
    }

    /// What is in it at this moment, to go back to.
    public Snapshot snapshot() {
        return new Snapshot(company.state(), clock.ahead());
    }

    /// Goes back to how it was: what was done since is undone, and faults that wait and the journal are forgotten.
    public void restore(Snapshot before) {
        company.change(now -> before.state);
        clock.ahead(before.ahead);
        faults.clear();
        journal.clear();
    }

    /// Stops it and frees its port.
    @Override
    public void close() {
        server.close();
        store.close();
    }

    @Override
    public String toString() {
        return "ProfitSandbox[" + uri() + "]";
    }

    /// What a sandbox held at one moment.
    public static final class Snapshot {
        private final State state;
        private final Duration ahead;

        private Snapshot(State state, Duration ahead) {
            this.state = state;
            this.ahead = ahead;
        }
    }

    /// What a sandbox is to be like before it starts.
    public static final class Builder {
        private int port;
        private @Nullable Path data;
        private Clock clock = Clock.systemUTC();
        private @Nullable Smtp smtp;
        private UnaryOperator<State> seed = UnaryOperator.identity();

        private Builder() {}

        /// A port of its own choice; 0, or nothing, takes a free one.
        public Builder port(int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("A port lies between 0 and 65535, not at " + port);
            }
            this.port = port;
            return this;
        }

        /// A folder in which its state survives a restart.
        public Builder data(Path folder) {
            this.data = Objects.requireNonNull(folder);
            return this;
        }

        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock);
            return this;
        }

        /// A mail server that gets every mail too.
        public Builder smtp(String host, int port) {
            this.smtp = new Smtp(host, port);
            return this;
        }

        /// Gives a new company this many sales invoices, read with the GetConnector `Sandbox_Invoices`; the same seed
        /// makes the same ones. A folder that holds a company already stays as it is.
        public Builder generate(long rows, long seed) {
            return seed(Invoices.of(rows, seed));
        }

        private Builder seed(UnaryOperator<State> next) {
            var before = seed;
            seed = state -> next.apply(before.apply(state));
            return this;
        }

        /// Starts it.
        ///
        /// @throws IllegalStateException when the port or the folder is in use
        public ProfitSandbox start() {
            return new ProfitSandbox(this);
        }
    }
}
