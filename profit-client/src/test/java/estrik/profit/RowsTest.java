package estrik.profit;

import static estrik.profit.Filter.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many rows, over real HTTP. The first test is an example of `docs/client.md`.
class RowsTest {
    @AutoClose
    private final ProfitSandbox sandbox =
            ProfitSandbox.builder().generate(2_500, 7).start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    private final Session session = profit.as(Token.parse(sandbox.tokenFor("anna")));

    @Test
    void readsAllRowsWhateverTheirNumber() {
        var numbers = new ArrayList<String>();
        var calls = new ArrayList<Progress>();

        var invoices = session.get("Sandbox_Invoices")
                .where(field("City").isNot("Gent"))
                .allBy("InvoiceId")
                .pageSize(500)
                .onProgress(calls::add);
        try (var rows = invoices.open()) {
            for (var row : rows) {
                numbers.add(row.text("InvoiceNumber"));
            }
        }

        assertThat(numbers).hasSizeBetween(2_000, 2_499).doesNotHaveDuplicates();
        assertThat(calls.getLast().rows()).isEqualTo(numbers.size());
        assertThat(calls).hasSizeBetween(5, 6);
    }

    @Test
    void goesOnBehindARow() {
        var invoices = session.get("Sandbox_Invoices").allBy("InvoiceId").pageSize(100);
        @Nullable String last;
        try (var rows = invoices.open()) {
            assertThat(rows.lastKey()).isNull();
            assertThat(rows.stream().limit(1_234)).hasSize(1_234);
            last = rows.lastKey();
        }
        assertThat(last).isEqualTo("1234");

        var rest = new ArrayList<Row>();
        assertThat(invoices.after(last).each(rest::add)).isEqualTo(new Answer.Ok<>(1_266L));
        assertThat(rest.getFirst().integer("InvoiceId")).isEqualTo(1_235);
    }

    @Test
    void aShortListTakesOneCall() {
        assertThat(session.get("Sandbox_Invoices")
                        .where(field("InvoiceId").atMost(10))
                        .allBy("InvoiceId")
                        .each(row -> {}))
                .isEqualTo(new Answer.Ok<>(10L));
        assertThat(sandbox.calls()).hasSize(1);
    }

    @Test
    void noCallSkipsMoreThanIsUnderWayAndNoMoreAreUnderWayThanAllowed() throws Exception {
        try (var server = new CountingServer(3_000);
                var three = Profit.builder(server.environment()).callsAtOnce(3).build()) {
            var numbers = three.as(Token.parse("C3".repeat(32))).get("Numbers").allBy("Id");
            assertThat(numbers.pageSize(50).inFlight(8).each(row -> {})).isEqualTo(new Answer.Ok<>(3_000L));
            assertThat(server.mostAtOnce).hasValue(3);
            assertThat(server.skips)
                    .hasSizeBetween(62, 64)
                    .allSatisfy(skip -> assertThat(skip).isLessThanOrEqualTo(2 * 49));
        }
    }

    /// Has the rows 1 to so many, and looks at how it is asked.
    private static final class CountingServer implements AutoCloseable {
        private static final Pattern ASKED = Pattern.compile("GET \\S*\\?(\\S*) .*");

