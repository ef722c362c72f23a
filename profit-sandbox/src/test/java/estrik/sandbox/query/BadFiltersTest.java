package estrik.sandbox.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import estrik.sandbox.Mutations;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Store;
import estrik.sandbox.wire.ProfitError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Whatever somebody filters by finds rows or is refused; nothing else is thrown, and nothing hangs.
class BadFiltersTest {
    private static final int INPUTS = 20_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Company company = new Company(Clock.systemUTC(), Store.inMemory());
    private final View view = View.of(
            company.state().office().getConnector("Workspace365_Tasks").orElseThrow(),
            company.state(),
            company.user("anna"));

    @Test
    void aFilterInJsonIsReadOrRefused() {
        int read = count(text -> Filtering.ofJson(text, view), """
                {"Filters":{"Filter":[{"@FilterId":"Filter 1","Field":[
                {"@FieldId":"Subject","@OperatorType":"6","#text":"%factuur%"},
                {"@FieldId":"TaskId","@OperatorType":"2","#text":"48711"},
                {"@FieldId":"EndDate","@OperatorType":"9","#text":""}]},
                {"@FilterId":"Filter 2","Field":[{"@FieldId":"StartDate","@OperatorType":"4","#text":"2026-01-01T00:00:00"}]}]}}""", """
                {"Filters":{"Filter":{"Field":{"@FieldId":"User","@OperatorType":"15","#text":"anna"}}}}""");

        assertThat(read).isBetween(100, INPUTS - 100);
    }

    @Test
    void aFilterInThreeListsIsReadOrRefused() {
        int read = count(
                text -> {
                    var parts = (text + "||").split("\\|", -1);
                    return Filtering.compact(parts[0], parts[1], parts[2], view);
                },
                "Subject,TaskId;EndDate|%fact%,48711;2026-01-01|6,2;3",
                "User;StartDate,Prioriteit|12345.anna;2026-11-22T08:00:00,Hoog|1;4,7");

        assertThat(read).isBetween(100, INPUTS - 100);
    }

    private int count(Function<String, Filtering> reader, String... good) {
        var rows = List.copyOf(view.rows().chunks());
        int[] read = new int[1];
        long began = System.nanoTime();
        Mutations.of(INPUTS, good).forEach(input -> {
            var text = new String(input, StandardCharsets.UTF_8);
            try {
                var filter = reader.apply(text);
                rows.forEach(chunk -> filter.sift(chunk, BitSet.valueOf(new long[] {127})));
                read[0]++;
            } catch (ProfitError refused) {
                // In AFAS's words.
            } catch (RuntimeException thrown) {
                fail("Neither read nor refused: " + text, thrown);
            }
        });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        return read[0];
    }
}
