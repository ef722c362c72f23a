package estrik.sandbox.company;

import java.util.Locale;

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
}
