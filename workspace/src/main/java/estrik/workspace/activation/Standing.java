package estrik.workspace.activation;

import java.time.Instant;

/// Where one person stands with one connection.
public sealed interface Standing {
    /// No code was asked yet.
    record NotActivated() implements Standing {}

    /// AFAS was asked to mail a code, and it has not been typed yet.
    record CodeAsked(Instant askedAt) implements Standing {}

    /// A token is kept and AFAS accepted it when it was last used.
    record Active(Instant since) implements Standing {}

    /// AFAS no longer accepts the token.
    record Ended(Instant at) implements Standing {}
}
