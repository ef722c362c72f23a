package estrik.sandbox.fault;

import estrik.sandbox.company.Company;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Soap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Faults that wait for the calls they are meant for. Shared by threads.
public final class Faults {
    /// A fault and how often it still strikes.
    ///
    /// @param calls how many calls it still strikes
    public record Waiting(Fault fault, int calls) {}

    /// Thrown where a call is to be stopped by a fault.
    public static final class Struck extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Reply reply;

        Struck(@Nullable Reply reply) {
            super("A fault was asked for", null, false, false);
            this.reply = reply;
        }

        /// What to answer, or empty to drop the connection.
        public Optional<Reply> reply() {
            return Optional.ofNullable(reply);
        }
    }

    private final Company company;
    private final List<Waiting> waiting = new ArrayList<>();

    public Faults(Company company) {
        this.company = company;
    }

    public synchronized void add(int calls, Fault fault) {
        if (calls < 1) {
            throw new IllegalArgumentException("calls must be 1 or more");
        }
        var user = fault.scope().user();
        waiting.add(new Waiting(
                user == null ? fault : fault.forUser(company.user(user).code()), calls));
    }

    public synchronized List<Waiting> all() {
        return List.copyOf(waiting);
    }

    public synchronized void clear() {
        waiting.clear();
    }

    /// Lets the first fault that fits strike. Without a user only those strike that are for every user.
    public void strike(String path, @Nullable String user) {
        next(path, user).ifPresent(fault -> strike(fault, path));
    }

    private synchronized Optional<Fault> next(String path, @Nullable String user) {
        for (int at = 0; at < waiting.size(); at++) {
            var one = waiting.get(at);
            if (fits(one.fault().scope(), path, user)) {
                if (one.calls() == 1) {
                    waiting.remove(at);
                } else {
                    waiting.set(at, new Waiting(one.fault(), one.calls() - 1));
                }
                return Optional.of(one.fault());
            }
        }
        return Optional.empty();
    }

    // A call passes here twice: on arrival, when its user is unknown, and once its user is known.
    private static boolean fits(Fault.Scope scope, String path, @Nullable String user) {
        var part = scope.path();
        if (part != null && !path.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return scope.user() == null ? user == null : scope.user().equals(user);
    }

    private void strike(Fault fault, String path) {
        switch (fault) {
            case Fault.Status status -> throw new Struck(reply(status, path));
            case Fault.Reset reset -> throw new Struck(null);
            case Fault.Delay delay -> {
                try {
                    Thread.sleep(delay.time());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new Struck(null);
                }
            }
        }
    }

    private Reply reply(Fault.Status fault, String path) {
        var wait = fault.retryAfter();
        var reply = body(fault, path);
        return wait == null ? reply : reply.with("Retry-After", Long.toString(wait.toSeconds()));
    }

    private Reply body(Fault.Status fault, String path) {
        var body = fault.body();
        if (body != null) {
            return Reply.text(fault.status(), Reply.JSON, body);
        }
        return switch (fault.status()) {
            case 500 ->
                path.toLowerCase(Locale.ROOT).endsWith(".asmx")
                        ? Soap.fault(Envelope.Version.SOAP_1_1, ProfitError.unexpected(), company.language())
                        : Reply.of(ProfitError.unexpected(), company.language());
            case 503 -> unavailable(fault);
            default -> Reply.empty(fault.status());
        };
    }

    // OAS troubleshooting.md: the body of a 503.
    private static Reply unavailable(Fault.Status fault) {
        var message = "Service temporarily unavailable due to scheduled maintenance.";
        var error = Map.of("code", "503", "message", message);
        var wait = fault.retryAfter();
        return Reply.json(
                503, wait == null ? Map.of("error", error) : Map.of("error", error, "retry_after", wait.toSeconds()));
    }
}
