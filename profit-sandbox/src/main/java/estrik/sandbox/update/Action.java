package estrik.sandbox.update;

import estrik.sandbox.wire.ProfitError;
import java.util.Locale;

/// What is to happen to a row.
public enum Action {
    INSERT,
    UPDATE,
    DELETE;

    /// Reads the word that AFAS uses: `insert`, `update` or `delete`.
    static Action of(String word) {
        try {
            return valueOf(word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw ProfitError.refused(
                    "De actie '" + word.strip() + "' is niet insert, update of delete.",
                    "The action '" + word.strip() + "' is not insert, update or delete.");
        }
    }
}
