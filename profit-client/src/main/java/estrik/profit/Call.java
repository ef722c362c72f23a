package estrik.profit;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request to Profit. Its body and headers hold secrets, so it prints only what it asks.
///
/// @param what the thing asked, in words for messages, such as `GetConnector 'Workspace365_Tasks'`
/// @param token whose rights count; `null` when keys or a token stand in the body
/// @param body `null` for GET
/// @param secrets all secrets sent along, so that an answer that repeats one can be cleaned
/// @param mostBytes how long the answer may be; 0 for the client's own limit
record Call(
        String what,
        URI uri,
        @Nullable Token token,
        Map<String, String> headers,
        @Nullable String body,
        List<Secret> secrets,
        long mostBytes) {
    // Answers of one value are a few hundred bytes; AFAS names no size.
    private static final long SMALL = 1_000_000;

    static Call get(String what, URI uri, Token token) {
        return new Call(what, uri, token, Map.of("Accept", "application/json"), null, List.of(token), 0);
    }

    static Call json(String what, URI uri, String body, Secret... secrets) {
        var headers = Map.of("Accept", "application/json", "Content-Type", "application/json;charset=utf-8");
        return new Call(what, uri, null, headers, body, List.of(secrets), SMALL);
    }

    /// SOAP 1.1. Source of the headers: AFAS help, *App connector: request token*.
    static Call soap(String operation, URI uri, String body, Secret... secrets) {
        var headers = Map.of(
                "Content-Type",
                "text/xml; charset=utf-8",
                "SOAPAction",
                "\"" + Soap.NAMESPACE + "/" + operation + "\"");
        return new Call(operation, uri, null, headers, body, List.of(secrets), SMALL);
    }

    @Override
    public String toString() {
        return "Call[" + what + "]";
    }
}
