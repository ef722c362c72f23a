package estrik.profit;

/// The password of a webhook: *Password* on the tab *Webhooks* of the app connector. AFAS signs with it what
/// the webhook posts. Source: AFAS docs, *Webhooks*.
public final class WebhookPassword extends Secret {
    private WebhookPassword(String value) {
        super(value);
    }

    /// Takes a password as it is, with the white space in it: AFAS publishes no form for it.
    ///
    /// @throws IllegalArgumentException when it is blank
    public static WebhookPassword of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The password of the webhook is missing.");
        }
        return new WebhookPassword(text);
    }
}