        private final List<Integer> skips = new CopyOnWriteArrayList<>();
        private final AtomicInteger atOnce = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        CountingServer(int rows) throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!door.isClosed()) {
                    try {
                        var socket = door.accept();
                        Thread.ofVirtual().start(() -> answer(socket, rows));
                    } catch (IOException closed) {
                        return;
                    }
                }
            });
        }

        Environment environment() {
            return Environment.at(URI.create("http://127.0.0.1:" + door.getLocalPort() + "/ProfitRestServices"));
        }

        private void answer(Socket socket, int rows) {
            try (socket) {
                var asked = ASKED.matcher(ScriptedServer.request(socket.getInputStream()));
                assertThat(asked.lookingAt()).isTrue();
                var now = atOnce.incrementAndGet();
                mostAtOnce.accumulateAndGet(now, Math::max);
                // Long enough for the others to come in too.
                Thread.sleep(5);
                var skip = number(asked.group(1), "skip", 0);
                skips.add(skip);
                var base = number(asked.group(1), "filtervalues", 1);
                var first = base + skip + (number(asked.group(1), "operatortypes", 2) == 4 ? 1 : 0);
                var page = IntStream.rangeClosed(first, rows)
                        .limit(number(asked.group(1), "take", 100))
                        .mapToObj(id -> "{\"Id\":" + id + "}")
                        .collect(Collectors.joining(",", "{\"rows\":[", "]}"));
                atOnce.decrementAndGet();
                socket.getOutputStream().write(ScriptedServer.response(200, "application/json", page));
            } catch (IOException cancelled) {
                // What was asked beyond the end is not waited for.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static int number(String query, String name, int otherwise) {
            var found = Pattern.compile("(^|&)" + name + "=(\\d+)").matcher(query);
            return found.find() ? Integer.parseInt(found.group(2)) : otherwise;
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 11, 19, 20, 21, 28, 29})
    void anyNumberOfRowsEndsWell(int count) {
        fill(ids(1, count));
        assertThat(read(numbers().pageSize(10))).isEqualTo(ids(1, count));
    }

    @Test
    void noRowsAreNoTrouble() {
        assertThat(session.get("Sandbox_Invoices")
                        .where(field("InvoiceId").is(0))
                        .allBy("InvoiceId")
                        .each(row -> {}))
                .isEqualTo(new Answer.Ok<>(0L));
    }

    @Test
    void rowsThatArePutInBeforeThePlaceOfReadingMoveNothing() {
        fill(ids(101, 140));
        try (var rows = numbers().pageSize(10).inFlight(1).open()) {
            var seen = take(rows, 10);
            fill(ids(1, 140));
            seen.addAll(rest(rows));
            assertThat(seen).isEqualTo(ids(101, 140));
        }
    }

    @Test
    void rowsThatAreTakenOutBeforeThePlaceOfReadingMoveNothing() {
        fill(ids(101, 140));
        try (var rows = numbers().pageSize(10).inFlight(1).open()) {
            var seen = take(rows, 10);
            fill(ids(107, 140));
            seen.addAll(rest(rows));
            assertThat(seen).isEqualTo(ids(101, 140));
        }
    }

    @Test
    void theRowThatWasHandedOutLastMayGo() {
        fill(ids(101, 140));
        try (var rows = numbers().pageSize(10).inFlight(1).open()) {
            var seen = take(rows, 10);
            fill(ids(111, 140));
            seen.addAll(rest(rows));
            assertThat(seen).isEqualTo(ids(101, 140));
        }
    }

    /// Whatever comes and goes while reading, at any place and between any two pages: every row that was
    /// there all the time comes exactly once, in order, and no row comes twice.
    @Test
    void noRowIsLostOrRepeatedWhileDataShift() {
        for (var seed = 0; seed < 100; seed++) {
            shift(new Random(seed), "seed " + seed);
        }
    }

    private void shift(Random random, String seed) {
        var there =
                new TreeSet<>(random.longs(random.nextInt(80), 1, 1_000).boxed().toList());
        var always = new TreeSet<>(there);
        fill(there);
        var often = 2 + random.nextInt(12);
        var seen = new ArrayList<Long>();
        var wish = numbers().pageSize(2 + random.nextInt(9)).inFlight(1 + random.nextInt(5));
        try (var rows = wish.open()) {
            for (var row : rows) {
                var id = id(row);
                seen.add(id);
                while (random.nextInt(often) == 0) {
                    change(random, there, id);
                    always.retainAll(there);
                    fill(there);
                }
            }
        }
        assertThat(seen).as(seed).doesNotHaveDuplicates().isSorted().containsAll(always);
    }

    /// One row more or less: anywhere, just before or behind the place of reading, or that very row.
    private static void change(Random random, NavigableSet<Long> there, long id) {
        var near = id + random.nextInt(13) - 6;
        var place = random.nextInt(3) == 0 ? 1 + random.nextLong(1_000) : near;
        switch (random.nextInt(5)) {
            case 0 -> there.remove(id);
            case 1 ->
                there.removeAll(there.headSet(place, true).descendingSet().stream()
                        .limit(1)
                        .toList());
            case 2 ->
                there.removeAll(there.tailSet(place).stream()
                        .limit(1 + random.nextInt(3))
                        .toList());
            default -> there.add(Math.max(place, 1));
        }
    }

    @Test
    void aKeyMayBeText() {
        var names = List.of("a,b", "Äpfel", "B; c", "b\"d", "e%", "É", "'t Veer", "x & y", "z", "10", "9");
        var table = sandbox.table("Names").text("Name");
        names.forEach(table::row);
        table.getConnector("Names");

        var seen = new ArrayList<String>();
        session.get("Names")
                .allBy("Name")
                .pageSize(3)
                .each(row -> seen.add(Objects.requireNonNull(row.text("Name"))))
                .orElseThrow();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void aRefusalInTheMiddleIsNeverTakenForTheEnd() {
        var invoices =
                session.get("Sandbox_Invoices").allBy("InvoiceId").pageSize(100).inFlight(1);
        try (var rows = invoices.open()) {
            take(rows, 150, "InvoiceId");
            sandbox.failNext(Fault.status(403));
            assertThatThrownBy(() -> rest(rows))
                    .isInstanceOfSatisfying(
                            ProfitRefused.class, it -> assertThat(it.refusal()).isInstanceOf(Refusal.IpRefused.class));
            assertThat(rows.lastKey()).isEqualTo("199");
            assertThatThrownBy(() -> rows.iterator().hasNext()).isInstanceOf(ProfitRefused.class);
        }
        sandbox.failNext(Fault.status(403));
        assertThat(invoices.each(row -> {})).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aKeyThatIsNoneIsNamed() {
        assertThatThrownBy(() -> session.get("Sandbox_Invoices").allBy("City").each(row -> {}))
                .hasMessage("Field 'City' holds the same in two rows: only a unique field can be a key.");
        assertThatThrownBy(
                        () -> session.get("Sandbox_Invoices").allBy("PaidDate").each(row -> {}))
                .hasMessage("Field 'PaidDate' is empty in a row: it is no key.");
        assertThat(session.get("Sandbox_Invoices").allBy("Nummer").each(row -> {}))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void wideRowsMakeSmallerPages() {
        var table = sandbox.table("Wide").number("Id");
        IntStream.range(1, 200).forEach(column -> table.number("Column" + column));
        table.rows(LongStream.rangeClosed(1, 1_500)
                        .mapToObj(id -> LongStream.range(id, id + 200).boxed().toArray()))
                .getConnector("Wide");
        var progress = new ArrayList<Progress>();
        assertThat(session.get("Wide").allBy("Id").onProgress(progress::add).each(row -> {}))
                .isEqualTo(new Answer.Ok<>(1_500L));
        // 200 columns times 1,000 rows are out of Profit's memory; 250 rows are not.
        assertThat(progress.getFirst().pageSize()).isEqualTo(250);
    }

    @Test
    void aLimitOfTheClientMakesSmallerPagesToo() {
        try (var small = Profit.builder(Environment.at(sandbox.restBase()))
                .maxAnswerBytes(200_000)
                .build()) {
            assertThat(small.as(Token.parse(sandbox.tokenFor("anna")))
                            .get("Sandbox_Invoices")
                            .allBy("InvoiceId")
                            .each(row -> {}))
                    .isEqualTo(new Answer.Ok<>(2_500L));
        }
    }

    @Test
    void closingEndsTheCallsUnderWayAtOnce() throws Exception {
        var first = ScriptedServer.response(200, "application/json", "{\"rows\":[{\"Id\":1},{\"Id\":2}]}");
        var asked = new AtomicInteger();
        var waiting = new CountDownLatch(3);
        var ended = new CountDownLatch(3);
        try (var server = new ScriptedServer((socket, out) -> {
                    if (asked.getAndIncrement() == 0) {
                        out.write(first);
                        return;
                    }
                    waiting.countDown();
                    // Never answers, and comes back when the client has gone.
                    assertThat(socket.getInputStream().read()).isNegative();
                    ended.countDown();
                });
                var three = Profit.builder(server.environment()).callsAtOnce(3).build();
                var reader = Executors.newVirtualThreadPerTaskExecutor()) {
            var rows = three.as(Token.parse("C3".repeat(32)))
                    .get("Numbers")
                    .allBy("Id")
                    .pageSize(2)
                    .open();
            var reading = reader.submit(() -> rest(rows));
            assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

            rows.close();

            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
                    .rootCause()
                    .isNotInstanceOf(ProfitRefused.class);
        }
    }

    @Test
    void whatCannotBeAskedIsRefusedInOneSentence() {
        var invoices = session.get("Sandbox_Invoices");
        assertThatThrownBy(() -> invoices.orderBy("City").allBy("InvoiceId"))
                .hasMessage("A reading of all rows orders and pages by itself.");
        assertThatThrownBy(() -> invoices.take(5).allBy("InvoiceId")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> invoices.allBy("a,b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> invoices.allBy("InvoiceId").pageSize(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> invoices.allBy("InvoiceId").inFlight(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private AllRows numbers() {
        return session.get("Numbers").allBy("Id");
    }

    private void fill(Iterable<Long> ids) {
        var table = sandbox.table("Numbers").number("Id").text("Name");
        ids.forEach(id -> table.row(id, "Row " + id));
        table.getConnector("Numbers");
    }

    private static List<Long> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<Long> read(AllRows wish) {
        try (var rows = wish.open()) {
            return rest(rows);
        }
    }

    private static List<Long> take(Rows rows, int count) {
        return take(rows, count, "Id");
    }

    private static List<Long> take(Rows rows, int count, String key) {
        var taken = new ArrayList<Long>();
        for (var i = 0; i < count; i++) {
            taken.add(Objects.requireNonNull(rows.iterator().next().integer(key)));
        }
        return taken;
    }

    private static List<Long> rest(Rows rows) {
        return rows.stream().map(RowsTest::id).toList();
    }

    private static long id(Row row) {
        return Objects.requireNonNull(row.integer(row.has("Id") ? "Id" : "InvoiceId"));
    }
}
