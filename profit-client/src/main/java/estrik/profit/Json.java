package estrik.profit;

import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// Reads and writes JSON with limits on what a hostile answer can make us build.
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxStringLength(20_000_000)
                    .build())
            // Before Profit 7 decimals came as -.5 (AFAS docs, news of Profit 7).
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .build();

    private Json() {}

    /// A parser for a body. Jackson looks at the bytes of UTF-8 itself and skips a byte order mark; letters
    /// that do not fit the charset are an error, never replaced.
    static JsonParser parser(InputStream body, Charset charset) throws IOException, Garbled {
        try {
            return FACTORY.createParser(ObjectReadContext.empty(), Utf8.of(body, charset));
        } catch (JacksonException e) {
            throw trouble(e);
        }
    }

    /// The next token; `null` at the end.
    static @Nullable JsonToken next(JsonParser parser) throws IOException, Garbled {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw trouble(e);
        }
    }

    /// The next token must be this one.
    static void expect(JsonToken wanted, @Nullable JsonToken token) throws Garbled {
        if (token != wanted) {
            throw new Garbled("the JSON has another shape than AFAS documents");
        }
    }

    /// The value at which the parser stands: text, `Long`, `BigDecimal`, `Boolean` or `null`.
    static @Nullable Object scalar(JsonParser parser, @Nullable JsonToken token) throws IOException, Garbled {
        try {
            return switch (token) {
                case VALUE_STRING -> parser.getString();
                case VALUE_NUMBER_INT ->
                    switch (parser.getNumberType()) {
                        case INT, LONG -> (Object) parser.getLongValue();
                        default -> parser.getDecimalValue();
                    };
                case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                case VALUE_NULL -> null;
                case null, default -> throw new Garbled("the JSON has another shape than AFAS documents");
            };
        } catch (NumberFormatException e) {
            // Jackson lets this one out for 1e9999999999, and it quotes the number.
            throw new Garbled("a number is out of reach");
        } catch (JacksonException e) {
            throw trouble(e);
        }
    }

    /// The bytes that stand as base64 in the text at which the parser stands, without a text of that length.
    static byte[] bytes(JsonParser parser, @Nullable JsonToken token) throws IOException, Garbled {
        expect(JsonToken.VALUE_STRING, token);
        var bytes = new ByteArrayOutputStream();
        try {
            parser.readBinaryValue(bytes);
        } catch (JacksonException e) {
            throw trouble(e);
        }
        return bytes.toByteArray();
    }

    /// Leaves out the value at which the parser stands.
    static void skip(JsonParser parser) throws IOException, Garbled {
        try {
            parser.skipChildren();
        } catch (JacksonException e) {
            throw trouble(e);
        }
    }

    /// A whole small document that must be one object.
    static Map<String, @Nullable Object> object(JsonParser parser) throws IOException, Garbled {
        expect(JsonToken.START_OBJECT, next(parser));
        var object = rest(parser);
        if (next(parser) != null) {
            throw new Garbled("something follows the JSON");
        }
        return object;
    }

    /// Names are found in any letter case: AFAS itself mixes them.
    private static Map<String, @Nullable Object> rest(JsonParser parser) throws IOException, Garbled {
        var object = new TreeMap<String, @Nullable Object>(String.CASE_INSENSITIVE_ORDER);
        for (var token = next(parser); token != JsonToken.END_OBJECT; token = next(parser)) {
            expect(JsonToken.PROPERTY_NAME, token);
            var name = parser.currentName();
            if (object.containsKey(name)) {
                throw new Garbled("a name comes twice in the JSON");
            }
            object.put(name, value(parser, next(parser)));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token) throws IOException, Garbled {
        if (token == JsonToken.START_OBJECT) {
            return rest(parser);
        }
        if (token != JsonToken.START_ARRAY) {
            return scalar(parser, token);
        }
        var list = new ArrayList<@Nullable Object>();
        for (var item = next(parser); item != JsonToken.END_ARRAY; item = next(parser)) {
            list.add(value(parser, item));
        }
        return list;
    }

    /// The object under a name; an empty one when there is none.
    @SuppressWarnings("unchecked") // objects are only made by rest(), with text as keys
    static Map<String, @Nullable Object> object(Map<String, @Nullable Object> parent, String name) {
        return parent.get(name) instanceof Map<?, ?> object ? (Map<String, @Nullable Object>) object : Map.of();
    }

    /// The objects of the list under a name; an empty list when there is none.
    @SuppressWarnings("unchecked") // objects are only made by rest(), with text as keys
    static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> parent, String name) {
        if (!(parent.get(name) instanceof List<?> list)) {
            return List.of();
        }
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        for (var item : list) {
            if (item instanceof Map<?, ?> object) {
                objects.add((Map<String, @Nullable Object>) object);
            }
        }
        return objects;
    }

    /// The text or number under a name, as text.
    static @Nullable String text(Map<String, @Nullable Object> parent, String name) {
        return switch (parent.get(name)) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case null, default -> null;
        };
    }

    /// The text or number under a name, as text; empty when there is none.
    static String textOrEmpty(Map<String, @Nullable Object> parent, String name) {
        return Objects.requireNonNullElse(text(parent, name), "");
    }

    /// The whole number under a name; 0 when there is none.
    static int number(Map<String, @Nullable Object> parent, String name) {
        return parent.get(name) instanceof Long number ? Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE) : 0;
    }

    /// Writes a document.
    static String written(Consumer<JsonGenerator> writing) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            writing.accept(json);
        }
        return text.toString();
    }

    /// Jackson's own message may quote the answer, so only the place is told.
    private static Garbled trouble(JacksonException e) throws IOException {
        if (e instanceof JacksonIOException io) {
            var cause = Objects.requireNonNull(io.getCause());
            if (isAboutLetters(cause)) {
                return new Garbled("the letters do not fit the charset that the answer names");
            }
            throw cause;
        }
        var place = e.getLocation();
        return place == null
                ? new Garbled("broken JSON")
                : new Garbled("broken JSON at line " + place.getLineNr() + ", column " + place.getColumnNr());
    }

    private static boolean isAboutLetters(IOException e) {
        return e instanceof CharacterCodingException
                || e instanceof CharConversionException
                // What Jackson says of letters of four bytes in an order that nobody uses.
                || String.valueOf(e.getMessage()).startsWith("Unsupported UCS-4");
    }
}
