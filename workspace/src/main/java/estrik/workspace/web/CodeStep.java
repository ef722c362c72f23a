package estrik.workspace.web;

import estrik.workspace.text.Phrase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The moment at which somebody types the one-time code that AFAS mailed.
///
/// @param action where the code goes, as the field `code`
/// @param again where a new code is asked
/// @param back where *Cancel* leads
/// @param login the name by which AFAS looks for the person
/// @param newCodeSeconds seconds until a new code may be asked, 0 when it may be now
/// @param waitSeconds seconds until the next try is taken, 0 when it is now
/// @param problem why the last code was not taken
/// @param administrator whether it is the administrator who proves a connection; the help says more then
public record CodeStep(
        String action,
        String again,
        String back,
        String login,
        Instant askedAt,
        long newCodeSeconds,
        long waitSeconds,
        @Nullable Phrase problem,
        boolean administrator) {}
