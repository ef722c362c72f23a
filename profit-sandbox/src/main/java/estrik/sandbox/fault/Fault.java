package estrik.sandbox.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something that goes wrong on purpose in a coming call: [ProfitSandbox#failNext(Fault)].
///
/// `Fault.status(503).onPath("/connectors").forUser("anna")` matches only the calls that it names.
public sealed interface Fault {
    /// Which calls it is for.
    ///
    /// @param path part of the path in any letter case, or null for every path
    /// @param user the user code, or null for every user
    record Scope(@Nullable String path, @Nullable String user) {
        public static final Scope EVERYTHING = new Scope(null, null);
    }

    /// The call is answered with this status and not carried out.
    ///
    /// @param body the whole answer, or null for the one that AFAS gives with this status
    /// @param retryAfter the header of that name, or null for none
    record Status(
            int status, @Nullable String body, @Nullable Duration retryAfter, Scope scope) implements Fault {
        public Status {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("status must be between 200 and 599, not " + status);
            }
        }

        public Status retryAfter(Duration time) {
            return new Status(status, body, time, scope);
        }
    }

    /// The call is carried out, but only after this time.
    record Delay(Duration time, Scope scope) implements Fault {
        public Delay {
            if (time.isNegative() || time.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("the delay must be between 0 and 3600000 milliseconds");
            }
        }
    }

    /// The call is not carried out and its connection is closed without an answer.
    ///
    /// Some clients then try a GET again by themselves, the JDK's among them: let several calls fail for those.
    record Reset(Scope scope) implements Fault {}

    /// Answers with the status alone, and with the body that AFAS gives with it.
    static Status status(int status) {
        return new Status(status, null, null, Scope.EVERYTHING);
    }

    static Status status(int status, String body) {
        return new Status(status, body, null, Scope.EVERYTHING);
    }

    static Delay delay(Duration time) {
        return new Delay(time, Scope.EVERYTHING);
    }

    static Reset reset() {
        return new Reset(Scope.EVERYTHING);
    }

    Scope scope();

    /// The same for calls whose path contains this, in any letter case.
    default Fault onPath(String path) {
        return in(new Scope(path, scope().user()));
    }

    /// The same for calls of this user, such as `anna`.
    default Fault forUser(String user) {
        return in(new Scope(scope().path(), user));
    }

    private Fault in(Scope scope) {
        return switch (this) {
            case Status(var status, var body, var retryAfter, var ignored) ->
                new Status(status, body, retryAfter, scope);
            case Delay(var time, var ignored) -> new Delay(time, scope);
            case Reset(var ignored) -> new Reset(scope);
        };
    }
}
