package estrik.profit;

/// What a call shows, for an hour at most. It stays in memory. Source: AFAS docs, *Authentication*.
final class AccessToken extends Secret {
    private AccessToken(String value) {
        super(value);
    }

    /// Reads a token that can stand in a header (RFC 6750, 2.1).
    static AccessToken of(String text) throws Garbled {
        if (!text.matches("[A-Za-z0-9._~+/-]{1,16000}={0,2}")) {
            throw new Garbled("what should be an access token is none");
        }
        return new AccessToken(text);
    }
}
