package estrik.profit;

import java.time.Duration;

/// Why there is no value, sorted by what the caller can do about it.
///
/// [#message()] is one English sentence or two for logs and administrators: never a secret, never AFAS's raw
/// body; AFAS's own short text, when there is one, is cleaned and shortened to at most 300 characters. Source
/// of statuses and texts: AFAS docs, *Troubleshooting* and *GetConnector*.
public sealed interface Refusal {

    /// What happened.
    String message();

    /// Where to look it up.
    Details details();

    /// 401 to a call with a token: it is unknown, deleted or expired, belongs to another environment, or its
    /// user has lost access. Repeating does not help: let the user activate again.
    ///
    /// With OAuth: an access token that was renewed is refused too, or a sign-in has ended (`invalid_grant`).
    /// Let the user sign in again.
    record TokenRejected(String message, Details details) implements Refusal {}

    /// The token is good but the thing is not for it: the connector is not linked to the app connector, it or
    /// the app connector is blocked, or the user is not authorised. An administrator must change that in
    /// Profit.
    ///
    /// With OAuth also: the client, its secret or its key is not accepted, or the user cancelled the sign-in.
    ///
    /// AFAS tells the rest only by text. The Dutch and English texts are known; in another language of Profit
    /// the same trouble comes as [Failed].
    record NotPermitted(String message, Details details) implements Refusal {}

    /// 403: the app connector's IP restrictions keep this machine out. An administrator must allow its address.
    record IpRefused(String message, Details details) implements Refusal {}

    /// A filter or order names a field that the GetConnector does not have. Read its metainfo and correct the
    /// mapping, or let an administrator add the field.
    ///
    /// @param field the name as AFAS repeats it
    record UnknownField(String message, String field, Details details) implements Refusal {}

    /// The question or the answer is too large: a query string over 2,049 characters (nothing was sent
    /// then), more than AFAS can hold in memory, or an answer over this client's own limit. Ask for fewer
    /// rows, fewer columns or a shorter filter.
    record TooLarge(String message, Details details) implements Refusal {}

    /// 503 (or 429, which AFAS does not document): overload. Also, with status 0, when all calls that this
    /// client may make at once stayed in use for the whole time limit. Ask again after the wait; see also
    /// [Profit.Builder#patience(Duration)].
    ///
    /// @param retryAfter how long Profit asks to wait; 60 seconds when it names no time; between 1 second and 1
    ///     day
    record Busy(String message, Duration retryAfter, Details details) implements Refusal {}

    /// 503 that speaks of maintenance: Profit is away for a while, as a rule announced on afasstatus.nl. Ask
    /// again after the wait, and tell people what they wait for.
    ///
    /// @param retryAfter as in [Busy]
    record Maintenance(String message, Duration retryAfter, Details details) implements Refusal {}

    /// Profit gave up because the work took longer than 900 seconds. The work may go on inside Profit: wait
    /// before you repeat it, and ask for less at a time.
    ///
    /// @param retryAfter 15 minutes (AFAS docs, *Troubleshooting*)
    record TookTooLong(String message, Duration retryAfter, Details details) implements Refusal {}

    /// No whole answer: no connection, no answer within the time limit, a connection that broke off, or a
    /// proxy that could not reach Profit (502, 504). Try again later. The request may have arrived: after
    /// `OtpRequest` or `GenerateOTP` a code may still be mailed, and Profit may still be at work on a large
    /// question (AFAS stops after 900 s).
    record Unreachable(String message, Details details) implements Refusal {}

    /// 404: nothing at that address. Check the address of the environment and the name of the connector. For a
    /// file: there is none, or the user has no rights to it; Profit does not tell which.
    record NotFound(String message, Details details) implements Refusal {}

    /// What came is not an answer of Profit: a web page, a redirect, broken or cut-off JSON or XML. Look for a
    /// proxy or a wrong address in between; try again later.
    record NotUnderstood(String message, Details details) implements Refusal {}

    /// Everything else that Profit refuses, as a functional error (status 500) or a SOAP fault. The log
    /// reference in the details leads an administrator to the reason. AFAS says that repeating helps in some
    /// cases, such as a locked record, and publishes no number or text to know them by; nothing is repeated
    /// here.
    record Failed(String message, Details details) implements Refusal {}
}
