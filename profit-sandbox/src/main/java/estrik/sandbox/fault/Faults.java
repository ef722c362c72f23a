package estrik.sandbox.fault;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.Mishaps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Faults that wait for the calls they are meant for. Shared by threads.
///
/// Of several that fit one call, all strike that are for all calls, and the oldest of those that are counted.
public final class Faults implements Mishaps {
    /// Instead of a number of calls: strikes until it is cleared or its time is over.
    public static final int ALL = Integer.MAX_VALUE;

    /// A fault and how often it still strikes.
    ///
    /// @param calls how many calls it still strikes, or [Faults#ALL]
    public record Waiting(Fault fault, int calls) {}

    /// One stroke of a fault, with the luck that it had.
    record Stroke(Trouble trouble, long luck) {
        Random random() {
            return new Random(luck);
        }
    }

    private static final class Armed {
        private final Fault fault;
        private final Random random;
        private int left;

        Armed(Fault fault, int calls) {
            this.fault = fault;
            this.random = new Random(fault.scope().seed());
            this.left = calls;
        }

        boolean isCounted() {
            return left != ALL;
        }

        boolean spares() {
            double share = fault.scope().share();
            return share < 1 && random.nextDouble() >= share;
        }

        Stroke stroke() {
            if (isCounted()) {
                left--;
            }
            return new Stroke(fault.trouble(), random.nextLong());
        }
    }

    private final Company company;
    private final ThreadLocal<@Nullable String> path = new ThreadLocal<>();
    private volatile List<Armed> armed = List.of();
    private volatile CountDownLatch released = new CountDownLatch(1);

    /// The faults of this company, which asks them from now on.
    public Faults(Company company) {
        this.company = company;
        company.mishaps(this);
    }

    public synchronized void add(int calls, Fault fault) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be 1 or more");
        }
        var now = company.now();
        var scope = fault.scope().asked(now);
        var user = scope.user();
        var all = new ArrayList<>(without(now));
        all.add(new Armed(
                fault.in(user == null ? scope : scope.forUser(company.user(user).code())), calls));
        armed = List.copyOf(all);
    }

    public synchronized List<Waiting> all() {
        return without(company.now()).stream()
                .map(each -> new Waiting(each.fault, each.left))
                .toList();
    }

    private List<Armed> without(Instant now) {
        return armed.stream()
                .filter(each -> each.left > 0 && !each.fault.scope().isOver(now))
                .toList();
    }

    /// Forgets them all, and lets go of the calls that they hold up.
    public synchronized void clear() {
        armed = List.of();
        released.countDown();
        released = new CountDownLatch(1);
    }

    Locale language() {
        return company.language();
    }

    /// What a call that is held up waits for.
    CountDownLatch released() {
        return released;
    }

    /// Begins a call, or a batch of a webhook. The calling thread is that of it until the visit is closed.
    public Visit visit(String path) {
        this.path.set(path);
        return new Visit(this, path);
    }

    void leave() {
        path.remove();
    }

    /// Those that strike on arrival, when there is no user yet, or as soon as the user is known.
    List<Stroke> strike(@Nullable String user) {
        return take(fault -> {
            var wanted = fault.scope().user();
            return !(fault.trouble() instanceof Trouble.Behind)
                    && (wanted == null ? user == null : wanted.equals(user));
        });
    }

    private List<Stroke> behind(String user, Predicate<Trouble> wanted) {
        return take(fault -> {
            var whose = fault.scope().user();
            return (whose == null || whose.equals(user)) && wanted.test(fault.trouble());
        });
    }

    private List<Stroke> take(Predicate<Fault> wanted) {
        return armed.isEmpty() ? List.of() : taken(wanted);
    }

    private synchronized List<Stroke> taken(Predicate<Fault> wanted) {
        var now = company.now();
        var strokes = new ArrayList<Stroke>();
        boolean counted = false;
        armed = without(now);
        for (var each : armed) {
            if ((counted && each.isCounted()) || !fits(each.fault, now) || !wanted.test(each.fault) || each.spares()) {
                continue;
            }
            counted |= each.isCounted();
            strokes.add(each.stroke());
            if (each.fault.trouble() instanceof Trouble.Instead) {
                break;
            }
        }
        armed = without(now);
        return strokes;
    }

    private boolean fits(Fault fault, Instant now) {
        return fault.scope().hasBegun(now) && fault.scope().isOn(path.get());
    }

    @Override
    public boolean tokenIsGone(String user) {
        return !behind(user, trouble -> trouble instanceof Trouble.TokenGone).isEmpty();
    }

    @Override
    public AppConnector seen(AppConnector connector, String user) {
        var blocks = behind(
                user,
                trouble ->
                        trouble instanceof Trouble.AppConnectorBlocked blocked && blocked.concerns(connector.name()));
        return blocks.isEmpty() ? connector : connector.blocked(true);
    }

    @Override
    public GetConnector seen(GetConnector connector, String user) {
        var seen = connector;
        for (var stroke : behind(
                user,
                trouble -> trouble instanceof Trouble.Changed changed
                        && changed.in(connector).isPresent())) {
            seen = ((Trouble.Changed) stroke.trouble()).in(seen).orElse(seen);
        }
        return seen;
    }

    @Override
    public Optional<Duration> mailDelay(String user) {
        var delay = Duration.ZERO;
        for (var stroke :
                behind(user, trouble -> trouble instanceof Trouble.LostMail || trouble instanceof Trouble.LateMail)) {
            if (!(stroke.trouble() instanceof Trouble.LateMail(var time))) {
                return Optional.empty();
            }
            delay = delay.plus(time);
        }
        return Optional.of(delay);
    }

    @Override
    public boolean codeStaysGood(String user) {
        return !behind(user, trouble -> trouble instanceof Trouble.CodeTwice).isEmpty();
    }

    boolean tellsTwice() {
        return !take(fault -> fault.trouble() instanceof Trouble.WebhookTwice).isEmpty();
    }

    boolean reorders() {
        return !take(fault -> fault.trouble() instanceof Trouble.WebhooksReordered)
                .isEmpty();
    }
}
