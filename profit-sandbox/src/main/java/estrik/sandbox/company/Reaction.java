package estrik.sandbox.company;

import estrik.sandbox.company.Subject.Attachment;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody wrote on a dossier item, by itself or while acting on a workflow task.
///
/// @param subject the number of the dossier item
/// @param user the user code of the writer
/// @param visible `I` for insiders, `EI` for everybody
/// @param replyTo the number of the reaction it answers, or null
/// @param labels numbers of labels, as they were sent
/// @param emoji names such as `thumbsup`
public record Reaction(
        long id,
        long subject,
        String user,
        LocalDateTime created,
        String text,
        String visible,
        @Nullable Long replyTo,
        List<String> labels,
        List<String> emoji,
        List<Attachment> attachments) {
    public Reaction {
        labels = List.copyOf(labels);
        emoji = List.copyOf(emoji);
        attachments = List.copyOf(attachments);
    }
}
