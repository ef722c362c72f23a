package estrik.sandbox.fault;

import java.time.Duration;
import java.time.Instant;

/// Something that goes wrong on purpose in coming calls.
///
/// ```java
/// profit.failNext(Fault.garbage().onPath("/connectors").forUser("anna"));
/// profit.fail(Fault.status(500).share(0.2).during(Duration.ofMinutes(10)));
/// ```
///
/// @param trouble what goes wrong
/// @param scope in which calls
public record Fault(Trouble trouble, Scope scope) {
    private static Fault of(Trouble trouble) {
        return new Fault(trouble, Scope.EVERYTHING);
    }

    /// Answers with the status alone, and with the body that AFAS gives with it.
    public static Fault status(int status) {
        return of(new Trouble.Status(status, null, null, null));
    }

    /// Answers with this status and this body, as JSON.
    public static Fault status(int status, String body) {
        return of(new Trouble.Status(status, body, null, null));
    }

    public static Fault status(int status, String body, String type) {
        return of(new Trouble.Status(status, body, type, null));
    }

    /// Carries the call out, after this time.
    public static Fault delay(Duration time) {
        return of(new Trouble.Delay(time, Duration.ZERO));
    }

    /// Carries the call out, after a time that is drawn anew for each call.
    public static Fault jitter(Duration most) {
        return of(new Trouble.Delay(Duration.ZERO, most));
    }

    public static Fault delay(Duration time, Duration jitter) {
        return of(new Trouble.Delay(time, jitter));
    }

    /// Carries the call out and answers this many bytes at a time.
    public static Fault drip(int bytes, Duration every) {
        return of(new Trouble.Drip(bytes, every));
    }

    /// Carries the call out and sends no more of the answer than these bytes, though all of it was announced.
    public static Fault truncated(int bytes) {
        return of(new Trouble.Truncated(bytes));
    }

    /// Closes the connection without an answer.
    public static Fault reset() {
        return of(new Trouble.Reset());
    }

    /// Carries the call out, answers the headers, and then nothing more.
    public static Fault halfOpen() {
        return of(new Trouble.HalfOpen());
    }

    /// Answers 200 with 512 bytes that mean nothing.
    public static Fault garbage() {
        return garbage(512);
    }

    public static Fault garbage(int bytes) {
        return of(new Trouble.Garbage(bytes));
    }

    /// Answers 200 with a web page to sign in on.
    public static Fault loginPage() {
        return of(new Trouble.LoginPage());
    }

    /// Carries the call out and answers in ISO-8859-1, saying UTF-8.
    public static Fault wrongCharset() {
        return of(new Trouble.WrongCharset());
    }

    /// Answers as if the token had expired or were deleted.
    public static Fault tokenGone() {
        return of(new Trouble.TokenGone());
    }

    /// Answers as if the app connector were blocked.
    public static Fault appConnectorBlocked() {
        return of(new Trouble.AppConnectorBlocked(null));
    }

    public static Fault appConnectorBlocked(String name) {
        return of(new Trouble.AppConnectorBlocked(name));
    }

    /// Answers as if the GetConnector were blocked, whichever it is.
    public static Fault connectorBlocked() {
        return of(new Trouble.ConnectorBlocked(null));
    }

    public static Fault connectorBlocked(String id) {
        return of(new Trouble.ConnectorBlocked(id));
    }

    /// Leaves this field out of rows and metainfo.
    public static Fault missingField(String field) {
        return of(new Trouble.MissingField(field));
    }

    /// Gives this field another name in rows and metainfo.
    public static Fault renamedField(String field, String name) {
        return of(new Trouble.RenamedField(field, name));
    }

    /// Loses the mail with the one-time code. It counts mails, not calls.
    public static Fault lostMail() {
        return of(new Trouble.LostMail());
    }

    /// Lets the mail with the one-time code arrive after this time of the sandbox's clock. It counts mails, not calls.
    public static Fault lateMail(Duration time) {
        return of(new Trouble.LateMail(time));
    }

    /// Lets a one-time code stay good when it is used: a client must not rely on that.
    public static Fault codeTwice() {
        return of(new Trouble.CodeTwice());
    }

    /// Lets a webhook tell the same event twice. It counts events; a path is part of the webhook's address.
    public static Fault webhookTwice() {
        return of(new Trouble.WebhookTwice());
    }

    /// Lets the events of a batch arrive the last one first. It counts batches; a path is part of the webhook's
    /// address.
    public static Fault webhooksReordered() {
        return of(new Trouble.WebhooksReordered());
    }

    /// The same with the header `Retry-After`.
    ///
    /// @throws IllegalStateException when this fault does not answer with a status
    public Fault retryAfter(Duration time) {
        if (trouble instanceof Trouble.Status(var status, var body, var type, var ignored)) {
            return new Fault(new Trouble.Status(status, body, type, time), scope);
        }
        throw new IllegalStateException("Only a fault that answers with a status can say Retry-After");
    }

    /// The same for calls whose path contains this, in any letter case.
    public Fault onPath(String part) {
        return in(scope.onPath(part));
    }

    /// The same for calls of this user, such as `anna`.
    public Fault forUser(String user) {
        return in(scope.forUser(user));
    }

    /// The same for this share of the calls, such as 0.2 for every fifth on average.
    public Fault share(double part) {
        return in(scope.share(part));
    }

    /// The same with other luck: what is drawn is the same for the same seed.
    public Fault seed(long beginning) {
        return in(scope.seed(beginning));
    }

    /// The same, but not before this moment of the sandbox's clock.
    public Fault from(Instant beginning) {
        return in(scope.from(beginning));
    }

    /// The same, but no longer from this moment of the sandbox's clock on.
    public Fault until(Instant end) {
        return in(scope.until(end));
    }

    /// The same for this long by the sandbox's clock, counted from when it begins.
    public Fault during(Duration time) {
        return in(scope.during(time));
    }

    Fault in(Scope other) {
        return new Fault(trouble, other);
    }
}
