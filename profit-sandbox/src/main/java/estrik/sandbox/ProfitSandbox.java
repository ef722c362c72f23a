package estrik.sandbox;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.MailBox;
import estrik.sandbox.company.OneTimeCodes;
import estrik.sandbox.company.Reaction;
import estrik.sandbox.company.Restrictions;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.SandboxClock;
import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.Signal;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Store;
import estrik.sandbox.company.Subject;
import estrik.sandbox.company.Subscription;
import estrik.sandbox.company.Task;
import estrik.sandbox.company.Tokens;
import estrik.sandbox.company.UpdateConnector;
import estrik.sandbox.control.ControlEndpoints;
import estrik.sandbox.fault.Call;
import estrik.sandbox.fault.Fault;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Journal;
import estrik.sandbox.oauth.Clients;
import estrik.sandbox.oauth.NewClient;
import estrik.sandbox.oauth.OAuth;
import estrik.sandbox.office.Pages;
import estrik.sandbox.proxy.TcpProxy;
import estrik.sandbox.rest.RestEndpoints;
import estrik.sandbox.soap.SoapEndpoints;
import estrik.sandbox.update.Event;
import estrik.sandbox.update.Linking;
import estrik.sandbox.update.Updates;
import estrik.sandbox.webhook.Webhooks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

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
    private final Clients clients;
    private final OAuth oauth;
    private final Faults faults;
    private final Updates updates;
    private final Journal journal = new Journal();
    private final Webhooks webhooks;
    private final Server server;
    private final String prefix;
    private final List<TcpProxy> proxies = new CopyOnWriteArrayList<>();
    /// Every environment of the server by its id, this one among them.
    private final Map<String, ProfitSandbox> environments;

    private ProfitSandbox(
            SandboxBuilder wish,
            String id,
            Store store,
            SandboxClock clock,
            Server server,
            Map<String, ProfitSandbox> environments) {
        this.store = store;
        this.clock = clock;
        this.server = server;
        this.environments = environments;
        boolean first = id.equals(SampleCompany.ENVIRONMENT);
        prefix = first ? "" : "/" + id;
        company = new Company(clock, store, wish.empty, first ? wish.seed : state -> state.in(id));
        company.shuffle(wish.shuffles);
        if (wish.language != null) {
            company.speak(wish.language);
        }
        clients = new Clients(company);
        oauth = new OAuth(company, clients);
        faults = new Faults(company);
        webhooks = new Webhooks(company, faults);
        updates = new Updates(company);
    }

    static ProfitSandbox start(SandboxBuilder wish) {
        var clock = new SandboxClock(wish.clock);
        var server = new Server(wish.port, clock);
        var stores = new ArrayList<Store>();
        try {
            var all = new LinkedHashMap<String, ProfitSandbox>();
            for (var id : wish.environments) {
                var store = wish.store(id);
                stores.add(store);
                all.put(id, new ProfitSandbox(wish, id, store, clock, server, all));
            }
            server.open(new Environments(
                    all.values().stream().map(each -> each.answering(wish)).toList()));
            all.values().forEach(each -> each.webhooks.begin());
            return all.firstEntry().getValue();
        } catch (RuntimeException e) {
            server.close();
            stores.forEach(Store::close);
            throw e;
        }
    }

    private Environments.Answering answering(SandboxBuilder wish) {
        var codes = new OneTimeCodes(company, new MailBox(wish.smtp));
        company.whenAdded(updates::entered);
        var endpoints = Stream.of(
                RestEndpoints.of(company, codes, updates),
                oauth.endpoints(),
                SoapEndpoints.of(company, codes, updates),
                ControlEndpoints.of(company, clients, faults, journal, webhooks, clock));
        var routes =
                new Routes(endpoints.flatMap(List::stream), () -> new Pages(company, faults, journal, clock, webhooks));
        return new Environments.Answering(company, routes, faults, journal);
    }

    /// Starts one on a free port, in memory.
    public static ProfitSandbox start() {
        return builder().start();
    }

    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /// Another environment of the same server, such as `T12345AA`: a company with its own keys, tokens and data, with
    /// its own faults and journal. The clock is that of all.
    ///
    /// @throws IllegalArgumentException when there is none; [SandboxBuilder#environment] makes one
    public ProfitSandbox environment(String id) {
        var found = environments.get(id.toUpperCase(Locale.ROOT));
        if (found == null) {
            throw new IllegalArgumentException("There is no environment '" + id + "' in the sandbox; there are "
                    + String.join(", ", environments.keySet()));
        }
        return found;
    }

    /// Where it is, such as `http://127.0.0.1:40123`, without a slash at the end; an environment that is not the first
    /// has its id behind that. The host names of AFAS lead there as well.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port() + prefix);
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
        connector(SampleCompany.CONNECTOR);
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

    /// Begins an OAuth client for this app connector, which takes both OAuth and classic tokens from then on.
    ///
    /// ```java
    /// var client = profit.oauthClient("Workspace365").actingAs("dewi").make();
    /// var web = profit.oauthClient("Workspace365").comingBackTo("http://localhost:8080/back").make();
    /// ```
    ///
    /// @throws IllegalArgumentException when there is no such app connector
    public NewClient oauthClient(String connector) {
        return new NewClient(clients, connector(connector).name());
    }

    /// The OAuth clients there are, and what an administrator may change about them.
    public Clients oauthClients() {
        return clients;
    }

    /// An OAuth access token (bearer, good for an hour) of this user for `Workspace365`, without any of the
    /// flows. When there is no client for it yet, one is made.
    public String accessTokenFor(String user) {
        return oauth.accessToken(SampleCompany.CONNECTOR, user);
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

    /// Links GetConnectors, UpdateConnectors and special ones such as `SubjectConnector` to `Workspace365`.
    ///
    /// @throws IllegalArgumentException when there is no connector of such a name
    public void link(String... connectors) {
        for (var each : connectors) {
            company.change(state -> Linking.linked(state, SampleCompany.CONNECTOR, each));
        }
    }

    /// Makes an UpdateConnector. Tables that are not there yet are made too, each with a GetConnector of its name.
    public void add(UpdateConnector connector, DataCollection... tables) {
        company.change(state -> {
            var holding = state;
            for (var table : tables) {
                holding = holding.holding(table);
            }
            return holding.dossier(dossier -> dossier.with(connector));
        });
    }

    /// The dossier item of this number.
    public Optional<Subject> subject(long id) {
        return company.state().dossier().subject(id);
    }

    /// What was written on the dossier item of this number, oldest first.
    public List<Reaction> reactions(long subject) {
        return company.state().dossier().reactions().stream()
                .filter(reaction -> reaction.subject() == subject)
                .toList();
    }

    /// Acts on a task as its performer does in InSite, so that it goes on to the next one.
    ///
    /// @param action what the performer chooses, such as `Goedkeuren`
    /// @throws IllegalArgumentException when there is no such task or action
    public void act(long task, String action) {
        updates.act(task, action, null);
    }

    /// Lets the performer of a task delegate it; it comes back when the other one has acted.
    public void delegate(long task, String toUser) {
        updates.act(task, "Delegeren", toUser);
    }

    /// The tasks that wait for this user.
    public List<Task> tasks(String user) {
        var found = company.user(user);
        return company.state().waiting().tasks().stream()
                .filter(task -> task.user().equals(found.code()))
                .toList();
    }

    /// Whether rows for which a call wants no order come in another one each time, as Profit is free to do.
    public void shuffle(boolean now) {
        company.shuffle(now);
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

    /// Says from where an app connector may be called and how long its tokens work, in place of what was said before.
    ///
    /// ```java
    /// profit.restrict("Workspace365", Rules.NONE.allow("10.0.0.0/8").tokenDays(30));
    /// ```
    ///
    /// Every call comes from loopback; `X-Forwarded-For` makes it come from elsewhere.
    public void restrict(String connector, Restrictions.Rules rules) {
        var name = connector(connector).name();
        company.change(state -> state.restrictions(all -> all.with(name, rules)));
    }

    /// Lets `Workspace365` tell this address of every event; https, or http on loopback.
    ///
    /// @param password the key of the signatures
    public Subscription addWebhook(URI url, String password) {
        return webhooks.add(SampleCompany.CONNECTOR, "Webhook", url.toString(), password, Set.of());
    }

    /// Tells every webhook of this, though it did not happen.
    public void raise(Event event) {
        webhooks.raise(event.type(), event.data());
    }

    /// The webhooks of all app connectors, and what was sent to them.
    public Webhooks webhooks() {
        return webhooks;
    }

    /// Lets the next call go wrong.
    public void failNext(Fault fault) {
        failNext(1, fault);
    }

    /// Lets the next calls that the fault is for go wrong; faults of mails and codes count those instead.
    public void failNext(int calls, Fault fault) {
        faults.add(calls, fault);
    }

    /// Lets all calls that the fault is for go wrong, until faults are cleared or its time is over.
    public void fail(Fault fault) {
        faults.add(Faults.ALL, fault);
    }

    /// Forgets every fault that still waits, and lets go of the calls that one holds open.
    public void clearFaults() {
        faults.clear();
    }

    /// A new proxy in front of it, for what goes wrong below HTTP. It is closed with the sandbox.
    public TcpProxy proxy() {
        var proxy = TcpProxy.to("127.0.0.1", server.port());
        proxies.add(proxy);
        return proxy;
    }

    /// The newest thousand calls at AFAS's paths, newest first.
    public List<Call> calls() {
        return journal.newestFirst();
    }

    /// What is in it and in its other environments at this moment, to go back to.
    public Snapshot snapshot() {
        var before = new HashMap<ProfitSandbox, Held>();
        environments
                .values()
                .forEach(each -> before.put(each, new Held(each.company.state(), each.company.shuffles())));
        return new Snapshot(before, clock.ahead());
    }

    /// Goes back to how it was: what was done since is undone, and faults that wait and the journal are forgotten.
    public void restore(Snapshot before) {
        clock.ahead(before.ahead);
        before.environments.forEach((environment, held) -> {
            environment.company.change(now -> held.state);
            environment.company.shuffle(held.shuffles);
            environment.faults.clear();
            environment.journal.clear();
        });
    }

    /// Stops it with all its environments and frees its port.
    @Override
    public void close() {
        environments.values().forEach(each -> each.proxies.forEach(TcpProxy::close));
        server.close();
        environments.values().forEach(each -> {
            each.webhooks.close();
            each.company.keepUses();
            each.store.close();
        });
    }

    @Override
    public String toString() {
        return "ProfitSandbox[" + uri() + "]";
    }

    private record Held(State state, boolean shuffles) {}

    /// What a sandbox held at one moment.
    public static final class Snapshot {
        private final Map<ProfitSandbox, Held> environments;
        private final Duration ahead;

        private Snapshot(Map<ProfitSandbox, Held> environments, Duration ahead) {
            this.environments = environments;
            this.ahead = ahead;
        }
    }
}
