package estrik.profit;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Is told of every HTTP call to Profit, for metrics and tracing; see [Profit.Builder#observe(Observer)].
///
/// It is called in the thread of the caller and must be quick. It never sees a secret, a filter or a row, and
/// what it throws is logged and changes nothing for the call. Shared by threads.
@FunctionalInterface
public interface Observer {

    /// A call begins; it may still have to wait for a free place.
    ///
    /// @param headers takes the name and value of a header to send along, such as `traceparent`; not one that
    ///     the client sends itself
    /// @return who is told of the end
    Ending begins(Attempt attempt, BiConsumer<String, String> headers);

    /// Is told how one call ended.
    @FunctionalInterface
    interface Ending {
        /// The call ended. Comes exactly once.
        void ends(Outcome outcome);
    }

    /// One HTTP call that begins.
    ///
    /// @param name what is asked, one of few names, such as `GetConnector` or `OtpRequest`
    /// @param id of what, such as `Workspace365_Tasks`; empty when the name says all
    /// @param method such as `GET`
    /// @param host which machine is called
    /// @param number 1, and more when AFAS asked to wait and the call is made again
    record Attempt(String name, String id, String method, String host, int number) {}

    /// How it ended.
    ///
    /// @param status the HTTP status; 0 when no answer came
    /// @param refusal why there is no value; `null` when there is one, or when the caller's own code threw
    ///     while it took the rows
    /// @param bytes how much of the body was read, unpacked
    /// @param waiting how long the call waited for a free place
    /// @param firstByte from then until the answer began; zero when none came
    /// @param total from begin to end
    record Outcome(
            int status, @Nullable Refusal refusal, long bytes, Duration waiting, Duration firstByte, Duration total) {}
}
