package estrik.profit;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// What shows that whoever exchanges a code is the one who sent the user to Profit (PKCE, RFC 7636). Profit has
/// seen only its digest before.
public final class CodeVerifier extends Secret {
    private CodeVerifier(String value) {
        super(value);
    }

    static CodeVerifier random() {
        return new CodeVerifier(Jose.random());
    }

    /// Reads a verifier that was kept while the user was away.
    ///
    /// @throws IllegalArgumentException when it is not 43 to 128 letters, digits and `-._~` (RFC 7636, 4.1);
    ///     the message does not repeat it
    public static CodeVerifier of(String text) {
        if (!text.matches("[A-Za-z0-9._~-]{43,128}")) {
            throw new IllegalArgumentException("A code verifier is 43 to 128 letters, digits and -._~ signs.");
        }
        return new CodeVerifier(text);
    }

    /// The digest of the method `S256`, the only one that AFAS takes.
    String challenge() {
        return Jose.encoded(Jose.sha256(value().getBytes(US_ASCII)));
    }
}
