package estrik.profit;

import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ObserverTest {
    private static final byte[] VERSION = response(200, JSON, "{\"version\":\"22.22.5\"}");
    private static final AppKeys KEYS = AppKeys.of("A1".repeat(16), "B2".repeat(16));
    private static final Token TOKEN = Token.parse("C3".repeat(32));

    /// Writes down what it is told.
    private static final class Notes implements Observer {
        final List<Attempt> attempts = new ArrayList<>();
        final List<Outcome> outcomes = new ArrayList<>();

        @Override
        public synchronized Ending begins(Attempt attempt, BiConsumer<String, String> headers) {
            attempts.add(attempt);
            return outcomes::add;
        }
    }

    private final Notes notes = new Notes();

    @Test
    void isToldWhatWasAskedAndHowItEnded() {
        try (var sandbox = ProfitSandbox.start();
                var profit = Profit.builder(Environment.at(sandbox.restBase()))
                        .observe(notes)
                        .build()) {
            var session = profit.as(Token.parse(sandbox.tokenFor("anna")));
            session.get("Workspace365_Tasks").rows().orElseThrow();
            session.profitVersion().orElseThrow();

            assertThat(notes.attempts)
                    .containsExactly(
                            new Observer.Attempt("GetConnector", "Workspace365_Tasks", "GET", "127.0.0.1", 1),
                            new Observer.Attempt("ProfitVersion", "", "GET", "127.0.0.1", 1));
            assertThat(notes.outcomes.getFirst()).satisfies(outcome -> {
                assertThat(outcome.status()).isEqualTo(200);
                assertThat(outcome.refusal()).isNull();
                assertThat(outcome.bytes()).isGreaterThan(1_000);
                assertThat(outcome.firstByte()).isPositive();
                assertThat(outcome.total())
                        .isGreaterThanOrEqualTo(outcome.waiting().plus(outcome.firstByte()));
            });
        }
    }

    @Test
    void isToldOfARefusalAndOfEachTry() throws Exception {
        var answers = List.of(response(503, JSON, "{\"retry_after\":1}"), response(401, JSON, ""));
        try (var server = new ScriptedServer((socket, out) -> out.write(answers.get(notes.attempts.size() - 1)));
                var profit = Profit.builder(server.environment())
                        .patience(Duration.ofSeconds(1))
                        .pause(time -> {})
                        .observe(notes)
                        .build()) {
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Refused.class);
            assertThat(notes.attempts).extracting(Observer.Attempt::number).containsExactly(1, 2);
            assertThat(notes.outcomes).extracting(Observer.Outcome::status).containsExactly(503, 401);
            assertThat(notes.outcomes)
                    .extracting(Observer.Outcome::refusal)
                    .hasExactlyElementsOfTypes(Refusal.Busy.class, Refusal.TokenRejected.class);
        }
    }

    @Test
    void isToldWhenNoAnswerCame() throws Exception {
        var server = ScriptedServer.saying(VERSION);
        var environment = server.environment();
        server.close();
        try (var profit = Profit.builder(environment).observe(notes).build()) {
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Refused.class);
            assertThat(notes.outcomes).singleElement().satisfies(outcome -> {
                assertThat(outcome.status()).isZero();
                assertThat(outcome.refusal()).isInstanceOf(Refusal.Unreachable.class);
                assertThat(outcome.firstByte()).isZero();
            });
        }
    }

    @Test
    void isToldHowLongACallWaitedForAPlace() throws Exception {
        var inside = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var server = new ScriptedServer((socket, out) -> {
                    inside.countDown();
                    go.await();
                    out.write(VERSION);
                });
                var profit = Profit.builder(server.environment())
                        .callsAtOnce(1)
                        .placeTimeout(Duration.ofMillis(50))
                        .observe(notes)
                        .build();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = people.submit(() -> profit.as(TOKEN).profitVersion());
            inside.await();
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Refused.class);
            go.countDown();
            assertThat(first.get()).isInstanceOf(Answer.Ok.class);
            assertThat(notes.outcomes.getFirst().refusal()).isInstanceOf(Refusal.Busy.class);
            assertThat(notes.outcomes.getFirst().total()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        }
    }

    @Test
    void hearsTheEndWhenTheCallersCodeThrows() throws Exception {
        try (var server = ScriptedServer.saying(response(200, JSON, "{\"rows\":[{\"A\":1}]}"));
                var profit = Profit.builder(server.environment()).observe(notes).build()) {
            assertThatThrownBy(() -> profit.as(TOKEN).get("T").each(row -> {
                        throw new IllegalStateException("mine");
                    }))
                    .hasMessage("mine");
            assertThat(notes.outcomes).hasSize(1);
        }
    }

    @Test
    void mayAddHeadersAndChangesNoneOfTheClients() throws Exception {
        try (var server = ScriptedServer.saying(VERSION);
                var profit = Profit.builder(server.environment())
                        .observe((attempt, headers) -> {
                            headers.accept("traceparent", "00-1-2-01");
                            headers.accept("authorization", "Bearer stolen");
                            headers.accept("accept", "text/html");
                            headers.accept("USER-AGENT", "else");
                            return notes.begins(attempt, headers);
                        })
                        .build()) {
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Ok.class);
            assertThat(server.requests().getFirst())
                    .containsIgnoringCase("traceparent: 00-1-2-01\r\n")
                    .containsIgnoringCase("Authorization: " + TOKEN.authorization() + "\r\n")
                    .containsIgnoringCase("Accept: application/json\r\n")
                    .doesNotContain("stolen", "text/html", "else");
        }
    }

    @Test
    void whatItThrowsChangesNothingForTheCall() throws Exception {
        List<Observer> troubled = List.of(
                (attempt, headers) -> {
                    throw new IllegalStateException("at the begin");
                },
                (attempt, headers) -> outcome -> {
                    throw new IllegalStateException("at the end");
                },
                (attempt, headers) -> {
                    headers.accept("Host", "elsewhere");
                    return outcome -> {};
                },
                (attempt, headers) -> {
                    headers.accept("X", "a\r\nY: b");
                    return outcome -> {};
                });
        for (var observer : troubled) {
            try (var server = ScriptedServer.saying(VERSION);
                    var profit = Profit.builder(server.environment())
                            .observe(observer)
                            .observe(notes)
                            .build()) {
                assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Ok.class);
                assertThat(server.requests().getFirst()).doesNotContain("elsewhere", "Y: b");
            }
        }
        assertThat(notes.outcomes).hasSameSizeAs(troubled);
    }

    @Test
    void neverSeesASecret() throws Exception {
        var echo = "{\"externalMessage\":\"" + TOKEN.value() + " " + TOKEN.authorization() + " 34264813 "
                + KEYS.apiKey().value() + "\"}";
        try (var server = ScriptedServer.saying(response(500, JSON, echo));
                var profit = Profit.builder(server.environment()).observe(notes).build()) {
            profit.otpValidation(KEYS, "anna", OneTimeCode.of("34264813"));
            profit.getTokenFromOtp(KEYS, "anna", OneTimeCode.of("34264813"));
            profit.deleteToken(TOKEN);
            profit.as(TOKEN).get("T").where(Filter.field("Name").is("CANARY")).rows();
            assertThat(notes.attempts).hasSize(4);
            assertThat(notes.outcomes.toString()).contains("500");
            assertThat(notes.attempts + "" + notes.outcomes)
                    .doesNotContain(
                            "C3C3",
                            "AfasToken",
                            KEYS.apiKey().value(),
                            KEYS.environmentKey().value(),
                            "CANARY");
            assertThat(notes.outcomes.subList(0, 2).toString()).doesNotContain("34264813");
        }
    }
}
