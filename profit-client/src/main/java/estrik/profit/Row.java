package estrik.profit;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// One row of a GetConnector. Immutable. It prints the names of its fields, never their content.
///
/// Profit sends every field in every row, `null` when it is empty; so an empty field reads as `null`, and a
/// field that is not there throws [FieldUnreadable]: the GetConnector was changed. Ask [#has(String)] first
/// where that may be.
public final class Row {
    /// The zone of every date and time in Profit.
    ///
    /// AFAS writes `2012-11-22T09:49:49Z`, but the `Z` has no meaning: it is the clock in Amsterdam, not UTC.
    /// Source: AFAS docs, *GetConnector*, which tells to ignore the `Z`.
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    /// How many bits of a place say what is in a text; see [JsonBytes#scalar()].
    static final int MARKS = 2;

    static final int ALL_MARKS = (1 << MARKS) - 1;

    // A number like 1e999999999 is short in JSON and would fill the memory when written out.
    private static final int WIDEST_NUMBER = 1_000;

    private final Fields fields;
    // The values as they came, each with a comma behind it. A row has bytes of its own, so that one row that is
    // held does not hold a whole answer.
    private final byte[] bytes;
    // For each field where its value ends, with its marks behind that.
    private final int[] ends;

    Row(Fields fields, byte[] bytes, int[] ends) {
        this.fields = fields;
        this.bytes = bytes;
        this.ends = ends;
    }

    /// A row made by hand, for tests of code that reads rows.
    ///
    /// @param values by field name: `String`, `Integer`, `Long`, `BigDecimal`, `Boolean` or `null`
    /// @throws IllegalArgumentException for a value of another type, or larger than Profit's can be
    public static Row of(Map<String, ? extends @Nullable Object> values) {
        var json = Json.written(row -> {
            row.writeStartObject();
            values.forEach((field, value) -> {
                row.writeName(field);
                write(row, field, value);
            });
            row.writeEndObject();
        });
        try {
            return RowReader.only(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | Garbled tooLarge) {
            throw new IllegalArgumentException("This cannot be a row of Profit: " + tooLarge.getMessage() + ".");
        }
    }

    private static void write(JsonGenerator json, String field, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default ->
                throw new IllegalArgumentException("Field '" + field + "' cannot hold a "
                        + value.getClass().getSimpleName() + ".");
        }
    }

    /// The names of the fields, in Profit's order.
    public Set<String> fields() {
        return fields.set();
    }

    /// Whether the row has this field, empty or not. Letter case counts.
    public boolean has(String field) {
        return fields.at(field) >= 0;
    }

    /// The content as text: numbers in plain digits, `true` or `false`, dates as Profit wrote them.
    ///
    /// @return `null` when the field is empty
    /// @throws FieldUnreadable when the row has no such field
    public @Nullable String text(String field) {
        return switch (content(place(field))) {
            case null -> null;
            case BigDecimal number when Math.abs((long) number.scale()) < WIDEST_NUMBER -> number.toPlainString();
            case Object other -> other.toString();
        };
    }

    /// The content as a whole number.
    ///
    /// @return `null` when the field is empty
    /// @throws FieldUnreadable when the row has no such field, or it holds no whole number of 64 bits
    public @Nullable Long integer(String field) {
        try {
            return switch (content(place(field))) {
                case null -> null;
                case Long number -> number;
                case BigDecimal number -> number.longValueExact();
                case String text when text.isBlank() -> null;
                case String text -> Long.valueOf(text.strip());
                case Object other -> throw holdsNo(field, "whole number");
            };
        } catch (ArithmeticException | NumberFormatException e) {
            throw holdsNo(field, "whole number");
        }
    }

    /// The content as a decimal number.
    ///
    /// @return `null` when the field is empty
    /// @throws FieldUnreadable when the row has no such field, or it holds no number
    public @Nullable BigDecimal decimal(String field) {
        try {
            return switch (content(place(field))) {
                case null -> null;
                case Long number -> BigDecimal.valueOf(number);
                case BigDecimal number -> number;
                case String text when text.isBlank() -> null;
                case String text -> new BigDecimal(text.strip());
                case Object other -> throw holdsNo(field, "number");
            };
        } catch (NumberFormatException e) {
            throw holdsNo(field, "number");
        }
    }

