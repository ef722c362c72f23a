package estrik.sandbox.webhook;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Delivery;
import estrik.sandbox.company.Delivery.Status;
import estrik.sandbox.company.Subscription;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Visit;
import estrik.sandbox.wire.Unverified;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The webhooks of the app connectors. What is raised is kept with the state, and sent in batches by a thread of its
/// own as the sandbox's clock moves on. Shared by threads.
public final class Webhooks implements AutoCloseable {
    @Unverified("How often AFAS tries again and how long it waits; known is only that the pauses grow")
    static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6));

    @Unverified("After how long AFAS blocks a webhook that nobody answers")
    static final Duration PATIENCE = Duration.ofDays(1);

    private static final System.Logger LOG = System.getLogger("estrik.sandbox");
    private static final String BLOCKED = "the webhook or its app connector is blocked";
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Company company;
    private final Faults faults;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Sender sender = new Sender();
    private @Nullable Thread worker;
    private volatile boolean closed;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    /// The webhooks of this company, which send nothing before they begin.
    public Webhooks(Company company, Faults faults) {
        this.company = company;
        this.faults = faults;
    }

    /// Takes up what was on its way when the sandbox stopped, and sends from now on.
    public void begin() {
        worker = Thread.ofVirtual().name("sandbox-webhooks").start(this::work);
    }

    /// Adds a webhook to an app connector.
    ///
    /// @param events the types of event that it gets; empty for all
    /// @throws IllegalArgumentException when there is no such app connector, or something that AFAS would refuse
    public Subscription add(String connector, String description, String url, String password, Set<String> events) {
        return company.decide(state -> {
            var name = state.connector(connector)
                    .map(AppConnector::name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "There is no app connector '" + connector + "' in the sandbox"));
            long id = state.subscriptions().lastId() + 1;
            var added = new Subscription(id, name, description, url, password, events, false, null);
            return new Company.Decision<>(state.subscriptions(all -> all.with(added)), added);
        });
    }

    /// Takes the webhook away; false when it is not there.
    public boolean remove(long id) {
        return company.decide(state -> {
            boolean there = state.subscriptions().find(id).isPresent();
            return new Company.Decision<>(there ? state.subscriptions(all -> all.without(id)) : state, there);
        });
    }

    /// Blocks the webhook, or lets it go on; what is blocked fails at once.
    public void block(long id, boolean blocked) {
        existing(id);
        company.change(state ->
                state.subscriptions(all -> all.change(each -> each.id() == id, each -> each.blocked(blocked))));
    }

    /// Sends the event `test.executed`.
    ///
    /// @return the `EventId`
    public String test(long id) {
        var subscription = existing(id);
        var eventId = UUID.randomUUID().toString();
        company.change(state -> state.subscriptions(all -> all.tested(subscription, eventId, company.now())));
        return eventId;
    }

    private Subscription existing(long id) {
        return company.state()
                .subscriptions()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("There is no webhook " + id));
    }

    /// Tells every webhook that wants it. Who changes the state in the same step uses
    /// [estrik.sandbox.company.State#raised].
    ///
    /// @param type AFAS's name of it, such as `subject.created`
    /// @param data what AFAS tells of it
    public void raise(String type, Map<String, Object> data) {
        company.change(state -> state.raised(type, data, company.now()));
    }

    public List<Subscription> all() {
        return company.state().subscriptions().all();
    }

    /// What was raised lately and how far it has come, newest first.
    public List<Delivery> deliveries() {
        return company.state().subscriptions().deliveries().reversed();
    }

    private void work() {
        while (!closed) {
            try {
                look();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "Webhooks could not be looked after", e);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void look() {
        // Before the state: who is free now has left everything in it.
        var occupied = Set.copyOf(busy);
        var state = company.state();
        var open = state.subscriptions().deliveries().stream()
                .filter(each -> each.status().isOpen() && !occupied.contains(each.subscription()))
                .collect(Collectors.groupingBy(Delivery::subscription));
        open.forEach((id, waiting) -> state.subscriptions().find(id).ifPresent(to -> look(to, waiting)));
    }

    private void look(Subscription to, List<Delivery> waiting) {
        if (isBlocked(to)) {
            replace(waiting.stream().map(each -> each.refused(BLOCKED)).toList());
            return;
        }
        var now = company.now();
        if (waiting.stream().anyMatch(each -> !each.due().isAfter(now))) {
            // What was registered later goes along; a retry keeps to its pause.
            var batch = waiting.stream()
                    .filter(each ->
                            each.status() == Status.REGISTERED || !each.due().isAfter(now))
                    .toList();
            busy.add(to.id());
            threads.execute(() -> send(to, batch));
        }
    }

    private boolean isBlocked(Subscription to) {
        return to.blocked()
                || company.state()
                        .connector(to.connector())
                        .map(AppConnector::blocked)
                        .orElse(true);
    }

    private void send(Subscription to, List<Delivery> batch) {
        try (var visit = faults.visit(to.url())) {
            var pending = batch.stream().map(each -> each.now(Status.PENDING)).toList();
            replace(pending);
            for (var each : visit.reorders() ? pending.reversed() : pending) {
                send(to.id(), each, visit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Webhook " + to.id() + " could not be called", e);
        } finally {
            busy.remove(to.id());
        }
    }

    private void send(long id, Delivery delivery, Visit visit) throws InterruptedException {
        var found = company.state().subscriptions().find(id);
        if (found.isEmpty()) {
            return;
        }
        if (isBlocked(found.get())) {
            replace(List.of(delivery.refused(BLOCKED)));
            return;
        }
        boolean twice = visit.tellsTwice();
        var outcome =
                sender.send(delivery, found.get(), company.state().environment().id());
        if (twice) {
            sender.send(delivery, found.get(), company.state().environment().id());
        }
        if (!closed) {
            settle(id, delivery, outcome);
        }
    }

    private void settle(long id, Delivery delivery, Sender.Outcome outcome) {
        var now = company.now();
        var came = outcome.inWords();
        boolean last = delivery.tries() >= PAUSES.size();
        var after = outcome.arrived()
                ? delivery.tried(Status.SUCCESS, now, came)
                : last
                        ? delivery.tried(Status.FAILED, now, came)
                        : delivery.tried(Status.RETRY, now.plus(PAUSES.get(delivery.tries())), came);
        company.change(state -> state.subscriptions(all -> all.delivered(List.of(after))
                .heard(id, outcome.arrived(), now)
                .change(each -> each.id() == id && isHopeless(each), each -> each.blocked(true))));
    }

    private boolean isHopeless(Subscription subscription) {
        var since = subscription.failingSince();
        return since != null && !company.now().isBefore(since.plus(PATIENCE));
    }

    private void replace(List<Delivery> changed) {
        company.change(state -> state.subscriptions(all -> all.delivered(changed)));
    }

    @Override
    public void close() {
        // Not by interruption: a thread that writes the state would be hurt by it.
        closed = true;
        if (worker != null) {
            LockSupport.unpark(worker);
            joined(worker);
        }
        sender.close();
        threads.close();
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
