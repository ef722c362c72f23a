package estrik.sandbox.company;

import estrik.sandbox.company.Column.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An UpdateConnector: which objects and fields a caller may send.
///
/// @param id its name, which stands in the address
/// @param root the object that its calls begin with
public record UpdateConnector(String id, String dutch, String english, Part root) {
    private static final String FREE = "KnS01";

    /// An object of it. Objects may hold further objects.
    ///
    /// @param name as it stands in a call
    /// @param collection the data collection that its rows are in; empty when the sandbox knows what to do
    /// @param open whether fields are taken that are not listed, as customers have of their own
    public record Part(String name, String collection, boolean open, List<UpdateField> fields, List<Part> objects) {
        public Part {
            fields = List.copyOf(fields);
            objects = List.copyOf(objects);
        }

        public Optional<UpdateField> field(String given) {
            return fields.stream()
                    .filter(each -> each.id().equalsIgnoreCase(given))
                    .findFirst();
        }

        /// The object of this name inside it.
        // A customer's free objects are KnS01, KnS02 and so on; one of them stands for all.
        public Optional<Part> object(String given) {
            return objects.stream()
                    .filter(each -> each.name().equalsIgnoreCase(given))
                    .findFirst()
                    .or(() -> objects.stream()
                            .filter(each -> each.name().equals(FREE) && given.matches("(?i)KnS\\d+"))
                            .map(each -> new Part(given, each.collection(), each.open(), each.fields(), each.objects()))
                            .findFirst());
        }

        public List<UpdateField> keys() {
            return fields.stream().filter(UpdateField::key).toList();
        }
    }

    /// A field of an object.
    ///
    /// @param column the column of the data collection behind it; the same as the id where there is none
    /// @param key whether it tells one row from another
    /// @param mandatory whether an insert needs it
    /// @param values the only values it may have; none when it may have any
    public record UpdateField(
            String id,
            String column,
            DataType type,
            int length,
            boolean key,
            boolean mandatory,
            String dutch,
            String english,
            List<Code> values) {
        public UpdateField {
            values = List.copyOf(values);
        }

        public static UpdateField of(String id, DataType type, int length, String dutch, String english) {
            return new UpdateField(id, id, type, length, false, false, dutch, english, List.of());
        }

        public UpdateField identifying() {
            return new UpdateField(id, column, type, length, true, mandatory, dutch, english, values);
        }

        public UpdateField needed() {
            return new UpdateField(id, column, type, length, key, true, dutch, english, values);
        }

        public UpdateField oneOf(Code... codes) {
            return new UpdateField(id, column, type, length, key, mandatory, dutch, english, List.of(codes));
        }

        public String label(Locale language) {
            return language.getLanguage().equals("nl") ? dutch : english;
        }
    }

    /// A value of a code table.
    public record Code(String id, String description) {}

    /// One that inserts, updates and deletes rows of a data collection.
    ///
    /// @param keys the columns that tell one row from another
    public static UpdateConnector on(DataCollection data, String... keys) {
        Arrays.stream(keys).forEach(data::at);
        if (keys.length == 0) {
            throw new IllegalArgumentException("An UpdateConnector on " + data.id() + " needs a key");
        }
        var fields = data.columns().stream()
                .map(column -> new UpdateField(
                        column.id(),
                        column.id(),
                        column.type(),
                        column.length(),
                        Arrays.stream(keys).anyMatch(column.id()::equalsIgnoreCase),
                        false,
                        column.dutch(),
                        column.english(),
                        List.of()))
                .toList();
        return new UpdateConnector(
                data.id(), data.dutch(), data.english(), new Part(data.id(), data.id(), false, fields, List.of()));
    }

    /// The same, with rows of another data collection inside its own; they carry the keys of the row around.
    public UpdateConnector holding(UpdateConnector other) {
        var objects = State.and(root.objects(), other.root());
        return new UpdateConnector(
                id, dutch, english, new Part(root.name(), root.collection(), root.open(), root.fields(), objects));
    }

    public String description(Locale language) {
        return language.getLanguage().equals("nl") ? dutch : english;
    }
}
