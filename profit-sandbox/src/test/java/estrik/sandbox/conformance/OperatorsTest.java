package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Fruit.subjects;
import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorsTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Fruit fruit = new Fruit(profit);

    @ParameterizedTest(name = "operator {0} {1}")
    @CsvSource({
        "1, Appel, Appel",
        "2, appeltaart, appeltaart|Peer",
        "3, appeltaart, Appel|appeltaart",
        "4, Appel, appeltaart|Peer",
        "5, Peer, Appel|appeltaart",
        "6, ppel, Appel|appeltaart",
        "7, Appel, appeltaart|Peer",
        "8, x, ''",
        "9, x, Appel|appeltaart|Peer",
        "10, App, Appel|appeltaart",
        "11, taart, Appel|Peer",
        "12, App, Peer",
        "13, eer, Peer",
        "14, eer, Appel|appeltaart",
        "15, aar, appeltaart"
    })
    @Fact(section = "4.2", mark = D, operation = ROWS)
    void eachOfTheFifteenOperatorsFindsItsRows(String operator, String value, String expected) {
        assertThat(String.join("|", fruit.withSubject(operator, value))).isEqualTo(expected);
    }

    @Test
    @Fact(
            section = "4.2",
            mark = {D, C},
            operation = ROWS)
    void emptyAndNotEmptyTakeAnyValue() {
        for (var value : new String[] {"\"\"", "null", "x"}) {
            assertThat(Fruit.rows(fruit.filtered("EndDate", value, "8"))).hasSize(1);
            assertThat(Fruit.rows(fruit.filtered("EndDate", value, "9"))).hasSize(9);
        }
    }

    @Test
    @Fact(section = "4.2", mark = P, operation = ROWS)
    void percentSignsAroundAValueMeanNothingToContainsAndStartsAndEnds() {
        assertThat(fruit.withSubject("6", "%ppel%")).containsExactly("Appel", "appeltaart");
        assertThat(fruit.withSubject("10", "app%")).containsExactly("Appel", "appeltaart");
        assertThat(fruit.withSubject("11", "%taart%")).containsExactly("Appel", "Peer");
        assertThat(fruit.withSubject("12", "app%")).containsExactly("Peer");
        assertThat(fruit.withSubject("13", "%eer")).containsExactly("Peer");
        assertThat(fruit.withSubject("14", "%eer")).containsExactly("Appel", "appeltaart");
    }

    @Test
    @Fact(
            section = "4.2",
            mark = {P, D, C},
            operation = ROWS)
    void aPercentSignIsAWildcardToEqualAndNotEqual() {
        assertThat(fruit.withSubject("1", "app%")).containsExactly("Appel", "appeltaart");
        assertThat(fruit.withSubject("1", "%p%t%t")).containsExactly("appeltaart");
        assertThat(fruit.withSubject("1", "%pel")).containsExactly("Appel");
        assertThat(fruit.withSubject("1", "appel%pel")).isEmpty();
        assertThat(fruit.withSubject("1", "%")).hasSize(3);
        assertThat(fruit.withSubject("7", "%ppel%")).containsExactly("Peer");
    }

    @Test
    @Fact(section = "4.2", mark = P, operation = ROWS)
    void letterCaseMeansNothingInComparisons() {
        assertThat(fruit.withSubject("1", "APPEL")).containsExactly("Appel");
        assertThat(fruit.withSubject("5", "PEER")).containsExactly("Appel", "appeltaart");
        assertThat(fruit.withSubject("6", "PPEL")).containsExactly("Appel", "appeltaart");
        assertThat(fruit.withSubject("10", "aPP")).containsExactly("Appel", "appeltaart");
        assertThat(fruit.withSubject("13", "EER")).containsExactly("Peer");
    }

    @Test
    @Fact(section = "4.2", mark = D, operation = ROWS)
    void aFilterOrAnOrderOnAFieldThatIsNotThereNamesIt() {
        for (var answer : List.of(fruit.filtered("Kleur", "rood", "1"), fruit.get("orderbyfieldids", "-Kleur"))) {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Caller.json(answer).path("externalMessage").asString())
                    .isEqualTo("Connector field 'Kleur' not found");
        }
    }

    @Test
    @Fact(section = "4.2", mark = P, operation = ROWS)
    void aFilterThatMakesNoSenseIsAnUnexpectedError() {
        for (var answer : List.of(
                fruit.filtered("Subject", "x", "16"),
                fruit.filtered("Subject", "x", "is"),
                fruit.filtered("Subject,User", "x", "1,1"),
                fruit.filtered("TaskId", "x", "1"))) {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Caller.json(answer).path("errorNumber").asInt()).isEqualTo(-2147180999);
        }
        assertThat(subjects(fruit.filtered("TaskId", Long.toString(fruit.apple().id()), "1")))
                .containsExactly("Appel");
    }
}
