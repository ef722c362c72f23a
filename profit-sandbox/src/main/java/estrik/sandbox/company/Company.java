package estrik.sandbox.company;

import estrik.sandbox.company.Keys.IssuedToken;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The one company in the sandbox. A change is stored before anybody hears of it. Shared by threads.
public final class Company {
    public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    /// What a decision leaves behind and what it answers.
    public record Decision<T>(State state, T answer) {
        // The answer may be a token.
        @Override
        public String toString() {
            return "Decision";
        }
    }

    private record Use(IssuedToken token, LocalDate day) {}

    private final ReentrantLock turn = new ReentrantLock();
    private final Clock clock;
    private final Store store;
    private final Map<String, LocalDate> lastUsed = new ConcurrentHashMap<>();
    private volatile @Nullable Use lastUse;
    private volatile State state;
    private volatile RecentTokens tokens;
    private final Map<String, TokenReader> readers = new ConcurrentHashMap<>();
    private volatile boolean shuffles;
    private volatile BiFunction<State, Task, State> whenAdded = (state, _task) -> state;
    private volatile Mishaps mishaps = Mishaps.NONE;

    /// What the store holds, or else Van Delft BV.
    public Company(Clock clock, Store store) {
        this(clock, store, false, UnaryOperator.identity());
    }

    /// What the store holds, or else Van Delft BV.
    ///
    /// @param empty whether a fresh one has users alone, and nothing that somebody set up
    /// @param seed what a fresh one has besides
    public Company(Clock clock, Store store, boolean empty, UnaryOperator<State> seed) {
        this.clock = clock;
        this.store = store;
        this.state = store.read()
                .orElseGet(() ->
                        seed.apply(empty ? SampleCompany.empty(today(clock)) : SampleCompany.vanDelft(today(clock))));
        this.tokens = new RecentTokens(state);
        this.lastUsed.putAll(state.administration().lastUsed());
        store.write(state);
    }

    /// The day in Amsterdam on which the token was last used, or empty when it never was.
    public Optional<LocalDate> lastUsed(IssuedToken token) {
        return Optional.ofNullable(lastUsed.get(token.key()));
    }

    @SuppressWarnings("ReferenceEquality") // what is equal but another object is only written down once more
    void use(IssuedToken token) {
        var today = today(clock).toLocalDate();
        var last = lastUse;
        if (last == null || last.token != token || !last.day.equals(today)) {
            lastUsed.put(token.key(), today);
            lastUse = new Use(token, today);
        }
    }

    /// The tokens of the latest calls that found this state.
    RecentTokens tokens(State found) {
        var present = tokens;
        if (!present.areOf(found)) {
            present = new RecentTokens(found);
            tokens = present;
        }
        return present;
    }

    /// Stores on which days tokens were used, which no call waits for.
    public void keepUses() {
        change(before -> before);
    }

    /// Whether rows without an order come in another one each time.
    public boolean shuffles() {
        return shuffles;
    }

    public void shuffle(boolean now) {
        shuffles = now;
    }

    /// The language of the environment.
    public Locale language() {
        return state.environment().locale();
    }

    public void speak(Locale language) {
        change(before -> before.with(before.environment().speaking(language.getLanguage())));
    }

    /// From now on tokens of this scheme of the `Authorization` header are taken too.
    public void accept(String scheme, TokenReader reader) {
        readers.put(scheme.toLowerCase(Locale.ROOT), reader);
    }

    Optional<TokenReader> reader(String scheme) {
        return Optional.ofNullable(readers.get(scheme.toLowerCase(Locale.ROOT)));
    }

    public State state() {
        if (Nights.areDue(state, amsterdam())) {
            change(before -> before);
        }
        return state;
    }

    /// What goes wrong on purpose at this moment.
    public Mishaps mishaps() {
        return mishaps;
    }

    public void mishaps(Mishaps asked) {
        mishaps = asked;
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public LocalDateTime amsterdam() {
        return today(clock);
    }

    private static LocalDateTime today(Clock clock) {
        // As in Profit, with the part of a second that answers do not show.
        return LocalDateTime.ofInstant(clock.instant(), AMSTERDAM).truncatedTo(ChronoUnit.MILLIS);
    }

    public void change(UnaryOperator<State> change) {
        decide(before -> new Decision<>(change.apply(before), true));
    }

    /// Looks at the state and changes it in one step that nobody else comes between.
    public <T> T decide(Function<State, Decision<T>> decision) {
        turn.lock();
        try {
            var decided = decision.apply(Nights.through(state, amsterdam()));
            var next = decided.state().administration(administration -> administration.lastUsed(lastUsed));
            if (!next.equals(state)) {
                store.write(next);
                state = next;
            }
            return decided.answer();
        } finally {
            turn.unlock();
        }
    }

    /// Says what else changes, in the same step, with every task that somebody adds by hand.
    public void whenAdded(BiFunction<State, Task, State> consequence) {
        whenAdded = consequence;
    }

    public Task add(LongFunction<Task> task) {
        return decide(before -> {
            var added = task.apply(before.waiting().lastId() + 1);
            return new Decision<>(whenAdded.apply(before.withTask(_id -> added), added), added);
        });
    }

    public Signal addSignal(LongFunction<Signal> signal) {
        return decide(before -> {
            var added = signal.apply(before.waiting().lastId() + 1);
            return new Decision<>(before.waiting(waiting -> waiting.with(added)), added);
        });
    }

    public boolean removeTask(long id) {
        return decide(before -> before.waiting().tasks().stream().anyMatch(task -> task.id() == id)
                ? new Decision<>(before.waiting(waiting -> waiting.withoutTask(id)), true)
                : new Decision<>(before, false));
    }

    public boolean removeSignal(long id) {
        return decide(before -> before.waiting().signals().stream().anyMatch(signal -> signal.id() == id)
                ? new Decision<>(before.waiting(waiting -> waiting.withoutSignal(id)), true)
                : new Decision<>(before, false));
    }

    /// Blocks or unblocks what has this name: an app connector, a GetConnector or a user.
    public void block(String name, boolean blocked) {
        change(before -> {
            if (before.connector(name).isPresent()) {
                return before.office(office -> office.withConnectors(
                        each -> each.name().equalsIgnoreCase(name) ? each.blocked(blocked) : each));
            }
            if (before.office().getConnector(name).isPresent()) {
                return before.office(office -> office.own(office.own().stream()
                        .map(each -> each.id().equalsIgnoreCase(name) ? each.blocked(blocked) : each)
                        .toList()));
            }
            var user = user(before, name);
            return before.office(office -> office.withUsers(each -> each.equals(user) ? each.blocked(blocked) : each));
        });
    }

    /// The user of this name, or an exception that says who there are.
    public User user(String given) {
        return user(state, given);
    }

    private static User user(State state, String given) {
        return state.user(given)
                .orElseThrow(() -> new IllegalArgumentException("There is no '" + given
                        + "' in the sandbox; its users are "
                        + String.join(
                                ", ",
                                state.office().users().stream().map(User::code).toList())));
    }

    /// The mails that have arrived, newest first. One that is late is not among them yet.
    public List<Mail> mails() {
        var now = now();
        return state.mails().reversed().stream()
                .filter(mail -> !mail.at().isAfter(now))
                .sorted(Comparator.comparing(Mail::at).reversed())
                .toList();
    }

    public Optional<Mail> newestMail(User user) {
        return mails().stream().filter(mail -> mail.user().equals(user.code())).findFirst();
    }
}
