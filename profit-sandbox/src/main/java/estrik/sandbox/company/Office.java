package estrik.sandbox.company;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the administrator sets up: app connectors, users, GetConnectors, and which rows a user may see.
///
/// @param own GetConnectors that somebody made; those that ship with Profit are in [BuiltIn]
/// @param filters what filter authorisation leaves of a data collection
public record Office(
        List<AppConnector> connectors, List<User> users, List<GetConnector> own, List<Authorisation> filters) {

    /// Filter authorisation: of this data collection, this user or user group sees only what passes the filter.
    ///
    /// @param who a user code or the name of a user group
    /// @param filter written as `filterjson`
    public record Authorisation(String who, String collection, String filter) {
        boolean isFor(User user, DataCollection data) {
            return collection.equals(data.id()) && (user.code().equals(who) || user.isIn(who));
        }
    }

    public Office {
        connectors = List.copyOf(connectors);
        users = List.copyOf(users);
        own = List.copyOf(own);
        filters = List.copyOf(filters);
    }

    public Optional<User> user(String given) {
        return users.stream().filter(user -> user.answersTo(given)).findFirst();
    }

    public Optional<AppConnector> connector(String name) {
        return connectors.stream()
                .filter(connector -> connector.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// The GetConnector of this name in any letter case, one's own before one that ships.
    // Letter case of connector ids is not settled by AFAS; matched in any case, echoed as defined.
    public Optional<GetConnector> getConnector(String id) {
        return own.stream()
                .filter(each -> each.id().equalsIgnoreCase(id))
                .findFirst()
                .or(() -> BuiltIn.getConnector(id));
    }

    /// The filters of this user on a data collection; every one of them must be passed.
    public List<String> filtersOf(User user, DataCollection data) {
        return filters.stream()
                .filter(each -> each.isFor(user, data))
                .map(Authorisation::filter)
                .toList();
    }

    public Office withConnectors(UnaryOperator<AppConnector> change) {
        return connectors(connectors.stream().map(change).toList());
    }

    public Office connectors(List<AppConnector> now) {
        return new Office(now, users, own, filters);
    }

    public Office withUsers(UnaryOperator<User> change) {
        return users(users.stream().map(change).toList());
    }

    /// The same, with users of this participant.
    Office of(String participant) {
        return users.stream().allMatch(each -> each.participant().equals(participant))
                ? this
                : withUsers(each -> each.of(participant));
    }

    public Office users(List<User> now) {
        return new Office(connectors, now, own, filters);
    }

    public Office own(List<GetConnector> now) {
        return new Office(connectors, users, now, filters);
    }

    /// The same with this GetConnector, in the place of one of the same name.
    public Office with(GetConnector one) {
        return own(State.and(State.without(own, each -> each.id().equalsIgnoreCase(one.id())), one));
    }

    /// The same with this GetConnector, linked to this app connector.
    ///
    /// @throws IllegalArgumentException when there is no such app connector
    public Office with(GetConnector one, String appConnector) {
        var linked = connector(appConnector)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no app connector '" + appConnector + "' in the sandbox"));
        return with(one)
                .withConnectors(each -> each.equals(linked) && !each.links(one.id())
                        ? each.getConnectors(State.and(each.getConnectors(), one.id()))
                        : each);
    }

    public Office filters(List<Authorisation> now) {
        return new Office(connectors, users, own, now);
    }
}
