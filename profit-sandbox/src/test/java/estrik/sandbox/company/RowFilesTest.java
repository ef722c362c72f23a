package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFilesTest {
    private static final DataCollection DEBTORS = new DataCollection(
            "Debtors",
            "Debiteuren",
            "Debtors",
            List.of(
                    Column.number("Id", "Nummer", "Number"),
                    Column.text("Name", 80, "Naam", "Name"),
                    Column.amount("Balance", "Saldo", "Balance"),
                    Column.flag("Blocked", "Geblokkeerd", "Blocked"),
                    Column.date("Since", "Sinds", "Since"),
                    Column.blob("Logo", "Logo", "Logo")));

    @TempDir
    private Path data;

    @Test
    void valuesOfEveryTypeAreTheSameAfterARestart() {
        var rows = new @Nullable Object[][] {
            {
                1L,
                "Ubbens \"BV\" · één\n",
                new BigDecimal("-0.50"),
                true,
                LocalDateTime.parse("2026-11-22T08:30:15.123456789"),
                new byte[] {0, -1, 7}
            },
            {Long.MIN_VALUE, "", new BigDecimal("1E+9"), false, LocalDateTime.parse("0001-01-01T00:00:00"), new byte[0]
            },
            {null, null, null, null, null, null}
        };
        var table = new Table(DEBTORS, Rows.NONE);
        for (var row : rows) {
            table = table.with(row);
        }
        var filled = table;
        in(company -> company.change(state -> state.with(filled)));

        in(company -> {
            var read = debtorsOf(company.state());
            assertThat(read.collection()).isEqualTo(DEBTORS);
            assertThat(read.rows().stream().toArray(Object[][]::new)).isDeepEqualTo(rows);
        });
    }

    @Test
    void aChangeOfOneRowWritesOneFile() {
        in(company -> {
            company.change(state -> state.with(debtors(4_500)));
            var before = files();
            assertThat(before).hasSize(5);

            company.change(state -> state.with(renamed(state, 2_345)));

            var after = files();
            assertThat(after).hasSize(5);
            after.removeAll(before);
            assertThat(after).hasSize(1);
        });
        in(company -> assertThat(debtorsOf(company.state()).rows().stream()
                        .filter(row -> "Anders".equals(row[1]))
                        .map(row -> row[0]))
                .containsExactly(2_345L));
    }

    @Test
    void aChangeElsewhereWritesNoRows() {
        in(company -> {
            company.change(state -> state.with(debtors(1_500)));
            var before = files();

            company.block("anna", true);

            assertThat(files()).isEqualTo(before);
        });
    }

    @Test
    void aKillBeforeTheNewStateIsInPlaceLeavesTheOldOneWhole() throws IOException {
        in(company -> company.change(state -> state.with(debtors(2_500))));
        var state = Files.readAllBytes(data.resolve("sandbox.json"));
        var rows = files();
        // What such a kill leaves: rows that were written, a state that was begun, neither named by anything.
        Files.copy(data.resolve("rows").resolve(rows.iterator().next()), data.resolve("rows/0123456789ABCDEF.rows"));
        Files.write(data.resolve("rows/FEDCBA9876543210.rows"), new byte[] {1, 2, 3});
        Files.writeString(data.resolve("sandbox.json.new"), "{\"office\":");

        in(company -> {
            assertThat(debtorsOf(company.state()).rows().size()).isEqualTo(2_500);
            assertThat(files()).isEqualTo(rows);
            assertThat(data.resolve("sandbox.json")).hasBinaryContent(state);
            assertThat(data.resolve("sandbox.json.new")).doesNotExist();
        });
    }

    @Test
    void aTableThatIsGoneLeavesNoFiles() {
        in(company -> {
            company.change(state -> state.with(debtors(1_001)));
            assertThat(files()).hasSize(2);

            company.change(state -> state.with(new Table(DEBTORS, Rows.NONE)));

            assertThat(files()).isEmpty();
        });
    }

    @Test
    void rowsThatAreDamagedOrGoneAreNamed() throws IOException {
        in(company -> company.change(state -> state.with(debtors(10))));
        var file = data.resolve("rows").resolve(files().iterator().next());
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatIllegalStateException()
                .isThrownBy(() -> in(company -> {}))
                .withMessage("The file " + file + " cannot be read: its checksum is not right.");
        assertThat(file).exists();

        Files.delete(file);
        assertThatIllegalStateException()
                .isThrownBy(() -> in(company -> {}))
                .withMessage("The file " + file + " is gone.");
    }

    private static Table debtors(long count) {
        return new Table(
                DEBTORS,
                Rows.of(LongStream.rangeClosed(1, count)
                        .mapToObj(id -> DEBTORS.row(id, "Naam " + id, BigDecimal.TEN, false, null, null))));
    }

    private static Table debtorsOf(State state) {
        return Objects.requireNonNull(state.tables().get("Debtors"));
    }

    private static Table renamed(State state, long id) {
        return new Table(
                DEBTORS,
                debtorsOf(state)
                        .rows()
                        .replaced(
                                row -> Objects.equals(row[0], id),
                                row -> DEBTORS.row(id, "Anders", null, null, null, null)));
    }

    private Set<String> files() {
        try (var files = Files.list(data.resolve("rows"))) {
            return files.map(file -> file.getFileName().toString()).collect(TreeSet::new, Set::add, Set::addAll);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Use {
        void of(Company company);
    }

    private void in(Use use) {
        try (var store = Store.in(data)) {
            use.of(new Company(Clock.systemUTC(), store));
        }
    }
}
