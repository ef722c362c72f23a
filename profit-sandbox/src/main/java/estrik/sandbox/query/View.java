package estrik.sandbox.query;

import estrik.sandbox.company.BuiltIn;
import estrik.sandbox.company.Column;
import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.Rows;
import estrik.sandbox.company.State;
import estrik.sandbox.company.User;
import java.util.ArrayList;
import java.util.List;

/// A GetConnector as one user sees it at one moment: its fields, and the rows that he may read.
public final class View {
    private final GetConnector connector;
    private final DataCollection collection;
    private final List<ViewField> fields;
    private final State state;
    private final User user;

    /// A field and its place in every row.
    public record ViewField(GetConnector.Field field, Column column, int at) {
        public String id() {
            return field.id();
        }

        public DataType type() {
            return column.type();
        }
    }

    private View(GetConnector connector, DataCollection collection, State state, User user) {
        this.connector = connector;
        this.collection = collection;
        this.state = state;
        this.user = user;
        this.fields = connector.fields().stream()
                .map(field -> {
                    int at = collection.at(field.column());
                    return new ViewField(field, collection.columns().get(at), at);
                })
                .toList();
    }

    public static View of(GetConnector connector, State state, User user) {
        return new View(connector, BuiltIn.collection(state, connector.collection()), state, user);
    }

    public GetConnector connector() {
        return connector;
    }

    public List<ViewField> fields() {
        return fields;
    }

    /// The field of this id in any letter case.
    public ViewField field(String id) {
        var wanted = connector.field(id);
        return fields.stream()
                .filter(each -> each.field().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    /// The rows of the data collection, in the order in which they were made.
    Rows rows() {
        return BuiltIn.rows(collection, state, user);
    }

    /// What a row must pass before this user may read it.
    // The fixed filter and the filter authorisation speak of columns: a renamed or dropped field changes nothing.
    List<Filtering> standing() {
        var written = new ArrayList<>(state.office().filtersOf(user, collection));
        if (!connector.filter().isEmpty()) {
            written.addFirst(connector.filter());
        }
        if (written.isEmpty()) {
            return List.of();
        }
        var whole = new View(GetConnector.shipped(connector.id(), collection), collection, state, user);
        return written.stream().map(json -> Filtering.ofJson(json, whole)).toList();
    }
}
