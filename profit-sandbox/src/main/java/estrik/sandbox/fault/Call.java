package estrik.sandbox.fault;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call that the sandbox received at a path of AFAS.
///
/// @param at when it came in, by the sandbox's clock
/// @param method the HTTP method
/// @param path the path as it was written, without the query
/// @param user the user code it was for, or null when that did not become known
/// @param status the HTTP status of the answer; 0 when the connection was dropped without one
/// @param millis how long the answer took
public record Call(
        Instant at, String method, String path, @Nullable String user, int status, long millis) {}
