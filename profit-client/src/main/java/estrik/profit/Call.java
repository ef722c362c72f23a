package estrik.profit;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One request to Profit. Its body and headers hold secrets, so it prints only what it asks.
///
/// @param what the thing asked, in words for messages: its name, with an id in quotes behind it when there is
///     one, such as `GetConnector 'Workspace365_Tasks'`
/// @param method `GET`, `POST`, `PUT` or `DELETE`
/// @param credentials who calls; [Credentials#NONE] when keys or a token stand in the body
/// @param body `null` for GET and DELETE
/// @param sent the secrets in body and headers, besides those of the credentials
/// @param mostBytes how long the answer may be; 0 for the client's own limit
/// @param changesNothing whether Profit is the same afterwards, so that it may be asked again
record Call(
        String what,
        String method,
        URI uri,
        Credentials credentials,
        Map<String, String> headers,
        @Nullable String body,
        List<Secret> sent,
        long mostBytes,
        boolean changesNothing) {
    // Answers of one value are a few hundred bytes; AFAS names no size.
    private static final long SMALL = 1_000_000;

    private static final Map<String, String> ACCEPTING = Map.of("Accept", "application/json");
    private static final Map<String, String> SENDING =
            Map.of("Accept", "application/json", "Content-Type", "application/json;charset=utf-8");

    static Call get(String what, URI uri, Credentials credentials) {
        return new Call(what, "GET", uri, credentials, ACCEPTING, null, List.of(), 0, true);
    }

    /// @param method `POST` or `PUT`
    static Call json(String method, String what, URI uri, Credentials credentials, String body) {
        return new Call(what, method, uri, credentials, SENDING, body, List.of(), 0, false);
    }

    /// A POST that carries its secrets in the body.
    static Call json(String what, URI uri, String body, Secret... secrets) {
        return new Call(what, "POST", uri, Credentials.NONE, SENDING, body, List.of(secrets), SMALL, false);
    }

    /// A form, with its secrets in the body or the headers.
    static Call form(
            String what,
            URI uri,
            Credentials credentials,
            Map<String, String> more,
            String body,
            List<Secret> secrets) {
        var headers = new HashMap<>(more);
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        return new Call(what, "POST", uri, credentials, Map.copyOf(headers), body, List.copyOf(secrets), SMALL, false);
    }

    static Call delete(String what, URI uri, Credentials credentials) {
        return new Call(what, "DELETE", uri, credentials, ACCEPTING, null, List.of(), 0, false);
    }

    /// SOAP 1.1 with the proof of who calls in the header, where AFAS reads it too (AFAS docs,
    /// *IntegrationId*).
    ///
    /// @param operation such as `GetData`
    static Call soap(String what, String operation, URI uri, Credentials credentials, String body) {
        return new Call(what, "POST", uri, credentials, soapHeaders(operation), body, List.of(), 0, false);
    }

    /// SOAP 1.1 with its secrets in the body.
    static Call soap(String operation, URI uri, String body, Secret... secrets) {
        return new Call(
                operation, "POST", uri, Credentials.NONE, soapHeaders(operation), body, List.of(secrets), SMALL, false);
    }

    /// Source: AFAS help, *App connector: request token*.
    private static Map<String, String> soapHeaders(String operation) {
        return Map.of(
                "Content-Type",
                "text/xml; charset=utf-8",
                "SOAPAction",
                "\"" + Soap.NAMESPACE + "/" + operation + "\"");
    }

    /// The same call with one more header, in the place of the client's own of that name.
    Call with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Call(what, method, uri, credentials, Map.copyOf(more), body, sent, mostBytes, changesNothing);
    }

    /// The first word of what is asked: one of few.
    String name() {
        var space = what.indexOf(' ');
        return space < 0 ? what : what.substring(0, space);
    }

    /// Which one is asked; empty when the name says all.
    String id() {
        return what.substring(name().length()).replace("'", "").strip();
    }

    /// The same call, known to change nothing in Profit although it is no GET.
    Call changingNothing() {
        return new Call(what, method, uri, credentials, headers, body, sent, mostBytes, true);
    }

    /// All secrets that are sent along, so that an answer that repeats one can be cleaned.
    List<Secret> secrets() {
        return Stream.concat(sent.stream(), credentials.secrets().stream()).toList();
    }

    @Override
    public String toString() {
        return "Call[" + what + "]";
    }
}
