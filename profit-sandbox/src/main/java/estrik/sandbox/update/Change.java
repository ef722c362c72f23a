package estrik.sandbox.update;

import estrik.sandbox.company.State;
import estrik.sandbox.company.StoredFile;
import estrik.sandbox.company.Subject;
import estrik.sandbox.company.Subject.Attachment;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.ProfitError;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One call on its way: the state as it would be, with what is to be told, and what is to be answered.
/// When the call is refused, all of it is forgotten. Belongs to one thread.
final class Change {
    private final User user;
    private final LocalDateTime now;
    private final Instant at;
    private final List<Result> results = new ArrayList<>();
    private State state;

    /// @param at the same moment as `now`, which is that of Amsterdam
    Change(State state, User user, LocalDateTime now, Instant at) {
        this.state = state;
        this.user = user;
        this.now = now;
        this.at = at;
    }

    State state() {
        return state;
    }

    User user() {
        return user;
    }

    LocalDateTime now() {
        return now;
    }

    List<Result> results() {
        return results;
    }

    void to(UnaryOperator<State> change) {
        state = change.apply(state);
    }

    /// Lets the webhooks tell this, once the call was carried out.
    void tell(Event event) {
        state = event.raised(state, at);
    }

    void answer(Result result) {
        results.add(result);
    }

    /// A number that nothing else has.
    long number() {
        long number = state.waiting().lastId() + 1;
        state = state.numbered(number);
        return number;
    }

    Subject subject(Row row) {
        return subject(row, row.number("SbId"));
    }

    Subject subject(Row row, long id) {
        return state.dossier().subject(id).orElseThrow(() -> row.noSuch("SbId"));
    }

    /// Keeps the file that a row brings or names, or gives null when it does neither.
    @Nullable
    Attachment attachment(Row row, String name, String stream) {
        var base64 = row.value(stream);
        if (base64 != null) {
            var bytes = Base64.getMimeDecoder().decode(base64);
            var file = StoredFile.of(ProfitError.hex32(), row.needed(name), bytes);
            to(before -> before.dossier(dossier -> dossier.with(file)));
            return new Attachment(number(), file.id());
        }
        var id = row.value("FileId");
        if (id == null) {
            return null;
        }
        var file = state.dossier().file(id).orElseThrow(() -> row.noSuch("FileId"));
        return new Attachment(number(), file.id());
    }
}
