package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.Filter.field;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is odd about GetConnectors, and how the client deals with it, over real HTTP.
class GetConnectorTest {
    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    private final Session session = profit.as(Token.parse(sandbox.tokenFor("anna")));
    private final Query fruit = session.get("Fruit").orderBy("Id");

    @BeforeEach
    void fruit() {
        sandbox.table("Fruit")
                .number("Id")
                .text("Name")
                .amount("Price")
                .flag("Ripe")
                .date("Picked")
                .blob("Photo")
                .row(1, "Appel", new BigDecimal("1.25"), true, LocalDateTime.of(2026, 7, 22, 23, 30), new byte[] {1, 2})
                .row(
                        2,
                        "Banaan",
                        new BigDecimal("-0.5"),
                        false,
                        LocalDateTime.of(2026, 1, 15, 12, 0, 0, 250_000_000),
                        null)
                .row(3, "Citroen; zuur, \"geel\"", 3, true, LocalDate.of(2026, 3, 1), null)
                .row(4, "50% sap", 2, null, null, null)
                .row(5, null, null, null, null, null)
                .getConnector("Fruit");
    }

    @Test
    void eachFieldIsReadInItsType() {
        var apple = fruit.where(field("Name").is("Appel")).rows().orElseThrow().getFirst();

        assertThat(apple.fields()).containsExactly("Id", "Name", "Price", "Ripe", "Picked", "Photo");
        assertThat(apple.integer("Id")).isEqualTo(1);
        assertThat(apple.text("Name")).isEqualTo("Appel");
        assertThat(apple.decimal("Price")).isEqualByComparingTo("1.25");
        assertThat(apple.bool("Ripe")).isTrue();
        assertThat(apple.dateTime("Picked")).isEqualTo("2026-07-22T23:30:00");
        assertThat(Base64.getDecoder().decode(apple.text("Photo"))).containsExactly(1, 2);
    }

    @Test
    void aDateWithItsFalseZIsAmsterdamTime() {
        var apple = row(1);

        assertThat(apple.text("Picked")).isEqualTo("2026-07-22T23:30:00Z");
        assertThat(Objects.requireNonNull(apple.dateTime("Picked"))
                        .atZone(Row.ZONE)
                        .toInstant())
                .hasToString("2026-07-22T21:30:00Z");
    }

    @Test
    void aTimeInAFilterGoesWithoutTheZ() {
        assertThat(ids(field("Picked").is(LocalDateTime.of(2026, 7, 22, 23, 30))))
                .containsExactly(1L);
        assertThat(ids(field("Picked").is("2026-07-22T23:30:00Z"))).isEmpty();
        assertThat(ids(field("Picked").atLeast(LocalDate.of(2026, 3, 1)))).containsExactly(1L, 3L);
    }

    @Test
    void aTimeThatWasReadFindsItsRowAgainOnlyByAtLeast() {
        var shown = Objects.requireNonNull(row(2).dateTime("Picked"));

        assertThat(shown).isEqualTo("2026-01-15T12:00:00");
        assertThat(ids(field("Picked").is(shown))).isEmpty();
        assertThat(ids(field("Picked").greaterThan(shown))).contains(2L);
        assertThat(ids(field("Picked").atLeast(shown))).contains(2L);
    }

    @Test
    void everyRowHasEveryFieldAndAnEmptyOneIsNull() {
        var nothing = row(5);

        assertThat(nothing.fields()).isEqualTo(row(1).fields());
        assertThat(nothing.text("Name")).isNull();
        assertThat(nothing.decimal("Price")).isNull();
        assertThat(nothing.bool("Ripe")).isNull();
        assertThat(nothing.dateTime("Picked")).isNull();
    }

    @Test
    void aDecimalBelowZeroKeepsItsSign() {
        assertThat(row(2).decimal("Price")).isEqualByComparingTo("-0.5");
    }

