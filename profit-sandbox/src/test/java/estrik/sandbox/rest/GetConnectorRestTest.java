package estrik.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

class GetConnectorRestTest {
    private static final String TASKS = "/ProfitRestServices/connectors/Workspace365_Tasks";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder()
            .language(Locale.ENGLISH)
            .clock(new SettableClock(Instant.parse("2026-11-22T08:00:00Z")))
            .start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @BeforeEach
    void addFruit() {
        List.of("Appel", "appeltaart", "Peer").forEach(fruit -> profit.addTask("anna", fruit));
    }

    @Test
    void rowsAreFilteredOrderedAndPaged() {
        var answer = get(
                "filterfieldids",
                "Subject",
                "filtervalues",
                "appel",
                "operatortypes",
                "10",
                "orderbyfieldids",
                "-Subject",
                "skip",
                "0",
                "take",
                "1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"skip\":0,\"take\":1,\"rows\":[{\"SubjectId\":");
        assertThat(subjects(answer)).containsExactly("appeltaart");
    }

    @Test
    void anyPageOfManyRowsIsThatOfAllOfThemInOrder() {
        profit.table("Many")
                .number("Id")
                .number("Kind")
                .rows(IntStream.range(0, 5_000).mapToObj(id -> new @Nullable Object[] {id, id * 7919 % 13}))
                .getConnector("Many");
        var all = ids("orderbyfieldids", "-Kind", "skip", "-1", "take", "-1");

        assertThat(all).hasSize(5_000);
        for (int skip : new int[] {0, 1, 990, 1_000, 3_333, 4_995, 5_000}) {
            assertThat(ids("orderbyfieldids", "-Kind", "skip", Integer.toString(skip), "take", "10"))
                    .isEqualTo(all.subList(skip, Math.min(5_000, skip + 10)));
        }
    }

    private List<Long> ids(String... query) {
        return caller.rows(token, "Many", query)
                .valueStream()
                .map(row -> row.path("Id").asLong())
                .toList();
    }

    @Test
    void booleansAreComparedAsOneAndZeroToo() {
        for (var no : new String[] {"0", "false"}) {
            var rows = caller.rows(
                    token,
                    "workspace365_signals",
                    "filterfieldids",
                    "handled",
                    "filtervalues",
                    no,
                    "operatortypes",
                    "1");
            assertThat(rows.size()).as(no).isEqualTo(3);
        }
    }

    @Test
    void aFilterThatIsNoJsonIs400() {
        assertThat(get("filterjson", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNoDateEqualsNone() {
        assertThat(subjects(get("filterfieldids", "EndDate", "filtervalues", "gisteren", "operatortypes", "1")))
                .isEmpty();
    }

    @Test
    void aSkipTooLargeToBeReadActsLikeZero() {
        assertThat(subjects(get("skip", "999999999999999999999"))).hasSize(10);
    }

    @Test
    @Timeout(20)
    void aFilterFullOfWildcardsIsAnsweredAtOnce() {
        profit.addTask("anna", "a".repeat(250));

        var answer = get("filterfieldids", "Subject", "filtervalues", "a%".repeat(400) + "b", "operatortypes", "1");

        assertThat(subjects(answer)).isEmpty();
    }

    private HttpResponse<String> get(String... query) {
        return caller.as(token, TASKS + Caller.query(query));
    }

    private static List<String> subjects(HttpResponse<String> answer) {
        return Caller.json(answer).path("rows").values().stream()
                .map((JsonNode row) -> row.path("Subject").asString())
                .toList();
    }
}
