package estrik.sandbox.company;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the administrator keeps besides: user groups that may be empty, the mail server of the environment, and
/// on which day each token was last used.
///
/// @param groups user groups that were made by hand
/// @param mailServer gets every mail too, or null for the one that the sandbox was started with
/// @param lastUsed the day in Amsterdam, by [Keys.IssuedToken#key()]
public record Administration(List<String> groups, @Nullable Smtp mailServer, Map<String, LocalDate> lastUsed) {

    static final Administration FRESH = new Administration(List.of(), null, Map.of());

    public Administration {
        groups = List.copyOf(groups);
        lastUsed = Map.copyOf(lastUsed);
    }

    public Administration groups(List<String> now) {
        return new Administration(now, mailServer, lastUsed);
    }

    public Administration mailServer(@Nullable Smtp now) {
        return new Administration(groups, now, lastUsed);
    }

    Administration lastUsed(Map<String, LocalDate> now) {
        return new Administration(groups, mailServer, now);
    }
}
