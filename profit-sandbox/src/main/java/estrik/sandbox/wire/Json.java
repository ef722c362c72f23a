package estrik.sandbox.wire;

import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reading and writing JSON the way the sandbox needs it. Shared by threads.
public final class Json {
    public static final JsonMapper MAPPER = mapper(1_000_000);

    /// The same for JSON that carries files: one text may be as long as a whole call.
    public static final JsonMapper FILES = mapper((int) Request.MOST_BYTES);

    private static JsonMapper mapper(int longestText) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxStringLength(longestText)
                                .build())
                        .build())
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
    }

    private Json() {}

    /// The plain values of one JSON object, by name in any letter case; nested values are left out.
    /// Reads the stream piece by piece, so a large body is never held whole.
    public static Map<String, String> flatObject(InputStream body) {
        var values = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        try (var parser = MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ProfitError.invalidJson();
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                var value = parser.nextToken();
                if (value.isStructStart()) {
                    parser.skipChildren();
                } else if (value != JsonToken.VALUE_NULL) {
                    values.put(name, parser.getString());
                }
            }
            if (parser.nextToken() != null) {
                throw ProfitError.invalidJson();
            }
            return values;
        } catch (JacksonException e) {
            throw ProfitError.invalidJson();
        }
    }
}
