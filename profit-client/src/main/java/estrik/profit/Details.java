package estrik.profit;

import org.jspecify.annotations.Nullable;

/// What an administrator needs to find an answer back in AFAS's own logs. Never holds a secret.
///
/// @param status the HTTP status; 0 when no answer came
/// @param errorNumber AFAS's `errorNumber` (SOAP: `ErrorNumber`), a signed 32-bit number; AFAS publishes no
///     full list
/// @param text AFAS's own words, cleaned and at most 300 characters, in the language of the call; `null` when
///     it said nothing
/// @param profitLogReference AFAS's `profitLogReference`, 32 hexadecimal digits; only an administrator of the
///     environment can open that line of the log
/// @param traceId the header `X-Trace-Identifier`, which Profit sends since version 7
public record Details(
        int status,
        @Nullable Integer errorNumber,
        @Nullable String text,
        @Nullable String profitLogReference,
        @Nullable String traceId) {
    static final Details NONE = new Details(0, null, null, null, null);
}
