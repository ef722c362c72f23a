package estrik.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final String METAINFO = "/ProfitRestServices/metainfo";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Caller caller = new Caller(profit);
    private final String anna = profit.tokenFor("anna");

    @Test
    void everyCallFailsUntilFaultsAreCleared() {
        profit.fail(Fault.status(500));

        assertThat(calls(20)).containsOnly(500);
        profit.clearFaults();
        assertThat(calls(1)).containsOnly(200);
    }

    @Test
    void aShareOfTheCallsFailsAndTheSameOnesWithTheSameSeed() {
        profit.fail(Fault.status(500).share(0.3).seed(7));
        var first = calls(100);
        profit.clearFaults();
        profit.fail(Fault.status(500).share(0.3).seed(7));
        var second = calls(100);

        assertThat(first).isEqualTo(second);
        assertThat(first.stream().filter(status -> status == 500).count()).isBetween(15L, 45L);
    }

    @Test
    void aFaultLastsAsLongAsItIsMeantTo() {
        profit.fail(Fault.status(500).during(Duration.ofMinutes(10)));

        assertThat(status()).isEqualTo(500);
        clock.advance(Duration.ofMinutes(9));
        assertThat(status()).isEqualTo(500);
        clock.advance(Duration.ofMinutes(1));
        assertThat(status()).isEqualTo(200);
        assertThat(caller.get("/_sandbox/api/faults").body()).isEqualTo("[]");
    }

    @Test
    void aFaultBeginsWhenItIsMeantTo() {
        var noon = Instant.parse("2026-11-22T12:00:00Z");
        profit.fail(Fault.status(500).from(noon).during(Duration.ofHours(1)));

        assertThat(status()).isEqualTo(200);
        clock.advance(Duration.ofHours(4));
        assertThat(status()).isEqualTo(500);
        clock.advance(Duration.ofHours(1));
        assertThat(status()).isEqualTo(200);
    }

    @Test
    void aFaultForAllCallsLeavesRoomForCountedOnes() {
        profit.fail(Fault.delay(Duration.ofMillis(1)));
        profit.failNext(Fault.status(500));
        profit.failNext(Fault.status(503));

        assertThat(calls(3)).containsExactly(500, 503, 200);
    }

    @Test
    void whatCannotBeIsRefusedInOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.reset().share(1.1))
                .withMessage("share must be above 0 and at most 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fault.reset().until(Instant.EPOCH).from(Instant.EPOCH))
                .withMessage("from must be before until");
        assertThatIllegalStateException()
                .isThrownBy(() -> Fault.reset().retryAfter(Duration.ofSeconds(1)))
                .withMessage("Only a fault that answers with a status can say Retry-After");
    }

    private List<Integer> calls(int count) {
        return IntStream.range(0, count).mapToObj(at -> status()).toList();
    }

    private int status() {
        return caller.as(anna, METAINFO).statusCode();
    }
}
