package estrik.sandbox.company;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One column of a data collection.
///
/// @param id what a fresh GetConnector calls it in its rows
/// @param length the most characters or digits
/// @param dutch the label in Dutch
public record Column(String id, DataType type, int length, String dutch, String english) {
    /// What AFAS's metainfo calls `dataType`.
    public enum DataType {
        STRING,
        INT,
        DECIMAL,
        BOOLEAN,
        DATE,
        BLOB;

        /// As it is written on the wire, such as `string`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The type that is written like this on the wire.
        public static Optional<DataType> of(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst();
        }
    }

    public static Column number(String id, String dutch, String english) {
        return new Column(id, DataType.INT, 10, dutch, english);
    }

    public static Column text(String id, int length, String dutch, String english) {
        return new Column(id, DataType.STRING, length, dutch, english);
    }

    /// A date, with or without a time of day.
    public static Column date(String id, String dutch, String english) {
        return new Column(id, DataType.DATE, 10, dutch, english);
    }

    public static Column flag(String id, String dutch, String english) {
        return new Column(id, DataType.BOOLEAN, 1, dutch, english);
    }

    public static Column amount(String id, String dutch, String english) {
        return new Column(id, DataType.DECIMAL, 26, dutch, english);
    }

    public static Column blob(String id, String dutch, String english) {
        return new Column(id, DataType.BLOB, 0, dutch, english);
    }

    /// The value as rows hold it: any whole number as a `Long`, a date without a time as its midnight, and so on.
    ///
    /// @throws IllegalArgumentException when the column cannot hold it
    public @Nullable Object holding(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        var held = switch (type) {
            case STRING -> given instanceof String ? given : null;
            case INT -> isWhole(given) ? (Object) ((Number) given).longValue() : null;
            case DECIMAL -> amount(given);
            case BOOLEAN -> given instanceof Boolean ? given : null;
            case DATE -> date(given);
            case BLOB -> given instanceof byte[] bytes ? bytes.clone() : null;
        };
        if (held == null) {
            throw new IllegalArgumentException(
                    "column '" + id + "' is of the type " + type.word() + " and cannot hold " + told(given));
        }
        return held;
    }

    private static boolean isWhole(Object given) {
        return given instanceof Long || given instanceof Integer || given instanceof Short || given instanceof Byte;
    }

    private static @Nullable Object amount(Object given) {
        return switch (given) {
            case BigDecimal amount -> amount;
            case BigInteger number -> new BigDecimal(number);
            case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
            case Float number when Float.isFinite(number) -> new BigDecimal(number.toString());
            default -> isWhole(given) ? BigDecimal.valueOf(((Number) given).longValue()) : null;
        };
    }

    private static @Nullable Object date(Object given) {
        return switch (given) {
            case LocalDateTime date -> date;
            case LocalDate day -> day.atStartOfDay();
            case Instant instant -> LocalDateTime.ofInstant(instant, Company.AMSTERDAM);
            default -> null;
        };
    }

    private static String told(Object given) {
        var text =
                given instanceof String ? "\"" + given + "\"" : given.getClass().getSimpleName() + " " + given;
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
