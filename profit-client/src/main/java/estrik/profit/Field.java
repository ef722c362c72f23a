package estrik.profit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// A field of a GetConnector in a filter; begins with [Filter#field(String)].
///
/// Values may be a `String`, `Integer`, `Long`, `BigDecimal`, `LocalDate` or `LocalDateTime`; anything else
/// throws an `IllegalArgumentException`. A date and time is the clock in Amsterdam and is sent without `Z` and
/// in whole seconds: with a `Z` Profit refuses it or finds nothing.
///
/// In text, `%` may work as a wildcard (AFAS help, *Filter XML*). Profit most likely ignores upper and lower
/// case; AFAS does not say so.
public final class Field {
    private final String name;

    Field(String name) {
        this.name = name;
    }

    /// Equal to the value.
    public Filter is(Object value) {
        return compare(Operator.EQUAL, value);
    }

    /// Not equal to the value.
    public Filter isNot(Object value) {
        return compare(Operator.NOT_EQUAL, value);
    }

    /// The value or more. The right one for "changed since": Profit stores fractions of a second that it does
    /// not show.
    public Filter atLeast(Object value) {
        return compare(Operator.AT_LEAST, value);
    }

    /// The value or less.
    public Filter atMost(Object value) {
        return compare(Operator.AT_MOST, value);
    }

    /// More than the value.
    public Filter greaterThan(Object value) {
        return compare(Operator.GREATER, value);
    }

    /// Less than the value.
    public Filter lessThan(Object value) {
        return compare(Operator.LESS, value);
    }

    /// Text with this text somewhere in it.
    public Filter contains(String text) {
        return compare(Operator.CONTAINS, text);
    }

    /// Text with this text nowhere in it.
    public Filter doesNotContain(String text) {
        return compare(Operator.DOES_NOT_CONTAIN, text);
    }

    /// Text that starts with this text.
    public Filter startsWith(String text) {
        return compare(Operator.STARTS_WITH, text);
    }

    /// Text that does not start with this text.
    public Filter doesNotStartWith(String text) {
        return compare(Operator.DOES_NOT_START_WITH, text);
    }

    /// Text that ends with this text.
    public Filter endsWith(String text) {
        return compare(Operator.ENDS_WITH, text);
    }

    /// Text that does not end with this text.
    public Filter doesNotEndWith(String text) {
        return compare(Operator.DOES_NOT_END_WITH, text);
    }

    /// Without content.
    public Filter empty() {
        return compare(Operator.EMPTY, "");
    }

    /// With any content.
    public Filter notEmpty() {
        return compare(Operator.NOT_EMPTY, "");
    }

    /// AFAS's quick filter: searches the text as the search box in Profit does. Slower than the others; AFAS
    /// does not publish its grammar.
    public Filter quick(String text) {
        return compare(Operator.QUICK, text);
    }

    private Filter compare(Operator operator, Object value) {
        return Filter.of(new Condition(name, operator, written(value)));
    }

    private static String written(Object value) {
        return switch (value) {
            case String text -> text;
            case Integer number -> number.toString();
            case Long number -> number.toString();
            case BigDecimal number -> Value.written("The filter", number);
            case LocalDate day -> day.toString();
            case LocalDateTime time -> Value.written(time);
            default ->
                throw new IllegalArgumentException("A filter cannot compare with a "
                        + value.getClass().getSimpleName() + "; give text, a number or a date.");
        };
    }
}
