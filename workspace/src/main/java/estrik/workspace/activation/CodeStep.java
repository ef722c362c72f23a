package estrik.workspace.activation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a person stands between asking a code and typing it.
///
/// @param login what AFAS looks for
/// @param askedAt when AFAS took the request; null when no code is on its way
/// @param again when another code can be asked
/// @param waitUntil until when nothing can be typed, after too many wrong codes
/// @param typed what was typed and not accepted
public record CodeStep(
        String login,
        @Nullable Instant askedAt,
        @Nullable Instant again,
        @Nullable Instant waitUntil,
        String typed) {}