    @Test
    void emptyAndNotEmptyNeedNoValue() {
        assertThat(ids(field("Name").empty())).containsExactly(5L);
        assertThat(ids(field("Picked").notEmpty())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void emptyFindsTheSameInTheCompactForm() {
        var all = field("Picked").notEmpty();
        for (int id = 100; id < 130; id++) {
            all = all.and(field("Id").isNot(id));
        }

        assertThat(fruit.where(all).query()).contains("&filtervalues=%22%22,100,101,");
        assertThat(ids(all)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void textWithSeparatorsIsFound() {
        assertThat(ids(field("Name").is("Citroen; zuur, \"geel\""))).containsExactly(3L);
        assertThat(ids(field("Name").contains("; zuur,"))).containsExactly(3L);
    }

    @Test
    void aPercentSignMayStandForAnything() {
        assertThat(ids(field("Name").is("%sap"))).containsExactly(4L);
        assertThat(ids(field("Name").is("50% sap"))).containsExactly(4L);
        assertThat(ids(field("Name").contains("%ppe%"))).containsExactly(1L);
    }

    @Test
    void lettersOfEitherCaseAreFound() {
        assertThat(ids(field("Name").is("APPEL"))).containsExactly(1L);
        assertThat(ids(field("Name").startsWith("ban"))).containsExactly(2L);
    }

    @Test
    void andIsCloserThanOr() {
        var appleOrRipe = field("Name")
                .is("Appel")
                .or(field("Ripe").is("1").and(field("Price").greaterThan(2)));
        assertThat(ids(appleOrRipe)).containsExactly(1L, 3L);
        assertThat(ids(appleOrRipe.and(field("Price").lessThan(2)))).containsExactly(1L);
    }

    @Test
    void aHundredAlternativesFitAnAddress() {
        var wanted = LongStream.rangeClosed(2, 101)
                .mapToObj(id -> field("Id").is(id))
                .reduce(Filter::or)
                .orElseThrow();

        assertThat(fruit.where(wanted).query()).contains("&filtervalues=2;3;4;");
        assertThat(ids(wanted)).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void aLongFilterIsRefusedBeforeTheCall() {
        var calls = sandbox.calls().size();

        assertThat(fruit.where(field("Name").is("x".repeat(2100))).rows())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.TooLarge.class));
        assertThat(sandbox.calls()).hasSize(calls);
    }

    @Test
    void withoutTakeAHundredRowsComeAndEverythingIsMore() {
        many(250);
        var many = session.get("Many").orderBy("Id");

        assertThat(many.rows().orElseThrow()).hasSize(100);
        assertThat(many.skip(100).rows().orElseThrow().getFirst().integer("Id")).isEqualTo(101);
        assertThat(many.everything().rows().orElseThrow()).hasSize(250);
        assertThat(many.everything().take(7).rows().orElseThrow()).hasSize(7);
    }

    @Test
    void withAnOrderNoRowIsLostThoughProfitShuffles() {
        many(250);
        sandbox.shuffle(true);
        var seen = new ArrayList<Long>();

        List<Row> page;
        do {
            page = session.get("Many")
                    .orderByDescending("Id")
                    .skip(seen.size())
                    .take(40)
                    .rows()
                    .orElseThrow();
            page.forEach(row -> seen.add(row.integer("Id")));
        } while (page.size() == 40);

        assertThat(seen)
                .isEqualTo(
                        LongStream.iterate(250, id -> id - 1).limit(250).boxed().toList());
    }

    @Test
    void aQuestionCanBeAskedInAnotherLanguage() {
        var unknown = session.get("Fruit").orderBy("Naam");

        assertThat(refusal(unknown.in("en-us").rows()))
                .isInstanceOfSatisfying(
                        Refusal.UnknownField.class, it -> assertThat(it.field()).isEqualTo("Naam"));
        assertThat(refusal(unknown.in("nl-nl").rows()).message()).doesNotContain("not found");
        assertThat(refusal(session.in("en-us").get("Fruit").orderBy("Naam").rows()))
                .isInstanceOf(Refusal.UnknownField.class);
    }

    private void many(int rows) {
        sandbox.table("Many")
                .number("Id")
                .rows(IntStream.rangeClosed(1, rows).mapToObj(id -> new Object[] {id}))
                .getConnector("Many");
    }

    private Row row(long id) {
        return fruit.where(field("Id").is(id)).rows().orElseThrow().getFirst();
    }

    private List<Long> ids(Filter filter) {
        return fruit.where(filter).rows().orElseThrow().stream()
                .map(row -> Objects.requireNonNull(row.integer("Id")))
                .toList();
    }
}
