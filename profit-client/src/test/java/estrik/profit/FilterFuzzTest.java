package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a filter says is what is written, whichever form it takes: read back as AFAS documents it, it gives the
/// same comparisons, and nothing in a value or a name divides it. The seeds stand in `FilterFuzzTestInputs`.
class FilterFuzzTest {

    private record Said(String field, int operator, String value) {}

    @FuzzTest(maxDuration = "60s")
    void whatIsWrittenIsWhatWasSaid(FuzzedDataProvider data) throws IOException, Garbled {
        var said = new ArrayList<List<Said>>();
        @Nullable Filter filter = null;
        for (int i = data.consumeInt(1, 3); i > 0; i--) {
            var together = new ArrayList<Said>();
            @Nullable Filter all = null;
            for (int k = data.consumeInt(1, 3); k > 0; k--) {
                var name = data.consumeString(20);
                var value = data.consumeString(40);
                var number = data.consumeInt(1, 15);
                Filter one;
                try {
                    one = compare(name, number, value);
                } catch (IllegalArgumentException refused) {
                    return;
                }
                together.add(new Said(name, number, number == 8 || number == 9 ? "" : value));
                all = all == null ? one : all.and(one);
            }
            said.add(together);
            filter = filter == null ? all : filter.or(Objects.requireNonNull(all));
        }
        for (var form : Objects.requireNonNull(filter).forms()) {
            assertThat(readBack(form)).isEqualTo(said);
        }
    }

    /// Source of the numbers: AFAS docs, *GetConnector*, table of operator types.
    private static Filter compare(String name, int operator, String value) {
        var field = Filter.field(name);
        return switch (operator) {
            case 1 -> field.is(value);
            case 2 -> field.atLeast(value);
            case 3 -> field.atMost(value);
            case 4 -> field.greaterThan(value);
            case 5 -> field.lessThan(value);
            case 6 -> field.contains(value);
            case 7 -> field.isNot(value);
            case 8 -> field.empty();
            case 9 -> field.notEmpty();
            case 10 -> field.startsWith(value);
            case 11 -> field.doesNotContain(value);
            case 12 -> field.doesNotStartWith(value);
            case 13 -> field.endsWith(value);
            case 14 -> field.doesNotEndWith(value);
            default -> field.quick(value);
        };
    }

    private static List<List<Said>> readBack(String parameters) throws IOException, Garbled {
        var query = URI.create("http://localhost/x?" + parameters).getRawQuery();
        var read = new TreeMap<String, String>();
        for (var parameter : query.split("&", -1)) {
            var parts = parameter.split("=", -1);
            assertThat(parts).hasSize(2);
            read.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        var json = read.get("filterjson");
        return json == null ? compact(read) : json(json);
    }

    // Only one of the two separators may divide, for AFAS does not say which of them binds closer.
    private static List<List<Said>> compact(Map<String, String> read) {
        var or = read.getOrDefault("filterfieldids", "").contains(";");
        var separator = or ? ";" : ",";
        var fields = read.getOrDefault("filterfieldids", "").split(separator, -1);
        var values = read.getOrDefault("filtervalues", "").split(separator, -1);
        var operators = read.getOrDefault("operatortypes", "").split(separator, -1);
        assertThat(read.values()).noneMatch(text -> text.contains(or ? "," : ";"));
        assertThat(values).hasSameSizeAs(fields);
        assertThat(operators).hasSameSizeAs(fields);
        var each = new ArrayList<Said>();
        for (int i = 0; i < fields.length; i++) {
            var operator = Integer.parseInt(operators[i]);
            // "Empty" and "not empty" still want a value: two quotes.
            each.add(new Said(fields[i], operator, operator == 8 || operator == 9 ? "" : values[i]));
        }
        return or ? each.stream().map(List::of).toList() : List.of(each);
    }

    private static List<List<Said>> json(String text) throws IOException, Garbled {
        var document = Json.object(Json.parser(new ByteArrayInputStream(text.getBytes(UTF_8)), UTF_8));
        return Json.objects(Json.object(document, "Filters"), "Filter").stream()
                .map(filter -> Json.objects(filter, "Field").stream()
                        .map(field -> new Said(
                                String.valueOf(Json.text(field, "@FieldId")),
                                Integer.parseInt(String.valueOf(Json.text(field, "@OperatorType"))),
                                String.valueOf(Json.text(field, "#text"))))
                        .toList())
                .toList();
    }
}
