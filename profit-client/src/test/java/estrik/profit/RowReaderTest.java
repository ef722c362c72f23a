package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

class RowReaderTest {
    private static final String EVERYTHING = """
            {"skip":0,"take":2,"rows":[
             {"Id":1,"Text":"a \\"b\\" \\\\ \\/ \\u00e9\\n","Wide":"Café € 😀","Amount":-0.50,"Old":-.5,"Large":12345678901234567890,
              "Power":1.5E+2,"Yes":true,"No":false,"Nothing":null,"Empty":"","At":"2026-07-01T12:00:00Z"},
             {"Id":2,"Text":"","Wide":"","Amount":0,"Old":0,"Large":0,"Power":0,"Yes":true,"No":false,"Nothing":null,
              "Empty":"","At":null}],"more":{"a":[1,{}],"b":[]}}
            """;

    @Test
    void readsEachRowAsItComes() throws Exception {
        var rows = read(EVERYTHING);
        var row = rows.getFirst();
        assertThat(rows).hasSize(2);
        assertThat(row.fields())
                .containsExactly(
                        "Id", "Text", "Wide", "Amount", "Old", "Large", "Power", "Yes", "No", "Nothing", "Empty", "At");
        assertThat(row.integer("Id")).isEqualTo(1);
        assertThat(row.text("Text")).isEqualTo("a \"b\" \\ / é\n");
        assertThat(row.text("Wide")).isEqualTo("Café € 😀");
        assertThat(row.decimal("Amount")).isEqualTo("-0.50");
        assertThat(row.decimal("Old")).isEqualTo("-0.5");
        assertThat(row.text("Large")).isEqualTo("12345678901234567890");
        assertThat(row.integer("Power")).isEqualTo(150);
        assertThat(row.bool("Yes")).isTrue();
        assertThat(row.text("No")).isEqualTo("false");
        assertThat(row.text("Nothing")).isNull();
        assertThat(row.text("Empty")).isEmpty();
        assertThat(row.date("At")).isEqualTo("2026-07-01");
    }

    @Test
    void theRowsOfAnAnswerShareTheirNames() throws Exception {
        var rows = read("{\"rows\":[{\"A\":1,\"B\":2},{ \"A\" : 3 , \"B\":4},{\"A\":5,\"B\":6}]}");
        assertThat(rows)
                .allSatisfy(
                        row -> assertThat(row.fields()).isSameAs(rows.getFirst().fields()));
        assertThat(rows).extracting(row -> row.integer("B")).containsExactly(2L, 4L, 6L);
    }

    @Test
    void aRowWithOtherFieldsThanTheOneBeforeIsReadToo() throws Exception {
        var rows = read(
                "{\"rows\":[{\"A\":1,\"B\":2},{\"B\":3,\"A\":4},{\"A\":5},{},{\"A\":6,\"C\":7,\"B\":8},{\"A\":9}]}");
        assertThat(rows)
                .containsExactly(
                        Row.of(Map.of("A", 1, "B", 2)),
                        Row.of(Map.of("A", 4, "B", 3)),
                        Row.of(Map.of("A", 5)),
                        Row.of(Map.of()),
                        Row.of(Map.of("A", 6, "B", 8, "C", 7)),
                        Row.of(Map.of("A", 9)));
        assertThat(rows.get(1).fields()).containsExactly("B", "A");
        assertThatThrownBy(() -> rows.get(2).text("B")).isInstanceOf(FieldUnreadable.class);
    }

    @Test
    void aNameIsNeverTakenForAnotherThatIsWrittenAlike() throws Exception {
        var rows = read("{\"rows\":[{\"a\\\\b\":1},{\"a\\b\":2},{\"a\\u0008\":3},{\"a\\\"b\":4}]}");
        assertThat(rows)
                .extracting(row -> row.fields().iterator().next())
                .containsExactly("a\\b", "a\b", "a\b", "a\"b");
    }

    @Test
    void aFieldThatComesTwiceIsNotUnderstood() {
        assertThatThrownBy(() -> read("{\"rows\":[{\"A\":1,\"A\":2}]}")).isInstanceOf(Garbled.class);
        assertThatThrownBy(() -> read("{\"rows\":[{\"A\":1,\"B\":2},{\"A\":1,\"A\":2}]}"))
                .isInstanceOf(Garbled.class);
        assertThatThrownBy(() -> read("{\"rows\":[{\"A\":1,\"B\":2},{\"A\":1,\"B\":2,\"A\":3}]}"))
                .hasMessage("a row of the JSON has a field twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "1.",
                "-",
                "+1",
                ".",
                "1e",
                "1e+",
                "1e1234567890",
                "NaN",
                "Infinity",
                "0x10",
                "tru",
                "nul",
                "'a'",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "\"\u0000\"",
                "\"open",
                "1 2",
                ",",
                "[1]",
                "{}",
                "undefined"
            })
    void whatIsNoJsonIsNotUnderstood(String value) {
        assertThatThrownBy(() -> read("{\"rows\":[{\"A\":" + value + "}]}")).isInstanceOf(Garbled.class);
        assertThatThrownBy(() -> read("{\"A\":" + value + "-,\"rows\":[]}")).isInstanceOf(Garbled.class);
    }

