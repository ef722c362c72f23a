package estrik.sandbox.company;

import estrik.sandbox.wire.Request;

/// Knows the tokens of one scheme of the `Authorization` header, such as `Bearer`.
@FunctionalInterface
public interface TokenReader {
    /// On whose behalf a token speaks, and through which app connector.
    record Holder(String connector, String user) {}

    /// Whose token this is.
    ///
    /// @throws estrik.sandbox.wire.ProfitError when it is not good
    Holder read(String token, Request request, State state);
}
