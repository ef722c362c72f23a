package estrik.profit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    // A number like 1e999999999 is short in JSON and would fill the memory when written out.
    private static final int WIDEST_NUMBER = 1_000;

    private final Map<String, @Nullable Object> values;

    private Row(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /// A row made by hand, for tests of code that reads rows.
    ///
    /// @param values by field name: `String`, `Integer`, `Long`, `BigDecimal`, `Boolean` or `null`
    /// @throws IllegalArgumentException for a value of another type
    public static Row of(Map<String, ? extends @Nullable Object> values) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((field, value) -> copy.put(field, checked(field, value)));
        return new Row(copy);
    }

    /// Takes the map as its own; only for values that come from the reader.
    static Row owning(Map<String, @Nullable Object> values) {
        return new Row(values);
    }

    private static @Nullable Object checked(String field, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> Long.valueOf(number);
            case String text -> text;
            case Long number -> number;
            case BigDecimal number -> number;
            case Boolean truth -> truth;
            default ->
                throw new IllegalArgumentException("Field '" + field + "' cannot hold a "
                        + value.getClass().getSimpleName() + ".");
        };
    }

    /// The names of the fields, in Profit's order.
    public Set<String> fields() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /// Whether the row has this field, empty or not. Letter case counts.
    public boolean has(String field) {
        return values.containsKey(field);
    }

    /// The content as text: numbers in plain digits, `true` or `false`, dates as Profit wrote them.
    ///
    /// @return `null` when the field is empty
    /// @throws FieldUnreadable when the row has no such field
    public @Nullable String text(String field) {
        return switch (value(field)) {
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
            return switch (value(field)) {
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
            return switch (value(field)) {
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
        return switch (value(field)) {
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
        try {
            return switch (value(field)) {
                case null -> null;
                case String text when text.isBlank() -> null;
                case String text -> time(text.strip());
                case Object other -> throw holdsNo(field, "date");
            };
        } catch (DateTimeParseException e) {
            throw holdsNo(field, "date");
        }
    }

    private static LocalDateTime time(String text) {
        var local = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        return local.contains("T")
                ? LocalDateTime.parse(local)
                : LocalDate.parse(local).atStartOfDay();
    }

    private @Nullable Object value(String field) {
        if (!values.containsKey(field)) {
            throw new FieldUnreadable(field, "The row has no field '" + field + "'; it has " + fields() + ".");
        }
        return values.get(field);
    }

    private static FieldUnreadable holdsNo(String field, String type) {
        return new FieldUnreadable(field, "Field '" + field + "' holds no " + type + ".");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row row && row.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /// The names of the fields; the content may be personal and stays out of logs.
    @Override
    public String toString() {
        return "Row" + fields();
    }
}
