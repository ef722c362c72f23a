package estrik.workspace.board;

import estrik.workspace.text.Phrase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stands between a person and fresh items, in one sentence, and who can do something about it.
///
/// @param advice what to do in AFAS; only given when the person is an administrator
public record TroubleView(
        Remedy remedy, Phrase sentence, @Nullable Phrase advice) {
    /// What is to be done, and thereby which button is shown.
    public enum Remedy {
        ACTIVATE,
        ACTIVATE_AGAIN,
        WAIT,
        ADMINISTRATOR,
        /// Nothing that a button could do: the person has to ask somebody.
        ASK
    }

    public static TroubleView notActivated() {
        return new TroubleView(Remedy.ACTIVATE, Phrase.of("board.trouble.not-activated"), null);
    }

    /// The person may no longer see the app of the tile.
    public static TroubleView withoutAccess() {
        return new TroubleView(Remedy.ASK, Phrase.of("board.trouble.without-access"), null);
    }

    /// The activation came to its end, or somebody removed the token in AFAS; AFAS does not tell which.
    public static TroubleView ended(Instant at) {
        return new TroubleView(Remedy.ACTIVATE_AGAIN, Phrase.of("board.trouble.ended", at), null);
    }

    public static TroubleView notAnswering(Instant since) {
        return new TroubleView(Remedy.WAIT, Phrase.of("board.trouble.no-answer", since), null);
    }

    /// AFAS has too much to do.
    public static TroubleView busy(Instant until) {
        return new TroubleView(Remedy.WAIT, Phrase.of("board.trouble.busy", until), null);
    }

    public static TroubleView maintenance(Instant until) {
        return new TroubleView(Remedy.WAIT, Phrase.of("board.trouble.maintenance", until), null);
    }

    /// An answer that could not be read, or a failure that AFAS did not explain.
    public static TroubleView notUnderstood(Instant since) {
        return new TroubleView(Remedy.WAIT, Phrase.of("board.trouble.not-understood", since), null);
    }

    /// The GetConnector is not linked to the App connector, is blocked, or the person may not use it.
    public static TroubleView notPermitted(String connector, boolean administrator) {
        return theirs("not-permitted", Phrase.of("board.advice.not-permitted", connector), administrator);
    }

    public static TroubleView addressRefused(boolean administrator) {
        return theirs("address-refused", Phrase.of("board.advice.address-refused"), administrator);
    }

    public static TroubleView fieldMissing(String field, boolean administrator) {
        return theirs("field-missing", Phrase.of("board.advice.field-missing", field), administrator);
    }

    public static TroubleView tooLarge(boolean administrator) {
        return theirs("too-large", Phrase.of("board.advice.too-large"), administrator);
    }

    /// AFAS is not at the address of the connection.
    public static TroubleView notFound(boolean administrator) {
        return theirs("not-found", Phrase.of("board.advice.not-found"), administrator);
    }

    private static TroubleView theirs(String sentence, Phrase advice, boolean administrator) {
        return new TroubleView(
                Remedy.ADMINISTRATOR, Phrase.of("board.trouble." + sentence), administrator ? advice : null);
    }
}
