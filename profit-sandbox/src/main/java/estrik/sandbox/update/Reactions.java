package estrik.sandbox.update;

import estrik.sandbox.company.Reaction;
import estrik.sandbox.company.Subject;
import estrik.sandbox.company.Subject.Attachment;
import estrik.sandbox.update.Event.Done;
import estrik.sandbox.update.Event.ReactionChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `KnSubjectReaction`: what people write on a dossier item.
final class Reactions {
    // Help App_Conect_UpdDsc_175: what stands for no wish.
    private static final String EVERYBODY = "EI";

    private Reactions() {}

    static void carryOut(Row row, Change change) {
        switch (row.action()) {
            case INSERT -> {
                var reaction = write(row, "SbTx", change.subject(row), change);
                change.answer(new Result("KnReaction", Map.of("Id", Long.toString(reaction.id()))));
            }
            case UPDATE -> update(row, change);
            case DELETE -> delete(row, change);
        }
    }

    /// Writes a reaction on a dossier item.
    ///
    /// @param text the field that its text is in
    static Reaction write(Row row, String text, Subject subject, Change change) {
        var replyTo = replyTo(row, subject, change);
        var attachments = new ArrayList<Attachment>();
        var own = row.has("FiDa") || row.has("FileId") ? change.attachment(row, "FiNa", "FiDa") : null;
        if (own != null) {
            attachments.add(own);
        }
        for (var each : row.rows("KnReactionAttachment")) {
            var attachment = change.attachment(each, "FileName", "FileStream");
            if (attachment == null) {
                throw Row.missing(each.part().field("FileStream").orElseThrow());
            }
            attachments.add(attachment);
        }
        var reaction = new Reaction(
                change.number(),
                subject.id(),
                change.user().code(),
                change.now(),
                Optional.ofNullable(row.value(text)).orElse(""),
                Optional.ofNullable(row.value("VaRe")).orElse(EVERYBODY),
                replyTo,
                values(row, "KnReactionLabel", "SLId"),
                values(row, "KnReactionEmoji", "EmNa"),
                attachments);
        change.to(state -> state.dossier(dossier -> dossier.with(reaction)));
        change.tell(new ReactionChanged(Done.CREATED, subject.type(), subject.id(), reaction.id()));
        return reaction;
    }

    private static @Nullable Long replyTo(Row row, Subject subject, Change change) {
        if (row.value("RTId") == null) {
            return null;
        }
        return change.state()
                .dossier()
                .reaction(row.number("RTId"))
                .filter(other -> other.subject() == subject.id())
                .map(Reaction::id)
                .orElseThrow(() -> row.noSuch("RTId"));
    }

    private static List<String> values(Row row, String object, String field) {
        return row.rows(object).stream()
                .map(each -> each.value(field))
                .filter(Objects::nonNull)
                .toList();
    }

    private static void update(Row row, Change change) {
        var before = reaction(row, change);
        var subject = change.subject(row, before.subject());
        var reaction = new Reaction(
                before.id(),
                before.subject(),
                before.user(),
                before.created(),
                row.has("SbTx") ? Optional.ofNullable(row.value("SbTx")).orElse("") : before.text(),
                Optional.ofNullable(row.value("VaRe")).orElse(before.visible()),
                before.replyTo(),
                before.labels(),
                before.emoji(),
                before.attachments());
        change.to(state -> state.dossier(dossier -> dossier.with(reaction)));
        change.tell(new ReactionChanged(Done.UPDATED, subject.type(), subject.id(), reaction.id()));
    }

    private static void delete(Row row, Change change) {
        var reaction = reaction(row, change);
        var subject = change.subject(row, reaction.subject());
        change.to(state -> state.dossier(dossier -> dossier.withoutReaction(reaction.id())));
        change.tell(new ReactionChanged(Done.DELETED, subject.type(), subject.id(), reaction.id()));
    }

    private static Reaction reaction(Row row, Change change) {
        return change.state().dossier().reaction(row.number("Id")).orElseThrow(() -> row.noSuch("Id"));
    }
}
