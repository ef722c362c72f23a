package estrik.profit;

/// What the browser brings back from Profit, to be exchanged for a [Grant] once.
final class AuthorizationCode extends Secret {
    AuthorizationCode(String value) {
        super(value);
    }
}
