package estrik.sandbox.fault;

import estrik.sandbox.company.GetConnector;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can go wrong on purpose: before a call, instead of it, on the way back from it, or behind its back.
public sealed interface Trouble {
    /// The longest that anything is held up.
    Duration LONGEST = Duration.ofHours(1);

    /// The call is carried out, but later.
    ///
    /// @param time how long it waits at least
    /// @param jitter how much longer it waits at most, drawn anew for each call
    record Delay(Duration time, Duration jitter) implements Trouble {
        public Delay {
            notTooLong("delay", time);
            notTooLong("jitter", jitter);
        }
    }

    /// The call is not carried out.
    sealed interface Instead extends Trouble {}

    /// The call is answered with this status.
    ///
    /// @param body the whole answer, or null for the one that AFAS gives with this status
    /// @param type the content type of the body, or null for JSON
    /// @param retryAfter the header of that name, or null for none
    record Status(
            int status,
            @Nullable String body,
            @Nullable String type,
            @Nullable Duration retryAfter) implements Instead {
        public Status {
            if (status < 200 || status > 599) {
                throw new IllegalArgumentException("status must be between 200 and 599, not " + status);
            }
        }
    }

    /// The call is answered with 200 and bytes that mean nothing, said to be JSON.
    record Garbage(int bytes) implements Instead {
        public Garbage {
            within("garbage", bytes, 1, 1_000_000);
        }
    }

    /// The call is answered with 200 and a web page to sign in on, as by a proxy that came in between.
    record LoginPage() implements Instead {}

    /// The connection is closed without an answer.
    ///
    /// Some clients then try a GET again by themselves, the JDK's among them: let several calls fail for those. The
    /// connection is closed in good order; for a real RST put a proxy in front.
    record Reset() implements Instead {}

    /// The call is carried out, but its answer does not arrive as it was sent.
    sealed interface Spoilt extends Trouble {}

    /// The answer arrives in small portions.
    record Drip(int bytes, Duration every) implements Spoilt {
        public Drip {
            within("drip", bytes, 1, 1_000_000);
            notTooLong("time between two portions", every);
        }
    }

    /// The answer announces more than it brings; then the connection is closed.
    ///
    /// @param bytes how many arrive at most; the last one never does
    record Truncated(int bytes) implements Spoilt {
        public Truncated {
            within("truncated", bytes, 0, Integer.MAX_VALUE);
        }
    }

    /// The headers of the answer arrive, and then nothing, until faults are cleared or the sandbox is closed.
    record HalfOpen() implements Spoilt {}

    /// The answer says that it is UTF-8 and comes in ISO-8859-1.
    record WrongCharset() implements Spoilt {}

    /// The call itself is in order, but finds something other than it is.
    sealed interface Behind extends Trouble {}

    /// The token has expired or was deleted.
    record TokenGone() implements Behind {}

    /// The app connector is blocked.
    ///
    /// @param name the app connector, or null for every one
    record AppConnectorBlocked(@Nullable String name) implements Behind {
        boolean concerns(String connector) {
            return name == null || name.equalsIgnoreCase(connector);
        }
    }

    /// A GetConnector is not as it was.
    sealed interface Changed extends Behind {
        /// The GetConnector as the call finds it; empty when this trouble does not concern it.
        Optional<GetConnector> in(GetConnector connector);
    }

    /// The GetConnector is blocked.
    ///
    /// @param id the GetConnector, or null for every one
    record ConnectorBlocked(@Nullable String id) implements Changed {
        @Override
        public Optional<GetConnector> in(GetConnector connector) {
            return id == null || id.equalsIgnoreCase(connector.id())
                    ? Optional.of(connector.blocked(true))
                    : Optional.empty();
        }
    }

    /// Rows and metainfo lack this field.
    record MissingField(String field) implements Changed {
        @Override
        public Optional<GetConnector> in(GetConnector connector) {
            var left = connector.fields().stream()
                    .filter(each -> !each.id().equalsIgnoreCase(field))
                    .toList();
            return left.size() == connector.fields().size() ? Optional.empty() : Optional.of(connector.fields(left));
        }
    }

    /// Rows and metainfo have this field under another name.
    record RenamedField(String field, String name) implements Changed {
        @Override
        public Optional<GetConnector> in(GetConnector connector) {
            var named = connector.fields().stream()
                    .map(each -> each.id().equalsIgnoreCase(field)
                            ? new GetConnector.Field(name, each.column(), each.dutch(), each.english())
                            : each)
                    .toList();
            return named.equals(connector.fields()) ? Optional.empty() : Optional.of(connector.fields(named));
        }
    }

    /// The mail with the one-time code never arrives.
    record LostMail() implements Behind {}

    /// The mail with the one-time code arrives after this time of the sandbox's clock.
    record LateMail(Duration time) implements Behind {
        public LateMail {
            if (time.isNegative() || time.compareTo(Scope.LONGEST) > 0) {
                throw new IllegalArgumentException("lateMail must be between 0 and 3650 days");
            }
        }
    }

    /// A one-time code stays good when it is used, which Profit's never does.
    record CodeTwice() implements Behind {}

    /// A webhook tells the same event twice.
    record WebhookTwice() implements Behind {}

    /// The events of a batch arrive the last one first.
    record WebhooksReordered() implements Behind {}

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be between " + least + " and " + most + " bytes");
        }
    }

    private static void notTooLong(String name, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("the " + name + " must be between 0 and 3600000 milliseconds");
        }
    }

    /// What goes wrong, for people.
    default String inWords() {
        return switch (this) {
            case Delay(var time, var jitter) ->
                "Wait " + time.toMillis()
                        + (jitter.isZero() ? "" : " to " + time.plus(jitter).toMillis()) + " ms";
            case Status status -> "Answer " + status.status();
            case Garbage garbage -> "Answer garbage";
            case LoginPage page -> "Answer a page to sign in on";
            case Reset reset -> "Drop the connection";
            case Drip(var bytes, var every) -> "Answer " + bytes + " bytes every " + every.toMillis() + " ms";
            case Truncated(var bytes) -> "Cut the answer off";
            case HalfOpen open -> "Answer headers and then nothing";
            case WrongCharset charset -> "Answer in another charset than is said";
            case TokenGone gone -> "Token gone";
            case AppConnectorBlocked(var name) -> "App connector " + (name == null ? "" : name + " ") + "blocked";
            case ConnectorBlocked(var id) -> "GetConnector " + (id == null ? "" : id + " ") + "blocked";
            case MissingField(var field) -> "Field " + field + " missing";
            case RenamedField(var field, var name) -> "Field " + field + " named " + name;
            case LostMail lost -> "Mail lost";
            case LateMail(var time) -> "Mail late by " + time.toSeconds() + " s";
            case CodeTwice twice -> "One-time code good twice";
            case WebhookTwice twice -> "Webhook called twice";
            case WebhooksReordered reordered -> "Webhooks in reverse order";
        };
    }
}
