package estrik.sandbox.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.company.Column;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.query.Page;
import estrik.sandbox.query.View.ViewField;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RowsJsonTest {
    private static final JsonMapper JACKSON = new JsonMapper();

    @Test
    void anAnswerHasItsRowsByTheNamesOfTheFields() {
        var fields = List.of(field(Column.number("Number", "", ""), 1), field(Column.text("Text", 80, "", ""), 0));

        var json = RowsJson.of(new Page(5, 2), fields, List.of(row("one", 1L), row("two", 2L)));

        assertThat(new String(json, UTF_8)).isEqualTo("""
                {"skip":5,"take":2,"rows":[{"Number":1,"Text":"one"},{"Number":2,"Text":"two"}]}""");
    }

    @Test
    void everyValueIsWrittenAsJacksonWritesIt() {
        var random = new Random(20_261_122);
        var texts = new ArrayList<@Nullable Object[]>();
        for (var text :
                new String[] {"", "a/b", "\"", "\\", "é€😀", "\u007f\u0080\u2028\uFEFF", "<&>'", "\0\b\t\n\f\r\u001f"
                }) {
            texts.add(row(text));
        }
        for (int at = 0; at < 1_000; at++) {
            texts.add(row(random.ints(random.nextInt(20), 0, 0xd800)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString()));
        }
        sameAsJackson(Column.text("Na\"am é", 80, "", ""), texts);
        sameAsJackson(Column.number("Number", "", ""), List.of(row(0L), row(Long.MIN_VALUE), row((Object) null)));
        sameAsJackson(Column.flag("Flag", "", ""), List.of(row(true), row(false)));
        sameAsJackson(
                Column.amount("Amount", "", ""),
                List.of(row(new BigDecimal("-0.10")), row(new BigDecimal("1E+3")), row(new BigDecimal("0.00000001"))));
    }

    @Test
    void aDateHasAZAndNoPartsOfASecond() {
        assertThat(dates("2026-11-22T08:01:02.9", "0001-01-01T00:00", "-0044-03-15T12:00:01", "+123456789-01-01T00:00"))
                .isEqualTo("""
                {"skip":0,"take":100,"rows":[{"Date":"2026-11-22T08:01:02Z"},{"Date":"0001-01-01T00:00:00Z"},\
                {"Date":"-0044-03-15T12:00:01Z"},{"Date":"+123456789-01-01T00:00Z"}]}""");
    }

    private static String dates(String... dates) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var date : dates) {
            rows.add(row(LocalDateTime.parse(date)));
        }
        return new String(RowsJson.of(new Page(0, 100), List.of(field(Column.date("Date", "", ""), 0)), rows), UTF_8);
    }

    private static void sameAsJackson(Column column, List<@Nullable Object[]> rows) {
        var expected = new LinkedHashMap<String, Object>();
        expected.put("skip", 0);
        expected.put("take", 100);
        expected.put("rows", rows.stream().map(row -> of(column.id(), row[0])).toList());

        assertThat(new String(RowsJson.of(new Page(0, 100), List.of(field(column, 0)), rows), UTF_8))
                .isEqualTo(JACKSON.writeValueAsString(expected));
    }

    private static Map<String, @Nullable Object> of(String name, @Nullable Object value) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put(name, value);
        return row;
    }

    private static ViewField field(Column column, int at) {
        return new ViewField(GetConnector.Field.of(column), column, at);
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
