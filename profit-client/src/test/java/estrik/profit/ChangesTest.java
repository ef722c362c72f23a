package estrik.profit;

import static estrik.profit.Answers.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What changed since, over real HTTP. The first test is an example of `docs/client.md`.
class ChangesTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 7, 1, 12, 0);

    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    private final Session session = profit.as(Token.parse(sandbox.tokenFor("anna")));

    private final TreeMap<Long, LocalDateTime> orders = new TreeMap<>();
    private final Map<Long, String> names = new HashMap<>();

    @Test
    void readsWhatChangedSinceTheLastTime() {
        fill(5);
        var kept = Bookmark.START.toString();
        var told = new ArrayList<String>();
        for (var round = 0; round < 3; round++) {
            change(3, "Round " + round, NOON.plusMinutes(round));

            var orders = session.get("Orders").allBy("OrderId").changedSince("ModifiedDate", Bookmark.parse(kept));
            try (var changes = orders.open()) {
                for (var order : changes) {
                    told.add(order.integer("OrderId") + " " + order.text("Name"));
                }
                kept = changes.bookmark().toString();
            }
        }

        assertThat(told)
                .containsExactly(
                        "1 Order 1", "2 Order 2", "3 Round 0", "4 Order 4", "5 Order 5", "3 Round 1", "3 Round 2");
    }

    @Test
    void nothingNewIsNothingAtTheCostOfOneCall() {
        fill(5);
        var first = read(Bookmark.START, 1_000);
        var calls = sandbox.calls().size();
        var second = read(first.bookmark, 1_000);
        assertThat(second.rows).isEmpty();
        assertThat(second.bookmark).isEqualTo(first.bookmark).hasSameHashCodeAs(first.bookmark);
        assertThat(sandbox.calls()).hasSize(calls + 1);
    }

    /// 12:00:00.7 is shown as 12:00:00, and a change at 12:00:00.9 is shown so too.
    @Test
    void aSecondChangeInTheSameSecondIsTold() {
        fill(5);
        change(2, "First", NOON.plusNanos(700_000_000));
        var first = read(Bookmark.START, 1_000);
        change(2, "Second", NOON.plusNanos(900_000_000));
        assertThat(read(first.bookmark, 1_000).rows).containsExactly("2 Second");
    }

    @Test
    void aChangeThatIsStoredLateIsToldWithinTheOverlap() {
        fill(5);
        change(2, "In time", NOON);
        var first = read(Bookmark.START, 1_000);
        change(4, "Two seconds late", NOON.minusSeconds(2));
        change(5, "A minute late", NOON.minusSeconds(60));
        assertThat(read(first.bookmark, 1_000).rows).containsExactly("4 Two seconds late");

        var patient = orders().changedSince("ModifiedDate", first.bookmark).overlap(Duration.ofMinutes(2));
        try (var changes = patient.open()) {
            assertThat(told(changes)).containsExactly("4 Two seconds late", "5 A minute late");
        }
    }

    /// The clock goes from 03:00 back to 02:00 on 25 October 2026.
    @ParameterizedTest
    @CsvSource({
        "2026-10-25T02:50:00, 2026-10-25T02:10:00",
        "2026-10-25T02:59:59, 2026-10-25T02:00:00",
        "2026-10-25T03:00:00, 2026-10-25T02:00:00",
    })
    void theHourThatComesTwiceIsReadAgain(LocalDateTime before, LocalDateTime afterwards) {
        fill(5);
        change(2, "Before the clock was set back", before);
        var first = read(Bookmark.START, 1_000);
        change(4, "After it", afterwards);
        assertThat(read(first.bookmark, 1_000).rows).containsExactly("4 After it");
    }

    /// Rows change while they are read, at either side of the place of reading, on one page and on many: the
    /// last state of every row is told in the end, and no state is told twice in one reading.
    @ParameterizedTest
    @ValueSource(ints = {4, 1_000})
    void noChangeIsLostWhileDataShift(int pageSize) {
        var random = new Random(pageSize);
        for (var run = 0; run < 12; run++) {
            orders.clear();
            names.clear();
            fill(20);
            var mirror = new TreeMap<String, String>();
            var bookmark = Bookmark.START;
            var now = NOON;
            for (var reading = 0; reading < 6; reading++) {
                try (var changes = orders().pageSize(pageSize)
                        .changedSince("ModifiedDate", bookmark)
                        .open()) {
                    for (var row : changes) {
                        mirror.put(String.valueOf(row.text("OrderId")), String.valueOf(row.text("Name")));
                        if (reading < 5 && random.nextInt(4) == 0) {
                            now = now.plusNanos(
                                    random.nextLong(random.nextBoolean() ? 1_500_000_000L : 60_000_000_000L));
                            change(1 + random.nextInt(24), "Change " + random.nextInt(1_000), now);
                        }
                    }
                    bookmark = changes.bookmark();
                }
            }
            var expected = new TreeMap<String, String>();
            names.forEach((id, name) -> expected.put(id.toString(), name));
            assertThat(mirror).isEqualTo(expected);
        }
    }

    @Test
    void whoStopsHalfwayGetsTheRowsAgain() {
        fill(5);
        try (var changes = orders().changedSince("ModifiedDate", Bookmark.START).open()) {
            changes.iterator().next();
            assertThat(changes.bookmark()).isEqualTo(Bookmark.START);
        }
        sandbox.failNext(Fault.status(503));
        try (var changes = orders().changedSince("ModifiedDate", Bookmark.START).open()) {
            assertThatThrownBy(() -> told(changes)).isInstanceOf(ProfitRefused.class);
            assertThat(changes.bookmark()).isEqualTo(Bookmark.START);
        }
    }

    @Test
    void eachEndsWithTheNextBookmarkOrWithTheRefusal() {
        fill(5);
        var told = new ArrayList<String>();
        var changed = orders().changedSince("ModifiedDate", Bookmark.START);

        assertThat(changed.each(order -> told.add(told(order))))
                .isEqualTo(new Answer.Ok<>(read(Bookmark.START, 1_000).bookmark));
        assertThat(told).hasSize(5);

        sandbox.failNext(Fault.status(403));
        assertThat(refusal(changed.each(order -> told.add(told(order))))).isInstanceOf(Refusal.IpRefused.class);
        assertThat(told).hasSize(5);
        var mistake = new ProfitRefused(new Refusal.Failed("The consumer's own.", Details.NONE));
        assertThatThrownBy(() -> changed.each(order -> {
                    throw mistake;
                }))
                .isSameAs(mistake);
    }

    @Test
    void aBookmarkIsTextThatTellsNothing() {
        fill(5);
        var bookmark = read(Bookmark.START, 1_000).bookmark;
        assertThat(bookmark.toString())
                .matches("1;2026-07-01T12:00;[A-Za-z0-9_=-]*")
                .doesNotContain("Order");
        assertThat(Bookmark.parse(bookmark.toString())).isEqualTo(bookmark);
        assertThat(Bookmark.parse(Bookmark.START.toString())).isEqualTo(Bookmark.START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "2;;", "1;yesterday;", "1;;%", "1;;;", "1;2026-07-01T12:00;AAA=A"})
    void whatIsNoBookmarkIsRefused(String text) {
        assertThatThrownBy(() -> Bookmark.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("This (is no bookmark that this version can read|bookmark is damaged)\\.");
    }

    @Test
    void whatCannotBeAskedIsRefusedInOneSentence() {
        assertThatThrownBy(() -> orders().after("3").changedSince("ModifiedDate", Bookmark.START))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> orders().changedSince(" ", Bookmark.START))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        orders().changedSince("ModifiedDate", Bookmark.START).overlap(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private AllRows orders() {
        return session.get("Orders").allBy("OrderId");
    }

    private record Reading(List<String> rows, Bookmark bookmark) {}

    private Reading read(Bookmark since, int pageSize) {
        try (var changes =
                orders().pageSize(pageSize).changedSince("ModifiedDate", since).open()) {
            return new Reading(told(changes), changes.bookmark());
        }
    }

    private static List<String> told(Changes changes) {
        var told = new ArrayList<String>();
        changes.forEach(order -> told.add(told(order)));
        return told;
    }

    private static String told(Row order) {
        return order.integer("OrderId") + " " + order.text("Name");
    }

    private void fill(int count) {
        LongStream.rangeClosed(1, count).forEach(id -> {
            orders.put(id, NOON);
            names.put(id, "Order " + id);
        });
        store();
    }

    private void change(long id, String name, LocalDateTime at) {
        orders.put(id, at);
        names.put(id, name);
        store();
    }

    private void store() {
        var table = sandbox.table("Orders").number("OrderId").text("Name").date("ModifiedDate");
        orders.forEach((id, at) -> table.row(id, names.get(id), at));
        table.getConnector("Orders");
    }
}
