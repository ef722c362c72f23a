package estrik.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Everything the sandbox must still know after a restart. A change makes a new one.
///
/// @param blockedGetConnectors ids of GetConnectors whose definition is blocked
/// @param tokens by the hash of the token
/// @param lastId the newest number given to a task or a signal
record State(
        List<AppConnector> connectors,
        List<User> users,
        Set<String> blockedGetConnectors,
        List<Task> tasks,
        List<Signal> signals,
        List<IssuedCode> codes,
        Map<String, IssuedToken> tokens,
        List<Mail> mails,
        long lastId) {

    private static final int MAILS_KEPT = 500;

    /// A one-time code that was mailed and not used yet.
    ///
    /// @param description what the caller named its device, or empty when it asked over REST
    record IssuedCode(String connector, String user, String description, String hash, Instant at, int wrongTries) {
        boolean isFor(AppConnector connector, User user) {
            return this.connector.equals(connector.name()) && this.user.equals(user.code());
        }

        IssuedCode triedInVain() {
            return new IssuedCode(connector, user, description, hash, at, wrongTries + 1);
        }

        @Override
        public String toString() {
            return "IssuedCode[" + connector + ", " + user + "]";
        }
    }

    /// A token that works, known by its hash alone.
    record IssuedToken(String connector, String user, String description, Instant at) {}

    State {
        connectors = List.copyOf(connectors);
        users = List.copyOf(users);
        blockedGetConnectors = Set.copyOf(blockedGetConnectors);
        tasks = List.copyOf(tasks);
        signals = List.copyOf(signals);
        codes = List.copyOf(codes);
        tokens = Map.copyOf(tokens);
        mails = List.copyOf(mails);
    }

    Optional<User> user(String given) {
        return users.stream().filter(user -> user.answersTo(given)).findFirst();
    }

    Optional<AppConnector> connector(String name) {
        return connectors.stream()
                .filter(connector -> connector.name().equalsIgnoreCase(name))
                .findFirst();
    }

    State withConnectors(UnaryOperator<AppConnector> change) {
        var changed = connectors.stream().map(change).toList();
        return new State(changed, users, blockedGetConnectors, tasks, signals, codes, tokens, mails, lastId);
    }

    State withUsers(UnaryOperator<User> change) {
        var changed = users.stream().map(change).toList();
        return new State(connectors, changed, blockedGetConnectors, tasks, signals, codes, tokens, mails, lastId);
    }

    State withBlockedGetConnectors(Set<String> blocked) {
        return new State(connectors, users, blocked, tasks, signals, codes, tokens, mails, lastId);
    }

    State with(Task task) {
        return new State(
                connectors,
                users,
                blockedGetConnectors,
                and(tasks, task),
                signals,
                codes,
                tokens,
                mails,
                Math.max(lastId, task.id()));
    }

    State with(Signal signal) {
        return new State(
                connectors,
                users,
                blockedGetConnectors,
                tasks,
                and(signals, signal),
                codes,
                tokens,
                mails,
                Math.max(lastId, signal.id()));
    }

    State withoutTask(long id) {
        var left = without(tasks, task -> task.id() == id);
        return new State(connectors, users, blockedGetConnectors, left, signals, codes, tokens, mails, lastId);
    }

    State withoutSignal(long id) {
        var left = without(signals, signal -> signal.id() == id);
        return new State(connectors, users, blockedGetConnectors, tasks, left, codes, tokens, mails, lastId);
    }

    State withCodes(List<IssuedCode> codes) {
        return new State(connectors, users, blockedGetConnectors, tasks, signals, codes, tokens, mails, lastId);
    }

    State withTokens(Map<String, IssuedToken> tokens) {
        return new State(connectors, users, blockedGetConnectors, tasks, signals, codes, tokens, mails, lastId);
    }

    State with(Mail mail) {
        var all = and(mails, mail);
        var kept = all.subList(Math.max(0, all.size() - MAILS_KEPT), all.size());
        return new State(connectors, users, blockedGetConnectors, tasks, signals, codes, tokens, kept, lastId);
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