    @Test
    void lettersThatAreNoUtf8AreNotUnderstood() {
        int[][] wrong = {
            {0x80},
            {0xC0, 0xAF},
            {0xC2},
            {0xE0, 0x80, 0x80},
            {0xED, 0xA0, 0x80},
            {0xF0, 0x80, 0x80, 0x80},
            {0xF4, 0x90, 0x80, 0x80},
            {0xF5, 0x80, 0x80, 0x80},
            {0xFF},
            {0xE2, 0x82}
        };
        for (var letters : wrong) {
            var bytes = "{\"rows\":[{\"A\":\"abcdefg____\"}]}".getBytes(UTF_8);
            for (var i = 0; i < letters.length; i++) {
                bytes[22 + i] = (byte) letters[i];
            }
            assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes)))
                    .hasMessage("the letters do not fit the charset that the answer names");
        }
    }

    @Test
    void limitsHoldWhatAHostileAnswerCanMakeUsBuild() {
        assertThatThrownBy(() -> read("{\"rows\":[{\"A\":" + "1".repeat(101) + "}]}"))
                .hasMessageContaining("100 digits");
        assertThatThrownBy(() -> read("{\"rows\":[{\"A\":\"" + "1".repeat(40_000_000) + "\"}]}"))
                .hasMessageContaining("20000000 bytes");
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(200))).hasMessageContaining("100 deep");
        var names = new StringBuilder("{\"rows\":[{\"0\":1");
        for (var i = 1; i < 150_000; i++) {
            names.append(",\"").append(i).append("\":1");
        }
        assertThatThrownBy(() -> read(names + "}]}")).hasMessageContaining("150000 fields");
    }

    @Test
    void aRowLongerThanTheBufferIsRead() throws Exception {
        var long1 = "x".repeat(100_000);
        var rows = read("{\"rows\":[{\"A\":\"" + long1 + "\"},{\"A\":\"é" + long1 + "\"},{\"A\":\"y\"}]}");
        assertThat(rows).extracting(row -> row.text("A")).containsExactly(long1, "é" + long1, "y");
    }

    /// However the bytes are cut into pieces, the rows are the same.
    @Test
    void piecesOfAnyLengthGiveTheSameRows() throws Exception {
        var bytes = EVERYTHING.getBytes(UTF_8);
        var whole = read(EVERYTHING);
        for (var piece = 1; piece < 40; piece++) {
            assertThat(read(new Drip(bytes, piece))).isEqualTo(whole);
        }
    }

    /// Broken answers in thousands of forms: what Jackson takes is taken, with the same values, and what it
    /// refuses is refused.
    @Test
    void aSpoiledAnswerIsReadAsJacksonReadsIt() throws Exception {
        var random = new Random(20261129);
        var bytes = EVERYTHING.getBytes(UTF_8);
        var taken = 0;
        for (var run = 0; run < 20_000; run++) {
            var spoiled = bytes.clone();
            for (var change = random.nextInt(3); change >= 0; change--) {
                var signs = "\"\\{}[]:,-.0e tfnu\t\u0001".getBytes(UTF_8);
                spoiled[random.nextInt(bytes.length)] =
                        random.nextInt(4) == 0 ? (byte) random.nextInt(256) : signs[random.nextInt(signs.length)];
            }
            var expected = jackson(spoiled);
            @Nullable List<Map<String, @Nullable Object>> found;
            try {
                found = read(new Drip(spoiled, 1 + random.nextInt(200))).stream()
                        .map(RowReaderTest::values)
                        .toList();
            } catch (Garbled e) {
                found = null;
            }
            assertThat(found).as(new String(spoiled, UTF_8)).isEqualTo(expected);
            taken += expected == null ? 0 : 1;
        }
        assertThat(taken).isGreaterThan(500);
    }

    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// The rows by Jackson; `null` when it does not take them.
    private static @Nullable List<Map<String, @Nullable Object>> jackson(byte[] bytes) {
        // Jackson takes some letters that are no UTF-8.
        try (var parser = JACKSON.createParser(
                ObjectReadContext.empty(),
                UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            @Nullable List<Map<String, @Nullable Object>> rows = null;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var isRows = parser.currentName().equals("rows");
                parser.nextToken();
                if (isRows && rows == null) {
                    rows = rows(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return parser.nextToken() == null ? rows : null;
        } catch (JacksonException | IllegalArgumentException | CharacterCodingException e) {
            return null;
        }
    }

    private static List<Map<String, @Nullable Object>> rows(JsonParser parser) {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        expect(parser.currentToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            expect(parser.currentToken() == JsonToken.START_OBJECT);
            var values = new LinkedHashMap<String, @Nullable Object>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                values.put(
                        name,
                        switch (parser.nextToken()) {
                            case VALUE_STRING -> parser.getString();
                            case VALUE_TRUE -> true;
                            case VALUE_FALSE -> false;
                            case VALUE_NULL -> null;
                            case VALUE_NUMBER_INT -> integer(parser.getDecimalValue());
                            case VALUE_NUMBER_FLOAT -> inRange(parser.getDecimalValue());
                            default -> throw new IllegalArgumentException("no row");
                        });
            }
            rows.add(values);
        }
        return rows;
    }

    private static Map<String, @Nullable Object> values(Row row) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var field : row.fields()) {
            values.put(field, row.content(values.size()));
        }
        return values;
    }

    private static Object integer(BigDecimal number) {
        return number.toBigInteger().bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /// Jackson takes exponents of ten digits too.
    private static BigDecimal inRange(BigDecimal number) {
        expect(Math.abs((long) number.scale()) < 1_000_000_000);
        return number;
    }

    private static void expect(boolean shape) {
        if (!shape) {
            throw new IllegalArgumentException("another shape");
        }
    }

    private static List<Row> read(String json) throws IOException, Garbled {
        return read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }

    private static List<Row> read(InputStream json) throws IOException, Garbled {
        var reader = RowReader.open(json);
        var rows = new ArrayList<Row>();
        for (var row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }

    /// Gives a few bytes at a time, as a socket may.
    private static final class Drip extends InputStream {
        private final ByteArrayInputStream bytes;
        private final int piece;

        Drip(byte[] bytes, int piece) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.piece = piece;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, Math.min(piece, length));
        }
    }
}
