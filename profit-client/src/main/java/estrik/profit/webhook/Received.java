package estrik.profit.webhook;

/// What a post to the address of a webhook turns out to be. AFAS wants an answer of 2xx within 2 seconds and
/// tries again otherwise, so keep the event and work on it afterwards. Source: AFAS docs, *Webhooks*.
public sealed interface Received {

    /// AFAS sent it. Answer 2xx once it is kept.
    record Genuine(Event event) implements Received {}

    /// It has no signature, or one that was not made with this password over these bytes. Answer 401 and do
    /// nothing: anybody can post to a public address.
    record NotSigned() implements Received {}

    /// It is longer than AFAS's events are. Answer 413.
    ///
    /// @param limit in bytes
    record TooLong(int limit) implements Received {}

    /// It is signed, but not the message that AFAS documents. Answer 400 and tell whoever keeps this program.
    ///
    /// @param message one sentence, which never quotes what came
    record NotUnderstood(String message) implements Received {}
}
