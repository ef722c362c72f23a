package estrik.profit;

/// What a sign-in is continued with, once: Profit gives a new one each time. Source: AFAS docs,
/// *Authentication*.
public final class RefreshToken extends Secret {
    private RefreshToken(String value) {
        super(value);
    }

    /// Reads a refresh token that a [GrantKeeper] has kept. AFAS promises no form.
    ///
    /// @throws IllegalArgumentException when it is blank or longer than 4,096 characters, or when it holds
    ///     anything but the visible characters of ASCII; the message does not repeat it
    public static RefreshToken of(String text) {
        return new RefreshToken(visible(text, "A refresh token"));
    }
}
