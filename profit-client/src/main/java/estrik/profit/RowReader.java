package estrik.profit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes the rows of a GetConnector's answer from the socket, one at a time:
/// `{"skip":0,"take":100,"rows":[{…},{…}]}` (AFAS docs, *GetConnector*).
///
/// The rows of an answer have the same fields in the same order, so each name is only compared with that of
/// the row before; a row with others is read all the same. Belongs to one thread.
final class RowReader {
    // AFAS docs, GetConnector: columns times rows stay below this.
    private static final int MOST_FIELDS = 150_000;

    private final JsonBytes json;
    private Fields fields = Fields.NONE;
    // For each field where its value begins, and where it ends with its marks behind that.
    private int[] places = new int[32];
    private boolean begun;

    private RowReader(JsonBytes json) {
        this.json = json;
    }

    /// Reads up to the first row.
    ///
    /// @param body in UTF-8
    static RowReader open(InputStream body) throws IOException, Garbled {
        var json = new JsonBytes(body);
        if (!json.takeIf('{')) {
            throw otherShape();
        }
        if (json.token() != '}') {
            do {
                if (json.name().equals("rows")) {
                    if (!json.takeIf('[')) {
                        throw otherShape();
                    }
                    return new RowReader(json);
                }
                json.skip();
            } while (json.takeIf(','));
            json.take('}');
        }
        throw new Garbled("the JSON has no rows");
    }

    /// The one row that these bytes hold.
    static Row only(byte[] row) throws IOException, Garbled {
        return new RowReader(new JsonBytes(new ByteArrayInputStream(row))).row();
    }

    /// The next row; `null` once the whole answer was read and found complete.
    @Nullable
    Row next() throws IOException, Garbled {
        if (begun ? !json.takeIf(',') : json.token() == ']') {
            json.take(']');
            finish();
            return null;
        }
        begun = true;
        return row();
    }

    private Row row() throws IOException, Garbled {
        if (json.token() != '{') {
            throw otherShape();
        }
        json.keep();
        json.take('{');
        var count = 0;
        @Nullable Change change = null;
        if (json.token() != '}') {
            do {
                if (change != null || !isAsBefore(count)) {
                    change = named(json.name(), count, change);
                }
                if (2 * count == places.length) {
                    places = Arrays.copyOf(places, 2 * places.length);
                }
                value(count);
                count++;
            } while (json.takeIf(','));
        }
        json.take('}');
        if (change != null) {
            fields = new Fields(change.names);
        } else if (count < fields.count()) {
            fields = fields.first(count);
        }
        return made(count);
    }

    /// The row from its values alone: the names are known.
    private Row made(int count) {
        var length = count;
        for (var at = 0; at < count; at++) {
            length += (places[2 * at + 1] >>> Row.MARKS) - places[2 * at];
        }
        var bytes = new byte[length];
        var ends = new int[count];
        var end = 0;
        for (var at = 0; at < count; at++) {
            var from = places[2 * at];
            var to = places[2 * at + 1] >>> Row.MARKS;
            json.copy(from, to, bytes, end);
            end += to - from;
            ends[at] = end << Row.MARKS | (places[2 * at + 1] & Row.ALL_MARKS);
            bytes[end++] = ',';
        }
        return new Row(fields, bytes, ends);
    }

    /// Passes over the name of the row before at this place, when it comes next.
    private boolean isAsBefore(int at) {
        var key = at < fields.count() ? fields.key(at) : null;
        return key != null && json.takeIf(key);
    }

    private void value(int at) throws IOException, Garbled {
        var first = json.token();
        if (first == '{' || first == '[') {
            throw otherShape();
        }
        var marks = json.scalar();
        places[2 * at] = json.value();
        places[2 * at + 1] = json.place() << Row.MARKS | marks;
    }

    /// The names of a row that has others than the row before.
    private static final class Change {
        final List<String> names = new ArrayList<>();
        final Set<String> known = new HashSet<>();
    }

    private @Nullable Change named(String name, int at, @Nullable Change before) throws Garbled {
        if (before == null && at < fields.count() && fields.name(at).equals(name)) {
            // Only written in another way.
            return null;
        }
        var change = before == null ? new Change() : before;
        if (before == null) {
            fields.set().stream().limit(at).forEach(change.names::add);
            change.known.addAll(change.names);
        }
        if (!change.known.add(name)) {
            throw new Garbled("a row of the JSON has a field twice");
        }
        change.names.add(name);
        if (change.names.size() >= MOST_FIELDS) {
            throw new Garbled("a row of the JSON has " + MOST_FIELDS + " fields or more");
        }
        return change;
    }

    private void finish() throws IOException, Garbled {
        while (json.takeIf(',')) {
            json.name();
            json.skip();
        }
        json.take('}');
        if (!json.isAtEnd()) {
            throw new Garbled("something follows the JSON");
        }
    }

    private static Garbled otherShape() {
        return new Garbled("the JSON has another shape than AFAS documents");
    }
}
