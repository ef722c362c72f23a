package estrik.profit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AnswerTest {
    private final Refusal refusal =
            new Refusal.NotFound("Profit has no such thing (404).", new Details(404, null, null, null, null));

    @Test
    void aValueCanBeTakenOrChanged() {
        Answer<String> answer = new Answer.Ok<>("22.22.5");
        assertThat(answer.map(String::length).orElseThrow()).isEqualTo(7);
    }

    @Test
    void aRefusalStaysARefusal() {
        Answer<String> answer = new Answer.Refused<>(refusal);
        assertThat(answer.map(String::length)).isEqualTo(new Answer.Refused<Integer>(refusal));
        assertThatThrownBy(answer::orElseThrow)
                .isInstanceOfSatisfying(
                        ProfitRefused.class, e -> assertThat(e.refusal()).isEqualTo(refusal))
                .hasMessage("Profit has no such thing (404).");
    }
}
