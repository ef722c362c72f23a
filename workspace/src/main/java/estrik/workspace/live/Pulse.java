package estrik.workspace.live;

import estrik.workspace.activation.ActivationChanged;
import estrik.workspace.feed.FeedChanged;
import estrik.workspace.feed.FeedChecked;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What moves [Live]: news from the other packages, time, and the end. Shared by threads.
@Component
final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    // Below the 30 seconds after which proxies, and Jetty, take a silent connection for dead.
    private static final int BEAT_SECONDS = 25;
    private static final int WATCH_SECONDS = 60;

    private final Live live;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-pulse").factory());

    Pulse(Live live) {
        this.live = live;
        every(BEAT_SECONDS, live::beat);
        every(WATCH_SECONDS, live::watch);
    }

    private void every(int seconds, Runnable work) {
        // The work keeps its own troubles, so nobody waits for the end of it.
        var _ = timer.scheduleWithFixedDelay(() -> despiteTrouble(work), seconds, seconds, TimeUnit.SECONDS);
    }

    private static void despiteTrouble(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException trouble) {
            LOG.warn("Open pages could not be reached; the next beat tries again", trouble);
        }
    }

    @EventListener
    void on(FeedChanged event) {
        live.changed(event);
    }

    @EventListener
    void on(FeedChecked event) {
        live.checked(event);
    }

    @EventListener
    void on(ActivationChanged event) {
        live.changed(event);
    }

    // Before the server waits for the requests that are still open.
    @EventListener
    void on(ContextClosedEvent event) {
        live.endAll();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
