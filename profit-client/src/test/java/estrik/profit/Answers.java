package estrik.profit;

import static org.assertj.core.api.Assertions.assertThat;

/// Takes apart what a call gave.
final class Answers {
    private Answers() {}

    /// The refusal in an answer that must be one.
    static Refusal refusal(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused<?>) answer).refusal();
    }
}
