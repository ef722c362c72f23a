package estrik.sandbox.update;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.State;
import estrik.sandbox.company.UpdateConnector;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Linking an app connector to what its tokens may use: GetConnectors, UpdateConnectors, and special ones such as
/// `SubjectConnector`.
public final class Linking {
    private Linking() {}

    /// The state in which the app connector is linked to everything that has this name.
    ///
    /// @throws IllegalArgumentException when nothing has
    public static State linked(State state, String appConnector, String id) {
        return state.office(office ->
                office.withConnectors(each -> each.name().equals(appConnector) ? linked(state, each, id) : each));
    }

    private static AppConnector linked(State state, AppConnector to, String id) {
        var get = state.office().getConnector(id);
        var update = Updates.connector(state, id);
        var service = AppConnector.Service.opening(id);
        if (get.isEmpty() && update.isEmpty() && service.isEmpty()) {
            throw new IllegalArgumentException("There is no connector '" + id + "' in the sandbox");
        }
        return to.getConnectors(and(to.getConnectors(), get.map(GetConnector::id)))
                .updateConnectors(and(to.updateConnectors(), update.map(UpdateConnector::id)))
                .services(Set.copyOf(and(List.copyOf(to.services()), service)));
    }

    private static <T> List<T> and(List<T> list, Optional<T> one) {
        return Stream.concat(list.stream(), one.stream()).distinct().toList();
    }
}
