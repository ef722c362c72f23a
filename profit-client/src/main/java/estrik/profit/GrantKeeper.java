package estrik.profit;

/// Keeps the newest refresh token of one sign-in, so that the sign-in outlives the program; sealed, please.
@FunctionalInterface
public interface GrantKeeper {

    /// Keeps this refresh token in the place of the one before, which does not work any more.
    ///
    /// Called before the access token that came along is used, by the thread whose call needed it, and by one
    /// thread at a time; other calls of the same user wait meanwhile, and one of them from here would wait for
    /// itself. What this method throws goes through to the caller, and the keeper is told again before the
    /// sign-in is next continued.
    void keep(RefreshToken refreshToken);
}
