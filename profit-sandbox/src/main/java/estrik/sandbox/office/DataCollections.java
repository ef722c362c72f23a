package estrik.sandbox.office;

import estrik.sandbox.company.BuiltIn;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The data collections that there are: those that ship, and those that somebody filled.
final class DataCollections {
    private DataCollections() {}

    static List<DataCollection> all(State state) {
        return Stream.concat(
                        BuiltIn.COLLECTIONS.stream()
                                .filter(each -> !state.tables().containsKey(each.id())),
                        state.tables().values().stream().map(Table::collection))
                .sorted(Comparator.comparing(DataCollection::id))
                .toList();
    }
}
