package estrik.sandbox.query;

import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.State;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.ProfitError;
import java.util.Set;

/// Tells whether a fixed filter or a filter authorisation can be read, before anybody stores it.
public final class FilterCheck {
    private static final User NOBODY = new User("", "", null, Set.of(), true);

    private FilterCheck() {}

    /// Whether this `filterjson` speaks of columns of the data collection, with values of their types.
    public static boolean isGood(String json, DataCollection collection, State state) {
        try {
            Filtering.ofJson(json, View.of(GetConnector.shipped(collection.id(), collection), state, NOBODY));
            return true;
        } catch (ProfitError e) {
            return false;
        }
    }
}
