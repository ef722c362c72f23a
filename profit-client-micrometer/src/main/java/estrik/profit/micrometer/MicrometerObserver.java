package estrik.profit.micrometer;

import estrik.profit.Observer;
import estrik.profit.ProfitRefused;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Locale;
import java.util.function.BiConsumer;

/// Makes one observation of each HTTP call to Profit; where tracing is set up, its headers go along. Shared by
/// threads.
///
/// ```java
/// Profit.builder(environment).observe(new MicrometerObserver(registry)).build();
/// ```
///
/// | key | for | is |
/// |---|---|---|
/// | `call` | metrics and traces | what was asked, such as `GetConnector` |
/// | `method` | metrics and traces | `GET`, `POST`, `PUT`, `DELETE` |
/// | `host` | metrics and traces | the machine that was called |
/// | `status` | metrics and traces | the HTTP status, or `none` when no answer came |
/// | `refusal` | metrics and traces | the kind of refusal, such as `Busy`, or `none` |
/// | `id` | traces | which connector, or `none` |
/// | `attempt` | traces | 1, and more when the call was made again |
/// | `bytes` | traces | how much of the answer was read, unpacked |
/// | `waiting.ms` | traces | how long the call waited for a free place |
/// | `first.byte.ms` | traces | from then until the answer began; 0 when none came |
public final class MicrometerObserver implements Observer {
    /// The name of the observations.
    public static final String NAME = "profit.client.calls";

    private static final String NONE = "none";

    private final ObservationRegistry registry;

    /// An observer that tells this registry.
    public MicrometerObserver(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Ending begins(Attempt attempt, BiConsumer<String, String> headers) {
        var observation = Observation.createNotStarted(NAME, () -> sending(attempt, headers), registry)
                .contextualName("profit " + attempt.name().toLowerCase(Locale.ROOT))
                .lowCardinalityKeyValue("call", attempt.name())
                .lowCardinalityKeyValue("method", attempt.method())
                .lowCardinalityKeyValue("host", attempt.host())
                .lowCardinalityKeyValue("status", NONE)
                .lowCardinalityKeyValue("refusal", NONE)
                .highCardinalityKeyValue("id", attempt.id().isEmpty() ? NONE : attempt.id())
                .highCardinalityKeyValue("attempt", String.valueOf(attempt.number()))
                .start();
        return outcome -> ends(observation, outcome);
    }

    /// Lets a tracer write its headers.
    private static SenderContext<BiConsumer<String, String>> sending(
            Attempt attempt, BiConsumer<String, String> headers) {
        var context = new SenderContext<BiConsumer<String, String>>(
                (carrier, name, value) -> {
                    if (carrier != null) {
                        carrier.accept(name, value);
                    }
                },
                Kind.CLIENT);
        context.setCarrier(headers);
        context.setRemoteServiceName("AFAS Profit");
        context.setRemoteServiceAddress(attempt.host());
        return context;
    }

    private static void ends(Observation observation, Outcome outcome) {
        if (outcome.status() != 0) {
            observation.lowCardinalityKeyValue("status", String.valueOf(outcome.status()));
        }
        var refusal = outcome.refusal();
        if (refusal != null) {
            observation.lowCardinalityKeyValue("refusal", refusal.getClass().getSimpleName());
            observation.error(new ProfitRefused(refusal));
        }
        observation
                .highCardinalityKeyValue("bytes", String.valueOf(outcome.bytes()))
                .highCardinalityKeyValue(
                        "waiting.ms", String.valueOf(outcome.waiting().toMillis()))
                .highCardinalityKeyValue(
                        "first.byte.ms", String.valueOf(outcome.firstByte().toMillis()))
                .stop();
    }
}
