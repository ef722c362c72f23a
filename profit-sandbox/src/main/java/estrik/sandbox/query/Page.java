package estrik.sandbox.query;

import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import org.jspecify.annotations.Nullable;

/// Which rows of all are wanted.
public record Page(long skip, long take) {
    private static final long EVERYTHING = -1;

    // OAS get-connector.md: 0 and 100 when left out; -1 and -1 give everything; take=-1 with a skip is an error.
    // After a public client: skip=-1 alone overrules take.
    public static Page of(Request request) {
        var page = new Page(number(request.parameter("skip"), 0), number(request.parameter("take"), 100));
        if (page.take == EVERYTHING && page.skip != EVERYTHING) {
            throw ProfitError.unexpected();
        }
        return page;
    }

    // After a public client: what is no number, or below -1, acts as 0.
    private static long number(@Nullable String text, long otherwise) {
        try {
            long number = text == null || text.isBlank() ? otherwise : Long.parseLong(text.strip());
            return number < EVERYTHING ? 0 : number;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// How many rows it leaves out before its first.
    long start() {
        return skip == EVERYTHING ? 0 : skip;
    }

    /// How many rows it has, though never more than these.
    // After a public client, 2017: take=0 gives one row.
    long length(long most) {
        return skip == EVERYTHING ? most : Math.min(most, Math.max(1, take));
    }
}
