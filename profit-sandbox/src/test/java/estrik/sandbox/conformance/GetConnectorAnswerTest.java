package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.THIRD;
import static estrik.sandbox.conformance.Operations.ROWS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class GetConnectorAnswerTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-07-22T21:30:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Fruit fruit = new Fruit(profit);

    @Test
    @Fact(section = "4.3", mark = D, operation = ROWS)
    void skipAndTakeAreEchoedBeforeTheRows() {
        assertThat(fruit.get().body()).startsWith("{\"skip\":0,\"take\":100,\"rows\":[{");
        assertThat(fruit.get("skip", "3", "take", "2").body()).startsWith("{\"skip\":3,\"take\":2,\"rows\":[{");
        assertThat(fruit.get("skip", "-1", "take", "-1").body()).startsWith("{\"skip\":-1,\"take\":-1,\"rows\":[{");
    }

    @Test
    @Fact(section = "4.3", mark = D, operation = ROWS)
    void thereIsNoCountOfAllRows() {
        assertThat(Caller.json(fruit.get("take", "2")).propertyNames()).containsExactly("skip", "take", "rows");
    }

    @Test
    @Fact(section = "4.3", mark = C, operation = ROWS)
    void theLastPageIsShorterThanTake() {
        assertThat(Fruit.rows(fruit.get("skip", "0", "take", "6"))).hasSize(6);
        assertThat(Fruit.rows(fruit.get("skip", "6", "take", "6"))).hasSize(4);
        assertThat(fruit.get("skip", "12", "take", "6").body()).isEqualTo("{\"skip\":12,\"take\":6,\"rows\":[]}");
    }

    @Test
    @Fact(section = "4.3", mark = D, operation = ROWS)
    void anAnswerIsASingleLine() {
        assertThat(fruit.get().body()).doesNotContain("\n", "\r");
    }

    @Test
    @Fact(
            section = "4.3",
            mark = {D, C},
            operation = ROWS)
    void everyRowHasEveryFieldAndAnEmptyOneIsNull() {
        var rows = Fruit.rows(fruit.get()).toList();

        var names = rows.getFirst().propertyNames();
        assertThat(rows).allSatisfy(row -> assertThat(row.propertyNames()).containsExactlyElementsOf(names));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row.path("EndDate").isNull()).isTrue());
    }

    @Test
    @Fact(section = "4.3", mark = D, operation = ROWS)
    void aDateIsThatOfAmsterdamAndItsZMeansNothing() {
        // 21:30 UTC in summer.
        var apple =
                Fruit.rows(fruit.filtered("Subject", "Appel", "1")).findFirst().orElseThrow();

        assertThat(apple.path("DateCreated").asString()).isEqualTo("2026-07-22T23:30:00Z");
        assertThat(apple.path("StartDate").asString()).isEqualTo("2026-07-22T00:00:00Z");
    }

    @Test
    @Fact(
            section = "4.3",
            mark = {C, THIRD},
            operation = ROWS)
    void aFilterOnADateLeavesTheZOut() {
        assertThat(created("2026-07-22T23:30:00", "2")).isEqualTo(3);
        assertThat(created("2026-07-22T23:30:01", "2")).isZero();
        assertThat(created("2026-07-22", "2")).isEqualTo(3);
        assertThat(created("2026-07-22T23:30:00Z", "2")).isZero();
        assertThat(created("2026-07-22T23:30:00Z", "1")).isZero();
    }

    @Test
    @Fact(
            section = "4.3",
            mark = {C, THIRD},
            operation = ROWS)
    void aMomentIsShownInWholeSecondsAndKeptWithItsFraction() {
        clock.advance(Duration.ofMillis(1_250));
        profit.addTask("anna", "Kiwi");

        var shown =
                Fruit.rows(fruit.filtered("Subject", "Kiwi", "1")).findFirst().orElseThrow();

        assertThat(shown.path("DateCreated").asString()).isEqualTo("2026-07-22T23:30:01Z");
        assertThat(created("2026-07-22T23:30:01", "1")).isZero();
        assertThat(created("2026-07-22T23:30:01", "4")).isEqualTo(1);
        assertThat(created("2026-07-22T23:30:01", "2")).isEqualTo(1);
    }

    @Test
    @Fact(section = "4.3", mark = D, operation = ROWS)
    void textIsAStringAndANumberANumberAndADateAString() {
        var row =
                Fruit.rows(fruit.filtered("Subject", "Appel", "1")).findFirst().orElseThrow();

        assertThat(row.path("Subject").isString()).isTrue();
        assertThat(row.path("TaskId").isIntegralNumber()).isTrue();
        assertThat(row.path("DateCreated").isString()).isTrue();
        var signals = new Caller(profit).rows(profit.tokenFor("anna"), "Workspace365_Signals");
        assertThat(signals.values())
                .isNotEmpty()
                .extracting(signal -> signal.path("Handled"))
                .allMatch(JsonNode::isBoolean);
    }

    @Test
    @Fact(section = "4.3", mark = D, operation = ROWS)
    void aDecimalHasANoughtBeforeItsPoint() {
        table();

        assertThat(new Caller(profit)
                        .as(profit.tokenFor("anna"), "/ProfitRestServices/connectors/Debtors")
                        .body())
                .contains("\"Balance\":-0.5,");
    }

    @Test
    @Fact(section = "4.3", mark = D, operation = ROWS)
    void aBlobIsBase64() {
        table();

        var row = new Caller(profit).rows(profit.tokenFor("anna"), "Debtors").get(0);
        assertThat(row.path("Logo").asString()).isEqualTo("aG9p");
    }

    private void table() {
        profit.table("Debtors")
                .text("DebtorId")
                .amount("Balance")
                .blob("Logo")
                .row("10001", new BigDecimal("-0.5"), "hoi".getBytes(UTF_8))
                .getConnector("Debtors");
    }

    private long created(String moment, String operator) {
        var first = Long.toString(fruit.apple().id());
        return Fruit.rows(fruit.filtered("TaskId,DateCreated", first + "," + moment, "2," + operator))
                .count();
    }
}