    /// The content as yes or no.
    ///
    /// @return `null` when the field is empty
    /// @throws FieldUnreadable when the row has no such field, or it holds neither `true` nor `false`
    public @Nullable Boolean bool(String field) {
        return switch (content(place(field))) {
            case null -> null;
            case Boolean truth -> truth;
            case String text when text.isBlank() -> null;
            case String text when text.strip().equalsIgnoreCase("true") -> true;
            case String text when text.strip().equalsIgnoreCase("false") -> false;
            case Object other -> throw holdsNo(field, "yes or no");
        };
    }

    /// The content as a day; a time of day behind it is left out.
    ///
    /// @return `null` when the field is empty
    /// @throws FieldUnreadable when the row has no such field, or it holds no date
    public @Nullable LocalDate date(String field) {
        var time = dateTime(field);
        return time == null ? null : time.toLocalDate();
    }

    /// The content as a date and time on the clock in Amsterdam ([#ZONE]); the false `Z` is dropped.
    ///
    /// Profit shows whole seconds but stores fractions: to ask for what changed since, filter with "at least"
    /// this time and expect some rows again.
    ///
    /// @return `null` when the field is empty; midnight when it holds only a day
    /// @throws FieldUnreadable when the row has no such field, or it holds no date
    public @Nullable LocalDateTime dateTime(String field) {
        var at = place(field);
        try {
            if (bytes[from(at)] == '"') {
                var time = Scalars.time(bytes, from(at) + 1, to(at) - 1);
                if (time != null) {
                    return time;
                }
            }
            return switch (content(at)) {
                case null -> null;
                case String text when text.isBlank() -> null;
                case String text -> time(text.strip());
                case Object other -> throw holdsNo(field, "date");
            };
        } catch (DateTimeException e) {
            throw holdsNo(field, "date");
        }
    }

    private static LocalDateTime time(String text) {
        var local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        return local.contains("T")
                ? LocalDateTime.parse(local)
                : LocalDate.parse(local).atStartOfDay();
    }

    /// The content as bytes, which Profit writes in base64 (AFAS docs, *GetConnector*: blob).
    ///
    /// @return `null` when the field is empty
    /// @throws FieldUnreadable when the row has no such field, or it holds no base64
    public byte @Nullable [] blob(String field) {
        try {
            return switch (content(place(field))) {
                case null -> null;
                case String text when text.isBlank() -> null;
                case String text -> Base64.getDecoder().decode(text.strip());
                case Object other -> throw holdsNo(field, "base64");
            };
        } catch (IllegalArgumentException e) {
            throw holdsNo(field, "base64");
        }
    }

    private int place(String field) {
        var at = fields.at(field);
        if (at < 0) {
            throw new FieldUnreadable(field, "The row has no field '" + field + "'; it has " + fields() + ".");
        }
        return at;
    }

    private int from(int at) {
        return at == 0 ? 0 : to(at - 1) + 1;
    }

    private int to(int at) {
        return ends[at] >>> MARKS;
    }

    /// What a field holds: text, `Long`, `BigDecimal`, `Boolean` or `null`.
    @Nullable
    Object content(int at) {
        var from = from(at);
        var to = to(at);
        return switch (bytes[from]) {
            case '"' -> Scalars.text(bytes, from + 1, to - 1, ends[at] & ALL_MARKS);
            case 'n' -> null;
            case 't' -> true;
            case 'f' -> false;
            default -> Scalars.number(bytes, from, to);
        };
    }

    boolean isEmpty(String field) {
        return bytes[from(place(field))] == 'n';
    }

    /// Whether a field holds the same, written in the same way, as that of a row of the same answer.
    boolean holdsSame(String field, Row other) {
        var here = place(field);
        var there = other.place(field);
        return Arrays.equals(bytes, from(here), to(here), other.bytes, other.from(there), other.to(there));
    }

    /// Equal content gives the same bytes, in this process and in every other, as long as Profit writes it
    /// alike.
    byte[] bytes() {
        return bytes;
    }

    private static FieldUnreadable holdsNo(String field, String type) {
        return new FieldUnreadable(field, "Field '" + field + "' holds no " + type + ".");
    }

    /// Equal when the same fields hold the same, in whatever order.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && row.fields.set().equals(fields.set()) && holdsThatOf(row);
    }

    private boolean holdsThatOf(Row row) {
        for (var at = 0; at < fields.count(); at++) {
            if (!Objects.equals(content(at), row.content(row.fields.at(fields.name(at))))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        var hash = 0;
        for (var at = 0; at < fields.count(); at++) {
            hash += fields.name(at).hashCode() ^ Objects.hashCode(content(at));
        }
        return hash;
    }

    /// The names of the fields; the content may be personal and stays out of logs.
    @Override
    public String toString() {
        return "Row" + fields();
    }
}
