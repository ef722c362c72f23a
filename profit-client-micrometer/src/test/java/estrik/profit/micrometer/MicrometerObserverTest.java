package estrik.profit.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import estrik.profit.Environment;
import estrik.profit.Profit;
import estrik.profit.Token;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.micrometer.observation.transport.SenderContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class MicrometerObserverTest {
    private final TestObservationRegistry registry = TestObservationRegistry.create();

    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit = Profit.builder(Environment.at(sandbox.restBase()))
            .observe(new MicrometerObserver(registry))
            .build();

    private final Token token = Token.parse(sandbox.tokenFor("anna"));

    @Test
    void aCallIsAnObservation() {
        profit.as(token).get("Workspace365_Tasks").rows().orElseThrow();

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasNameEqualTo("profit.client.calls")
                .hasContextualNameEqualTo("profit getconnector")
                .hasBeenStarted()
                .hasBeenStopped()
                .doesNotHaveError()
                .hasLowCardinalityKeyValue("call", "GetConnector")
                .hasLowCardinalityKeyValue("method", "GET")
                .hasLowCardinalityKeyValue("host", "127.0.0.1")
                .hasLowCardinalityKeyValue("status", "200")
                .hasLowCardinalityKeyValue("refusal", "none")
                .hasHighCardinalityKeyValue("id", "Workspace365_Tasks")
                .hasHighCardinalityKeyValue("attempt", "1")
                .hasHighCardinalityKeyValueWithKey("bytes")
                .hasHighCardinalityKeyValueWithKey("waiting.ms")
                .hasHighCardinalityKeyValueWithKey("first.byte.ms");
    }

    @Test
    void aRefusalIsAnErrorOfTheObservation() {
        sandbox.failNext(Fault.status(403));

        profit.as(token).profitVersion();

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasBeenStopped()
                .hasError()
                .hasLowCardinalityKeyValue("status", "403")
                .hasLowCardinalityKeyValue("refusal", "IpRefused")
                .hasHighCardinalityKeyValue("id", "none");
    }

    @Test
    void aCallWithoutAnswerHasNoStatus() {
        sandbox.close();

        profit.as(token).profitVersion();

        TestObservationRegistryAssert.assertThat(registry)
                .hasSingleObservationThat()
                .hasBeenStopped()
                .hasLowCardinalityKeyValue("status", "none")
                .hasLowCardinalityKeyValue("refusal", "Unreachable");
    }

    @Test
    void aCallBelongsToTheObservationInWhichItIsMade() {
        var outer = Observation.start("outer", registry);
        outer.scoped(() -> profit.as(token).profitVersion().orElseThrow());
        outer.stop();

        TestObservationRegistryAssert.assertThat(registry)
                .hasObservationWithNameEqualTo("profit.client.calls")
                .that()
                .hasParentObservationContextMatching(context -> "outer".equals(context.getName()));
    }

    @Test
    void theHeadersOfATracerGoAlong() throws Exception {
        registry.observationConfig().observationHandler(new Tracer());
        var traced = new CompletableFuture<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                traced.complete(exchange.getRequestHeaders().getFirst("traceparent"));
                exchange.sendResponseHeaders(404, -1);
            }
        });
        server.start();
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ProfitRestServices");
        try (var client = Profit.builder(Environment.at(uri))
                .observe(new MicrometerObserver(registry))
                .build()) {
            client.as(token).profitVersion();
            assertThat(traced.get(10, TimeUnit.SECONDS))
                    .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        } finally {
            server.stop(0);
        }
    }

    /// Writes a header as a tracer does.
    private static final class Tracer implements ObservationHandler<SenderContext<Object>> {
        @Override
        public void onStart(SenderContext<Object> context) {
            context.getSetter()
                    .set(
                            context.getCarrier(),
                            "traceparent",
                            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof SenderContext;
        }
    }

    @Test
    void noSecretIsObserved() {
        var told = new ArrayList<String>();
        registry.observationConfig().observationHandler(new Listener(told));

        profit.as(token).profitVersion().orElseThrow();
        sandbox.deleteTokens("anna");
        profit.as(token).profitVersion();

        assertThat(told)
                .hasSize(2)
                .allSatisfy(what -> assertThat(what)
                        .contains("ProfitVersion")
                        .doesNotContain(token.value())
                        .doesNotContain("AfasToken"));
    }

    /// Writes down all that an observation tells.
    private record Listener(List<String> told) implements ObservationHandler<Observation.Context> {
        @Override
        public void onStop(Observation.Context context) {
            told.add(context + " " + context.getError());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
