package estrik.sandbox.company;

import estrik.sandbox.wire.ProfitError;
import java.util.List;
import java.util.Locale;

/// A GetConnector: a view on a data collection that a customer can copy, rename and cut to size.
///
/// @param id its external name, which stands in the address
/// @param collection the data collection it is based on; it cannot be changed afterwards
/// @param filter the fixed filter, written as `filterjson`; empty for none
/// @param shipped whether it came with Profit; such a one is copied and never changed
public record GetConnector(
        String id,
        String dutch,
        String english,
        String collection,
        List<Field> fields,
        String filter,
        boolean blocked,
        boolean shipped) {

    /// A field as it is given out.
    ///
    /// @param id what rows are keyed by
    /// @param column the column of the data collection behind it
    public record Field(String id, String column, String dutch, String english) {
        public static Field of(Column column) {
            return new Field(column.id(), column.id(), column.dutch(), column.english());
        }

        public String label(Locale language) {
            return language.getLanguage().equals("nl") ? dutch : english;
        }
    }

    public GetConnector {
        fields = List.copyOf(fields);
    }

    /// One that ships with Profit, with every column of its data collection.
    public static GetConnector shipped(String id, DataCollection collection) {
        return new GetConnector(
                id,
                collection.dutch(),
                collection.english(),
                collection.id(),
                collection.columns().stream().map(Field::of).toList(),
                "",
                false,
                true);
    }

    /// One that somebody made, with every column of the data collection.
    public static GetConnector on(String id, DataCollection collection) {
        return shipped(id, collection).copy(id);
    }

    /// A copy under another name, which may be changed.
    public GetConnector copy(String name) {
        return new GetConnector(name, dutch, english, collection, fields, filter, false, false);
    }

    public GetConnector named(String now) {
        return new GetConnector(now, dutch, english, collection, fields, filter, blocked, shipped);
    }

    public GetConnector blocked(boolean now) {
        return new GetConnector(id, dutch, english, collection, fields, filter, now, shipped);
    }

    public GetConnector fields(List<Field> now) {
        return new GetConnector(id, dutch, english, collection, now, filter, blocked, shipped);
    }

    public GetConnector filter(String json) {
        return new GetConnector(id, dutch, english, collection, fields, json, blocked, shipped);
    }

    public GetConnector described(String inDutch, String inEnglish) {
        return new GetConnector(id, inDutch, inEnglish, collection, fields, filter, blocked, shipped);
    }

    public String description(Locale language) {
        return language.getLanguage().equals("nl") ? dutch : english;
    }

    /// The field of this id in any letter case, spelt as it is defined.
    public Field field(String given) {
        return fields.stream()
                .filter(field -> field.id().equalsIgnoreCase(given.strip()))
                .findFirst()
                .orElseThrow(() -> ProfitError.noSuchField(given.strip()));
    }
}
