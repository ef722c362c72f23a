package estrik.sandbox.rest;

import estrik.sandbox.query.Page;
import estrik.sandbox.query.Values;
import estrik.sandbox.query.View.ViewField;
import estrik.sandbox.wire.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the answer of a GetConnector, byte for byte as Jackson would, but in a fraction of the time: an answer has
/// thousands of values, and they are of few kinds. Belongs to one thread.
final class RowsJson {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    // A name and a value, on average and with some room.
    private static final int PER_VALUE = 32;

    private byte[] bytes;
    private int length;

    private RowsJson(int values) {
        bytes = new byte[PER_VALUE * (2 + values)];
    }

    /// The whole answer.
    ///
    /// @param rows each as long as the data collection is wide
    static byte[] of(Page page, List<ViewField> fields, List<@Nullable Object[]> rows) {
        var json = new RowsJson(rows.size() * fields.size());
        json.ascii("{\"skip\":" + page.skip() + ",\"take\":" + page.take() + ",\"rows\":[");
        var names = names(fields);
        var places = fields.stream().mapToInt(ViewField::at).toArray();
        for (int row = 0; row < rows.size(); row++) {
            json.ascii(row == 0 ? "{" : ",{");
            json.row(names, places, rows.get(row));
            json.ascii("}");
        }
        json.ascii("]}");
        return Arrays.copyOf(json.bytes, json.length);
    }

    /// What stands before each value, such as `,"Amount":`.
    private static byte[][] names(List<ViewField> fields) {
        var names = new byte[fields.size()][];
        for (int at = 0; at < names.length; at++) {
            var name = new RowsJson(0);
            name.ascii(at == 0 ? "" : ",");
            name.text(fields.get(at).id());
            name.ascii(":");
            names[at] = Arrays.copyOf(name.bytes, name.length);
        }
        return names;
    }

    private void row(byte[][] names, int[] places, @Nullable Object[] row) {
        for (int at = 0; at < names.length; at++) {
            add(names[at]);
            value(row[places[at]]);
        }
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> add(NULL);
            case String text -> text(text);
            case Long number -> ascii(Long.toString(number));
            case Boolean flag -> add(flag ? TRUE : FALSE);
            case BigDecimal amount -> ascii(amount.toString());
            case LocalDateTime date -> date(date);
            default -> text(Values.text(value));
        }
    }

    // OAS get-connector.md: the Z means nothing, the time is that of Amsterdam.
    private void date(LocalDateTime date) {
        hold(Values.LONGEST_DATE + 3);
        bytes[length++] = '"';
        length = Values.write(date, bytes, length);
        bytes[length++] = 'Z';
        bytes[length++] = '"';
    }

    private void text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (hasEscapes(utf8)) {
            add(Json.MAPPER.writeValueAsBytes(text));
            return;
        }
        hold(utf8.length + 2);
        bytes[length++] = '"';
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        bytes[length++] = '"';
    }

    private static boolean hasEscapes(byte[] utf8) {
        for (byte each : utf8) {
            if ((each < ' ' && each >= 0) || each == '"' || each == '\\') {
                return true;
            }
        }
        return false;
    }

    private void ascii(String text) {
        add(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void add(byte[] more) {
        hold(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /// Makes room.
    private void hold(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }
}
