package estrik.sandbox.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Everything the sandbox must still know after a restart. A change makes a new one.
///
/// @param tables data collections that somebody filled, by id
public record State(
        Environment environment,
        Office office,
        Waiting waiting,
        Dossier dossier,
        Keys keys,
        Grants grants,
        List<Mail> mails,
        Map<String, Table> tables,
        Restrictions restrictions,
        Subscriptions subscriptions,
        Administration administration) {

    private static final int MAILS_KEPT = 500;

    public State {
        // A file of an earlier version has none.
        environment = environment == null ? Environment.DUTCH : environment;
        office = office.of(environment.participant());
        mails = List.copyOf(mails);
        tables = Map.copyOf(tables);
        // A file of an earlier version has none of these.
        grants = grants == null ? Grants.none() : grants;
        restrictions = restrictions == null ? Restrictions.NONE : restrictions;
        subscriptions = subscriptions == null ? Subscriptions.NONE : subscriptions;
        administration = administration == null ? Administration.FRESH : administration;
    }

    /// The names of all user groups, also of those that only a user or an app connector speaks of.
    public List<String> groups() {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(administration.groups());
        office.users().forEach(user -> names.addAll(user.groups()));
        office.connectors().forEach(connector -> names.add(connector.group()));
        return List.copyOf(names);
    }

    public Optional<User> user(String given) {
        return office.user(given);
    }

    public Optional<AppConnector> connector(String name) {
        return office.connector(name);
    }

    /// The same in the environment of this id.
    public State in(String id) {
        return with(environment.named(id));
    }

    State with(Environment now) {
        return copy(copy -> copy.environment = now);
    }

    public State office(UnaryOperator<Office> change) {
        return copy(copy -> copy.office = change.apply(office));
    }

    public State waiting(UnaryOperator<Waiting> change) {
        return copy(copy -> copy.waiting = change.apply(waiting));
    }

    public State dossier(UnaryOperator<Dossier> change) {
        return copy(copy -> copy.dossier = change.apply(dossier));
    }

    /// The same with one more task, made for the number that is next.
    public State withTask(LongFunction<Task> task) {
        var added = task.apply(waiting.lastId() + 1);
        return waiting(now -> now.with(added)).dossier(now -> now.holding(added));
    }

    /// The same with one more signal, made for the number that is next.
    public State withSignal(LongFunction<Signal> signal) {
        var added = signal.apply(waiting.lastId() + 1);
        return waiting(now -> now.with(added));
    }

    /// The same, with the newest number given to anything moved up to this one.
    public State numbered(long newest) {
        return waiting(now -> now.numbered(newest));
    }

    State with(Keys now) {
        return copy(copy -> copy.keys = now);
    }

    public State grants(UnaryOperator<Grants> change) {
        return copy(copy -> copy.grants = change.apply(grants));
    }

    public State restrictions(UnaryOperator<Restrictions> change) {
        return copy(copy -> copy.restrictions = change.apply(restrictions));
    }

    public State subscriptions(UnaryOperator<Subscriptions> change) {
        return copy(copy -> copy.subscriptions = change.apply(subscriptions));
    }

    /// The same with this event on its way to every webhook that wants it.
    ///
    /// @param type AFAS's name of it, such as `subject.created`
    /// @param data what AFAS tells of it
    public State raised(String type, Map<String, Object> data, Instant now) {
        return subscriptions.all().isEmpty() ? this : subscriptions(all -> all.raised(type, data, now));
    }

    State with(Mail mail) {
        var all = and(mails, mail);
        var kept = all.subList(Math.max(0, all.size() - MAILS_KEPT), all.size());
        return copy(copy -> copy.mails = kept);
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
        return copy(copy -> copy.tables = all);
    }

    /// The same, where a table of this data collection is there: without rows when it is new, and with a
    /// GetConnector of its name.
    public State holding(DataCollection table) {
        if (tables.containsKey(table.id())) {
            return this;
        }
        var reader = GetConnector.shipped(table.id(), table).copy(table.id());
        return with(new Table(table, Rows.NONE)).office(before -> before.own(and(before.own(), reader)));
    }

    public State administration(UnaryOperator<Administration> change) {
        return copy(copy -> copy.administration = change.apply(administration));
    }

    public State withoutMails() {
        return copy(copy -> copy.mails = List.of());
    }

    private State copy(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.state();
    }

    static <T> List<T> and(List<T> list, T one) {
        var more = new ArrayList<>(list);
        more.add(one);
        return more;
    }

    static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }

    /// The parts of a state while one of them is exchanged.
    private static final class Copy {
        private Environment environment;
        private Office office;
        private Waiting waiting;
        private Dossier dossier;
        private Keys keys;
        private Grants grants;
        private List<Mail> mails;
        private Map<String, Table> tables;
        private Restrictions restrictions;
        private Subscriptions subscriptions;
        private Administration administration;

        Copy(State state) {
            environment = state.environment;
            office = state.office;
            waiting = state.waiting;
            dossier = state.dossier;
            keys = state.keys;
            grants = state.grants;
            mails = state.mails;
            tables = state.tables;
            restrictions = state.restrictions;
            subscriptions = state.subscriptions;
            administration = state.administration;
        }

        State state() {
            return new State(
                    environment,
                    office,
                    waiting,
                    dossier,
                    keys,
                    grants,
                    mails,
                    tables,
                    restrictions,
                    subscriptions,
                    administration);
        }
    }
}
