package estrik.workspace.account;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final String ANNA = "anna@vandelft.example";
    private static final String OFFICE = "192.0.2.1";

    private final SettableClock clock = new SettableClock();
    private final Attempts attempts = new Attempts(clock);

    @Test
    void afterFiveWrongTriesOneWaitsThirtySeconds() {
        for (var left = 4; left >= 0; left--) {
            assertThat(attempts.begin(ANNA, OFFICE)).isZero();
            assertThat(attempts.left(ANNA, OFFICE)).isEqualTo(left);
        }

        assertThat(attempts.begin(ANNA, OFFICE)).isEqualTo(Duration.ofSeconds(30));
        clock.pass(Duration.ofSeconds(29));
        assertThat(attempts.begin(ANNA, OFFICE)).isEqualTo(Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(1));
        assertThat(attempts.begin(ANNA, OFFICE)).isZero();
    }

    @Test
    void eachWaitIsTwiceTheOneBeforeUpToFifteenMinutes() {
        guess(ANNA, OFFICE, 5);

        for (var seconds : new int[] {30, 60, 120, 240, 480, 900, 900, 900}) {
            assertThat(attempts.wait(ANNA, OFFICE)).isEqualTo(Duration.ofSeconds(seconds));
            clock.pass(Duration.ofSeconds(seconds));
            guess(ANNA, OFFICE, 1);
        }
    }

    @Test
    void theRightPasswordForgetsTheWrongOnes() {
        guess(ANNA, OFFICE, 4);

        guess(ANNA, OFFICE, 1);
        attempts.succeeded(ANNA, OFFICE);

        assertThat(attempts.wait(ANNA, OFFICE)).isZero();
        assertThat(attempts.left(ANNA, OFFICE)).isEqualTo(5);
    }

    @Test
    void whoGuessesElsewhereDoesNotLockOutTheOwner() {
        guess(ANNA, "198.51.100.7", 6);

        assertThat(attempts.begin(ANNA, OFFICE)).isZero();
    }

    @Test
    void manyAddressesTogetherCannotGuessOnAndOnAtOneLogin() {
        for (var i = 0; i < Attempts.OF_A_LOGIN; i++) {
            guess(ANNA, "198.51.100." + i, 1);
        }

        assertThat(attempts.begin(ANNA, "203.0.113.9")).isPositive();
        assertThat(attempts.begin("bram@vandelft.example", OFFICE)).isZero();
    }

    @Test
    void oneAddressCannotTryOnePasswordAtEveryLogin() {
        for (var i = 0; i < Attempts.OF_AN_ADDRESS; i++) {
            guess("person" + i + "@vandelft.example", OFFICE, 1);
        }

        assertThat(attempts.begin(ANNA, OFFICE)).isPositive();
        assertThat(attempts.begin(ANNA, "203.0.113.9")).isZero();
    }

    @Test
    void ownRightPasswordsDoNotClearTheWayForGuessingAtOthers() {
        for (var i = 0; i < Attempts.OF_AN_ADDRESS; i++) {
            guess("mallory@vandelft.example", OFFICE, 1);
            attempts.succeeded("mallory@vandelft.example", OFFICE);
            guess("person" + i + "@vandelft.example", OFFICE, 1);
        }

        assertThat(attempts.begin(ANNA, OFFICE)).isPositive();
    }

    @Test
    void anHourLaterAllIsForgotten() {
        guess(ANNA, OFFICE, 5);

        clock.pass(Duration.ofMinutes(61));

        assertThat(attempts.left(ANNA, OFFICE)).isEqualTo(5);
    }

    private void guess(String login, String address, int times) {
        for (var i = 0; i < times; i++) {
            attempts.begin(login, address);
        }
    }
}
