package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Fruit.subjects;
import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Mark.X;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GetConnectorRequestTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Fruit fruit = new Fruit(profit);

    @Test
    @Fact(section = "4.1", mark = D, operation = ROWS)
    void withoutSkipAndTakeTheFirstHundredRowsCome() {
        for (int more = 0; more < 100; more++) {
            profit.addTask("anna", "Taak " + more);
        }

        assertThat(subjects(fruit.get())).hasSize(100);
        assertThat(subjects(fruit.get("skip", "100"))).hasSize(10);
    }

    @Test
    @Fact(section = "4.1", mark = D, operation = ROWS)
    void skipAndTakeCutAPage() {
        var all = subjects(fruit.get("orderbyfieldids", "TaskId"));

        assertThat(subjects(fruit.get("orderbyfieldids", "TaskId", "skip", "2", "take", "3")))
                .isEqualTo(all.subList(2, 5));
        assertThat(subjects(fruit.get("skip", "8", "take", "5"))).hasSize(2);
        assertThat(subjects(fruit.get("skip", "99", "take", "5"))).isEmpty();
    }

    @Test
    @Fact(section = "4.1", mark = D, operation = ROWS)
    void skipAndTakeOfMinusOneGiveEverything() {
        for (int more = 0; more < 100; more++) {
            profit.addTask("anna", "Taak " + more);
        }

        assertThat(subjects(fruit.get("skip", "-1", "take", "-1"))).hasSize(110);
    }

    @Test
    @Fact(section = "4.1", mark = C, operation = ROWS)
    void skipOfMinusOneOverrulesTake() {
        assertThat(subjects(fruit.get("skip", "-1", "take", "2"))).hasSize(10);
    }

    @Test
    @Fact(section = "4.1", mark = D, operation = ROWS)
    void takeOfMinusOneWithASkipIsAnUnexpectedError() {
        var answer = fruit.get("skip", "2", "take", "-1");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Caller.json(answer).path("errorNumber").asInt()).isEqualTo(-2147180999);
        assertThat(Caller.json(answer).path("externalMessage").asString())
                .isEqualTo("An unexpected error has occurred.");
    }

    @Test
    @Fact(section = "4.1", mark = C, operation = ROWS)
    void takeOfZeroGivesOneRow() {
        assertThat(subjects(fruit.get("take", "0"))).hasSize(1);
    }

    @Test
    @Fact(section = "4.1", mark = C, operation = ROWS)
    void aSkipThatIsNoNumberOrBelowMinusOneActsLikeZero() {
        for (var skip : new String[] {"many", "-7"}) {
            var page = Caller.json(fruit.get("skip", skip, "take", "3"));
            assertThat(page.path("skip").asInt()).isZero();
            assertThat(page.path("rows").size()).isEqualTo(3);
        }
    }

    @Test
    @Fact(section = "4.1", mark = D, operation = ROWS)
    void orderByIsACommaListInWhichAMinusMeansDownwards() {
        var first = profit.addTask("anna", "Zz");
        var second = profit.addTask("anna", "Zz");

        assertThat(topTwo("-Subject,TaskId")).containsExactly(first.id(), second.id());
        assertThat(topTwo("-Subject,-TaskId")).containsExactly(second.id(), first.id());
        assertThat(subjects(fruit.get("orderbyfieldids", "Subject")))
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    @Fact(section = "4.1", mark = D, operation = ROWS)
    void withoutAnOrderTheRowsMayComeInAnotherOneEachTime() {
        for (int more = 0; more < 90; more++) {
            profit.addTask("anna", "Taak " + more);
        }
        var ordered = subjects(fruit.get("orderbyfieldids", "TaskId"));

        profit.shuffle(true);

        assertThat(subjects(fruit.get())).isNotEqualTo(subjects(fruit.get())).hasSize(100);
        assertThat(subjects(fruit.get("orderbyfieldids", "TaskId"))).isEqualTo(ordered);
    }

    @Test
    @Fact(section = "4.1", mark = D, operation = ROWS)
    void inTheCompactFilterACommaIsAnd() {
        assertThat(subjects(fruit.filtered("Subject,Subject", "app,taart", "10,13")))
                .containsExactly("appeltaart");
    }

    @Test
    @Fact(section = "4.1", mark = D, operation = ROWS)
    void inTheCompactFilterASemicolonIsOr() {
        assertThat(subjects(fruit.filtered("Subject;Subject", "Appel;Peer", "1;1")))
                .containsExactlyInAnyOrder("Appel", "Peer");
    }

    @Test
    @Fact(
            section = "4.1",
            mark = {P, X},
            operation = ROWS)
    void whenMixedASemicolonSeparatesGroupsOfAnds() {
        assertThat(subjects(fruit.filtered("Subject,Subject;Subject", "app,taart;Peer", "10,13;1")))
                .containsExactlyInAnyOrder("appeltaart", "Peer");
    }

    @Test
    @Fact(section = "4.1", mark = D, operation = ROWS)
    void inAFilterJsonFieldsOfOneFilterAreAndAndFiltersAreOr() {
        var answer = fruit.get("filterjson", """
                {"Filters":{"Filter":[
                  {"@FilterId":"Filter 1","Field":[{"@FieldId":"Subject","@OperatorType":"10","#text":"app"},
                                                   {"@FieldId":"Subject","@OperatorType":"13","#text":"taart"}]},
                  {"@FilterId":"Filter 2","Field":[{"@FieldId":"Subject","@OperatorType":"1","#text":"Peer"}]}]}}
                """);

        assertThat(subjects(answer)).containsExactlyInAnyOrder("appeltaart", "Peer");
    }

    @Test
    @Fact(section = "4.1", mark = P, operation = ROWS)
    void inAFilterJsonOneFilterAndOneFieldNeedNoList() {
        var answer = fruit.get("filterjson", """
                {"Filters":{"Filter":{"@FilterId":"Filter 1",
                  "Field":{"@FieldId":"Subject","@OperatorType":"1","#text":"Peer"}}}}
                """);

        assertThat(subjects(answer)).containsExactly("Peer");
    }

    @Test
    @Fact(
            section = "4.1",
            mark = {D, C},
            operation = ROWS)
    void onlyAFilterJsonMayHaveSeparatorsInAValue() {
        profit.addTask("anna", "Noten, zaden; pitten");

        var json = fruit.get("filterjson", """
                {"Filters":{"Filter":[{"@FilterId":"Filter 1",
                  "Field":[{"@FieldId":"Subject","@OperatorType":"1","#text":"Noten, zaden; pitten"}]}]}}
                """);

        assertThat(subjects(json)).containsExactly("Noten, zaden; pitten");
        assertThat(subjects(fruit.filtered("Subject", "Noten, zaden; pitten", "1")))
                .isEmpty();
    }

    @Test
    @Fact(section = "4.1", mark = D, operation = SERVER)
    void aQueryAbove2049CharactersIsNotFound() {
        var fits = "?filterjson=" + "%20".repeat(679);
        assertThat(fits).hasSize(2049);
        var caller = new Caller(profit);
        var token = profit.tokenFor("anna");

        assertThat(caller.as(token, Fruit.TASKS + fits).statusCode()).isEqualTo(200);
        assertThat(caller.as(token, Fruit.TASKS + fits + "x").statusCode()).isEqualTo(404);
    }

    private List<Long> topTwo(String order) {
        return Fruit.rows(fruit.get("orderbyfieldids", order, "take", "2"))
                .map(row -> row.path("TaskId").asLong())
                .toList();
    }
}
