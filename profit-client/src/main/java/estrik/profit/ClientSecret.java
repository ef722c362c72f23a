package estrik.profit;

/// What proves that a program is the OAuth client that it says it is. Profit shows it once.
public final class ClientSecret extends Secret {
    private ClientSecret(String value) {
        super(value);
    }

    /// Reads a secret as copied from Profit; white space around it is left out. AFAS promises no form.
    ///
    /// @throws IllegalArgumentException when it is blank or longer than 4,096 characters, or when it holds
    ///     anything but the visible characters of ASCII; the message does not repeat it
    public static ClientSecret of(String text) {
        return new ClientSecret(visible(text, "A client secret"));
    }
}
