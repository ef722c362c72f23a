package estrik.sandbox.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Store;
import estrik.sandbox.wire.Json;
import estrik.sandbox.wire.ProfitError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Whatever somebody filters by finds rows or is refused in AFAS's words.
class BadFiltersTest {
    private final Company company = new Company(Clock.systemUTC(), Store.inMemory());
    private final View view = View.of(
            company.state().office().getConnector("Workspace365_Tasks").orElseThrow(),
            company.state(),
            company.user("anna"));

    @FuzzTest(maxDuration = "2m")
    void aFilterInJsonFindsTheSameEveryTime(byte[] json) {
        var text = new String(json, StandardCharsets.UTF_8);

        assertThat(found(() -> Filtering.ofJson(text, view))).isEqualTo(found(() -> Filtering.ofJson(text, view)));
    }

    /// The three lists stand behind each other with bars between them.
    @FuzzTest(maxDuration = "2m")
    void aFilterInThreeListsFindsWhatItFindsInJson(byte[] lists) {
        var parts = (new String(lists, StandardCharsets.UTF_8) + "||").split("\\|", -1);
        var compact = found(() -> Filtering.compact(parts[0], parts[1], parts[2], view));

        asJson(parts[0], parts[1], parts[2])
                .ifPresent(json ->
                        assertThat(found(() -> Filtering.ofJson(json, view))).isEqualTo(compact));
    }

    /// The rows that pass, by their places; empty when the filter was refused.
    private Optional<List<BitSet>> found(Supplier<Filtering> reader) {
        try {
            var filter = reader.get();
            return Optional.of(view.rows().chunks().stream()
                    .map(chunk -> {
                        var rows = new BitSet();
                        rows.set(0, chunk.size());
                        filter.sift(chunk, rows);
                        return rows;
                    })
                    .toList());
        } catch (ProfitError refused) {
            assertThat(refused.status()).isIn(400, 500);
            return Optional.empty();
        }
    }

    /// Empty when the lists are not equally long, which JSON cannot say.
    private static Optional<String> asJson(String fields, String values, String operators) {
        var fieldGroups = fields.split(";", -1);
        var valueGroups = values.split(";", -1);
        var operatorGroups = operators.split(";", -1);
        var groups = new ArrayList<Map<String, Object>>();
        for (int at = 0; at < fieldGroups.length; at++) {
            var names = fieldGroups[at].split(",", -1);
            var wanted = at < valueGroups.length ? valueGroups[at].split(",", -1) : new String[0];
            var numbers = at < operatorGroups.length ? operatorGroups[at].split(",", -1) : new String[0];
            if (operators.isBlank()) {
                numbers = "1,".repeat(names.length).split(",", -1);
            }
            var conditions = new ArrayList<Map<String, String>>();
            for (int of = 0; of < names.length; of++) {
                if (of >= wanted.length || of >= numbers.length) {
                    return Optional.empty();
                }
                conditions.add(Map.of("@FieldId", names[of], "@OperatorType", numbers[of], "#text", wanted[of]));
            }
            groups.add(Map.of("Field", conditions));
        }
        return Optional.of(Json.MAPPER.writeValueAsString(Map.of("Filters", Map.of("Filter", groups))));
    }
}
