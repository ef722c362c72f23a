package estrik.workspace.activation;

import estrik.profit.Refusal;
import java.time.Instant;

/// What came of asking AFAS for a code.
public sealed interface Asking {
    /// AFAS took the request. It does not tell whether it mailed a code.
    record Asked(Instant at) implements Asking {}

    /// A code was asked a moment ago; the newest mail is the one to use.
    record TooSoon(Instant again) implements Asking {}

    /// Too many wrong codes were typed.
    record Waiting(Instant until) implements Asking {}

    /// AFAS did not take the request.
    record NoAnswer(Refusal refusal) implements Asking {}
}
