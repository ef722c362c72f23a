package estrik.workspace.feed;

import estrik.profit.Answer;
import estrik.profit.Refusal;
import estrik.workspace.activation.Activations;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.connection.Profits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Asks AFAS for the feeds that are due. Every feed is asked with its owner's own token, and no
/// connection has more calls under way than it allows.
@Component
public final class Refresher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    // One page, so that nothing is lost or repeated between pages whose order AFAS does not promise.
    private static final int MOST_ITEMS = 1_000;
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(24);

    private final Connections connections;
    private final Activations activations;
    private final Profits profits;
    private final Feeds feeds;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ConcurrentHashMap<String, Semaphore> free = new ConcurrentHashMap<>();

    private final AtomicLong rounds = new AtomicLong();

    private volatile boolean stopping;
    private @Nullable Thread loop;
    private @Nullable ExecutorService calls;

    Refresher(
            Connections connections,
            Activations activations,
            Profits profits,
            Feeds feeds,
            ApplicationEventPublisher events,
            Clock clock) {
        this.connections = connections;
        this.activations = activations;
        this.profits = profits;
        this.feeds = feeds;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        stopping = false;
        feeds.makeMissing();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        calls = threads;
        loop = Thread.ofVirtual().name("refresher").start(() -> run(threads));
    }

    private void run(ExecutorService threads) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                for (var connection : connections.all()) {
                    refreshDue(connection, threads);
                }
                rounds.incrementAndGet();
                TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException trouble) {
                LOG.error("The refresher could not look for due feeds; it goes on", trouble);
                pauseAfterTrouble();
            }
        }
    }

    private static void pauseAfterTrouble() {
        try {
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void refreshDue(Connection connection, ExecutorService threads) {
        // One of the calls that a connection allows is left for what people do themselves.
        var slots =
                free.computeIfAbsent(connection.id(), _ -> new Semaphore(Math.max(1, connection.callsAtOnce() - 1)));
        var taken = slots.drainPermits();
        if (taken == 0) {
            return;
        }
        var due = feeds.claim(connection.id(), taken);
        slots.release(taken - due.size());
        for (var feed : due) {
            threads.execute(() -> {
                try {
                    refresh(connection, feed);
                } catch (RuntimeException trouble) {
                    LOG.error("Feed {} could not be refreshed", feed.id(), trouble);
                    trouble(feed, new Trouble.NotUnderstood(since(feed)));
                } finally {
                    slots.release();
                }
            });
        }
    }

    private void refresh(Connection connection, Feeds.Feed feed) {
        var token = activations.token(feed.personId(), feed.connectionId());
        if (token.isEmpty()) {
            feeds.release(feed);
            return;
        }
        var connector = switch (feed.kind()) {
            case TASKS -> connection.tasksConnector();
            case SIGNALS -> connection.signalsConnector();
        };
        var answer = profits.of(connection)
                .as(token.get())
                .get(connector)
                .take(MOST_ITEMS)
                .rows();
        switch (answer) {
            case Answer.Ok(var rows) -> {
                switch (Reading.items(feed.kind(), rows)) {
                    case Reading.Items(var items) -> tell(feed, feeds.keep(feed, items));
                    case Reading.Missing(var field) ->
                        trouble(feed, new Trouble.NeedsAdministrator(since(feed), Trouble.Reason.FIELD_MISSING, field));
                }
            }
            case Answer.Refused(Refusal.TokenRejected refusal) -> {
                LOG.info("AFAS no longer accepts a token: {}", refusal.message());
                feeds.release(feed);
                activations.ended(feed.personId(), feed.connectionId());
            }
            case Answer.Refused<?> _ when stopping -> feeds.release(feed);
            case Answer.Refused(var refusal) -> {
                LOG.warn("Feed {} brought nothing new: {}", feed.id(), refusal.message());
                trouble(feed, trouble(feed, connector, refusal));
            }
        }
    }

    private Trouble trouble(Feeds.Feed feed, String connector, Refusal refusal) {
        var since = since(feed);
        return switch (refusal) {
            case Refusal.Busy busy -> new Trouble.Busy(since, until(busy.retryAfter()));
            case Refusal.Maintenance maintenance -> new Trouble.Maintenance(since, until(maintenance.retryAfter()));
            case Refusal.TookTooLong late -> new Trouble.Busy(since, until(late.retryAfter()));
            case Refusal.IpRefused _ -> new Trouble.NeedsAdministrator(since, Trouble.Reason.IP_REFUSED, connector);
            case Refusal.NotPermitted _ ->
                new Trouble.NeedsAdministrator(since, Trouble.Reason.NOT_PERMITTED, connector);
            case Refusal.UnknownField unknown ->
                new Trouble.NeedsAdministrator(since, Trouble.Reason.FIELD_MISSING, unknown.field());
            case Refusal.NotFound _ -> new Trouble.NeedsAdministrator(since, Trouble.Reason.NOT_FOUND, connector);
            case Refusal.Unreachable _, Refusal.Failed _ -> new Trouble.NoAnswer(since);
            case Refusal.NotUnderstood _, Refusal.TooLarge _, Refusal.TokenRejected _ ->
                new Trouble.NotUnderstood(since);
        };
    }

    private Instant until(Duration retryAfter) {
        return clock.instant().plus(retryAfter.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : retryAfter);
    }

    // Trouble that goes on keeps the time at which it began.
    private Instant since(Feeds.Feed feed) {
        return feed.trouble() == null ? clock.instant() : feed.trouble().since();
    }

    private void trouble(Feeds.Feed feed, Trouble trouble) {
        if (feeds.keep(feed, trouble)) {
            events.publishEvent(new FeedChanged(feed.personId(), feed.connectionId(), feed.kind()));
        }
    }

    private void tell(Feeds.Feed feed, boolean changed) {
        events.publishEvent(
                changed
                        ? new FeedChanged(feed.personId(), feed.connectionId(), feed.kind())
                        : new FeedChecked(feed.personId(), feed.connectionId(), feed.kind(), clock.instant()));
    }

    /// How often it has looked for due feeds: whatever was due two rounds ago has been asked.
    long rounds() {
        return rounds.get();
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        if (loop != null) {
            loop.interrupt();
            loop = null;
        }
        if (calls != null) {
            // Ends the calls under way; their feeds are given back for whoever starts next.
            calls.shutdownNow();
            calls.close();
            calls = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }
}
