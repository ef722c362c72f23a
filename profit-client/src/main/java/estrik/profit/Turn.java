package estrik.profit;

import static java.lang.System.Logger.Level.WARNING;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One HTTP call while it goes on: what it has taken and brought so far, and the observers that are told.
final class Turn {
    private static final System.Logger LOG = System.getLogger("estrik.profit");

    private final List<Observer.Ending> endings = new ArrayList<>();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final long began = System.nanoTime();
    private Duration waiting = Duration.ZERO;
    private Duration firstByte = Duration.ZERO;
    private @Nullable Reply reply;
    private @Nullable Duration retryAfter;

    /// @param number how often the call was made, with this time
    Turn(Call call, int number, List<Observer> observers) {
        var attempt = new Observer.Attempt(
                call.name(), call.id(), call.method(), call.uri().getHost(), number);
        for (var observer : observers) {
            try {
                endings.add(observer.begins(attempt, this::header));
            } catch (RuntimeException e) {
                LOG.log(WARNING, "An observer failed at the begin of " + call.what() + ": " + e);
            }
        }
    }

    private void header(String name, String value) {
        // Refuses here, where the observer is to blame, what the JDK would refuse later.
        HttpRequest.newBuilder().setHeader(name, value);
        headers.put(name, value);
    }

    /// The headers that observers want to send.
    Map<String, String> headers() {
        return headers;
    }

    /// A place is free.
    void goes() {
        waiting = since(Duration.ZERO);
    }

    /// The answer begins.
    void answered(Reply answer) {
        reply = answer;
        firstByte = since(waiting);
    }

    /// AFAS named a time to wait.
    void retryAfter(@Nullable Duration time) {
        retryAfter = time;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    void ends(@Nullable Refusal refusal) {
        var outcome = new Observer.Outcome(
                reply == null ? 0 : reply.status(),
                refusal,
                reply == null ? 0 : reply.bytes(),
                waiting,
                firstByte,
                since(Duration.ZERO));
        for (var ending : endings) {
            try {
                ending.ends(outcome);
            } catch (RuntimeException e) {
                LOG.log(WARNING, "An observer failed at the end of a call: " + e);
            }
        }
    }

    private Duration since(Duration later) {
        return Duration.ofNanos(System.nanoTime() - began).minus(later);
    }
}
