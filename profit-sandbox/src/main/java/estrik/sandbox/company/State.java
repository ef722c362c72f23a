package estrik.sandbox.company;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Everything the sandbox must still know after a restart. A change makes a new one.
///
/// @param tables data collections that somebody filled, by id
public record State(Office office, Waiting waiting, Keys keys, List<Mail> mails, Map<String, Table> tables) {

    private static final int MAILS_KEPT = 500;

    public State {
        mails = List.copyOf(mails);
        tables = Map.copyOf(tables);
    }

    public Optional<User> user(String given) {
        return office.user(given);
    }

    public Optional<AppConnector> connector(String name) {
        return office.connector(name);
    }

    public State office(UnaryOperator<Office> change) {
        return new State(change.apply(office), waiting, keys, mails, tables);
    }

    public State waiting(UnaryOperator<Waiting> change) {
        return new State(office, change.apply(waiting), keys, mails, tables);
    }

    State with(Keys now) {
        return new State(office, waiting, now, mails, tables);
    }

    State with(Mail mail) {
        var all = and(mails, mail);
        var kept = all.subList(Math.max(0, all.size() - MAILS_KEPT), all.size());
        return new State(office, waiting, keys, kept, tables);
    }

    /// The same with this table, in the place of one of the same data collection.
    ///
    /// @throws IllegalArgumentException when Profit has a data collection of this name already
    public State with(Table table) {
        if (BuiltIn.COLLECTIONS.stream()
                .anyMatch(each -> each.id().equals(table.collection().id()))) {
            throw new IllegalArgumentException(
                    "Profit has a data collection " + table.collection().id() + " already; choose another name");
        }
        var all = new HashMap<>(tables);
        all.put(table.collection().id(), table);
        return new State(office, waiting, keys, mails, all);
    }

    static <T> List<T> and(List<T> list, T one) {
        var more = new ArrayList<>(list);
        more.add(one);
        return more;
    }

    static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }
}
