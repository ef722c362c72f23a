package estrik.profit;

import java.io.IOException;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Takes the rows of a GetConnector's answer from the socket, one at a time:
/// `{"skip":0,"take":100,"rows":[{…},{…}]}` (AFAS docs, *GetConnector*).
final class RowReader {
    private final JsonParser parser;

    private RowReader(JsonParser parser) {
        this.parser = parser;
    }

    /// Reads up to the first row.
    static RowReader open(JsonParser parser) throws IOException, Garbled {
        Json.expect(JsonToken.START_OBJECT, Json.next(parser));
        for (var token = Json.next(parser); token == JsonToken.PROPERTY_NAME; token = Json.next(parser)) {
            var rows = parser.currentName().equals("rows");
            var value = Json.next(parser);
            if (rows) {
                Json.expect(JsonToken.START_ARRAY, value);
                return new RowReader(parser);
            }
            Json.skip(parser);
        }
        throw new Garbled("the JSON has no rows");
    }

    /// The next row; `null` once the whole answer was read and found complete.
    @Nullable
    Row next() throws IOException, Garbled {
        var token = Json.next(parser);
        if (token == JsonToken.END_ARRAY) {
            finish();
            return null;
        }
        Json.expect(JsonToken.START_OBJECT, token);
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var part = Json.next(parser); part != JsonToken.END_OBJECT; part = Json.next(parser)) {
            Json.expect(JsonToken.PROPERTY_NAME, part);
            var field = parser.currentName();
            if (values.containsKey(field)) {
                throw new Garbled("a field comes twice in a row");
            }
            values.put(field, Json.scalar(parser, Json.next(parser)));
        }
        return Row.owning(values);
    }

    private void finish() throws IOException, Garbled {
        for (var token = Json.next(parser); token != JsonToken.END_OBJECT; token = Json.next(parser)) {
            Json.expect(JsonToken.PROPERTY_NAME, token);
            Json.next(parser);
            Json.skip(parser);
        }
        if (Json.next(parser) != null) {
            throw new Garbled("something follows the JSON");
        }
    }
}
