package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private static final byte[] VERSION = response(200, JSON, "{\"version\":\"22.22.5\"}");
    private static final byte[] BUSY = response(503, JSON, "{\"retry_after\":30}");
    private static final AppKeys KEYS = AppKeys.of("A1".repeat(16), "B2".repeat(16));
    private static final Token TOKEN = Token.parse("C3".repeat(32));

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    @Test
    void aPatientCallWaitsAsLongAsAfasAsksAndIsMadeAgain() throws Exception {
        try (var server = answering(BUSY, response(503, JSON, "", "Retry-After: 5"), VERSION);
                var profit = patient(server, Duration.ofMinutes(1))) {
            assertThat(profit.as(TOKEN).profitVersion().orElseThrow()).isEqualTo("22.22.5");
            assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(5));
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void withoutPatienceItComesBackAtOnce() throws Exception {
        try (var server = answering(BUSY, VERSION);
                var profit =
                        Profit.builder(server.environment()).pause(pauses::add).build()) {
            assertThat(refusal(profit.as(TOKEN).profitVersion())).isInstanceOf(Refusal.Busy.class);
            assertThat(pauses).isEmpty();
        }
    }

    @Test
    void theWaitsTogetherAreNoLongerThanThePatience() throws Exception {
        try (var server = ScriptedServer.saying(BUSY);
                var profit = patient(server, Duration.ofSeconds(80))) {
            assertThat(refusal(profit.as(TOKEN).profitVersion())).isInstanceOf(Refusal.Busy.class);
            assertThat(pauses).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
            assertThat(server.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 413, 429, 500, 502, 504})
    void nothingElseIsRepeated(int status) throws Exception {
        try (var server = ScriptedServer.saying(response(status, JSON, "", "Retry-After: 1"));
                var profit = patient(server, Duration.ofHours(1))) {
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Refused.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aWaitThatAfasDoesNotNameIsTheCallersAffair() throws Exception {
        try (var server = ScriptedServer.saying(response(503, "text/html", "<h1>Busy</h1>"));
                var profit = patient(server, Duration.ofHours(1))) {
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Refused.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void whatMayChangeSomethingInProfitIsNotRepeated() throws Exception {
        try (var server = ScriptedServer.saying(BUSY);
                var profit = patient(server, Duration.ofHours(1))) {
            assertThat(profit.otpRequest(KEYS, "anna")).isInstanceOf(Answer.Refused.class);
            assertThat(profit.otpValidation(KEYS, "anna", OneTimeCode.of("12345678")))
                    .isInstanceOf(Answer.Refused.class);
            assertThat(profit.generateOtp(KEYS, "anna", "x")).isInstanceOf(Answer.Refused.class);
            assertThat(profit.deleteToken(TOKEN)).isInstanceOf(Answer.Refused.class);
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void onlyCallsThatChangeNothingMayBeRepeated() {
        var uri = URI.create("http://localhost/x");
        var wait = Duration.ofSeconds(1);
        var soap = Call.soap("GetConnector 'T'", "GetData", uri, Credentials.of(TOKEN), "<x/>");
        var retries = new Retries(Duration.ofMinutes(1));

        assertThat(retries.allow(Call.get("GetConnector 'T'", uri, Credentials.of(TOKEN)), wait, Duration.ZERO))
                .isTrue();
        assertThat(retries.allow(soap.changingNothing(), wait, Duration.ZERO)).isTrue();
        for (var changing : List.of(
                soap,
                Call.json("POST", "UpdateConnector 'U'", uri, Credentials.of(TOKEN), "{}"),
                Call.json("PUT", "UpdateConnector 'U'", uri, Credentials.of(TOKEN), "{}"),
                Call.delete("UpdateConnector 'U'", uri, Credentials.of(TOKEN)),
                Call.json("OtpRequest", uri, "{}", KEYS.apiKey()))) {
            assertThat(retries.allow(changing, wait, Duration.ZERO)).isFalse();
        }
    }

    @Test
    void aProfitInTroubleGetsATenthMoreCallsAndNoMore() throws Exception {
        try (var server = ScriptedServer.saying(BUSY);
                var profit = patient(server, Duration.ofSeconds(30))) {
            for (int i = 0; i < 300; i++) {
                assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Refused.class);
            }
            // Ten to begin with, and one for every ten calls.
            assertThat(pauses.size()).isBetween(30, 40);
            assertThat(server.requests()).hasSize(300 + pauses.size());
        }
    }

    @Test
    void aCallThatWaitsLeavesItsPlaceToOthers() throws Exception {
        var waiting = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var server = answering(BUSY, VERSION);
                var profit = Profit.builder(server.environment())
                        .callsAtOnce(1)
                        .patience(Duration.ofMinutes(1))
                        .pause(time -> {
                            waiting.countDown();
                            go.await();
                        })
                        .build();
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var patient = people.submit(() -> profit.as(TOKEN).profitVersion());
            waiting.await();
            assertThat(profit.as(TOKEN).profitVersion()).isInstanceOf(Answer.Ok.class);
            go.countDown();
            assertThat(patient.get(10, TimeUnit.SECONDS)).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void anInterruptionEndsTheWait() throws Exception {
        try (var server = ScriptedServer.saying(BUSY);
                var profit = Profit.builder(server.environment())
                        .patience(Duration.ofMinutes(1))
                        .observe((_attempt, _headers) ->
                                _outcome -> Thread.currentThread().interrupt())
                        .build()) {
            assertThat(refusal(profit.as(TOKEN).profitVersion()).message())
                    .isEqualTo("The program stopped waiting for ProfitVersion.");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void closingEndsTheWait() throws Exception {
        var waits = new CountDownLatch(1);
        try (var server = ScriptedServer.saying(BUSY);
                var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var profit = Profit.builder(server.environment())
                    .patience(Duration.ofMinutes(1))
                    .observe((_attempt, _headers) -> _outcome -> waits.countDown())
                    .build();
            var call = people.submit(() -> profit.as(TOKEN).profitVersion());
            waits.await();
            profit.close();
            assertThat(refusal(call.get(10, TimeUnit.SECONDS)).message())
                    .isEqualTo("The program closed Profit during ProfitVersion.");
        }
    }

    private Profit patient(ScriptedServer server, Duration patience) {
        return Profit.builder(server.environment())
                .patience(patience)
                .pause(pauses::add)
                .build();
    }

    /// The answers in turn, and the last one for ever.
    private static ScriptedServer answering(byte[]... answers) {
        var next = new AtomicInteger();
        var all = new ArrayList<>(List.of(answers));
        return new ScriptedServer(
                (socket, out) -> out.write(all.get(Math.min(next.getAndIncrement(), all.size() - 1))));
    }
}
