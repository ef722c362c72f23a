package estrik.sandbox.update;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.BuiltIn;
import estrik.sandbox.company.Dossier;
import estrik.sandbox.company.Reaction;
import estrik.sandbox.company.StoredFile;
import estrik.sandbox.company.Subject;
import estrik.sandbox.company.Subject.Attachment;
import estrik.sandbox.query.Filtering;
import estrik.sandbox.query.Order;
import estrik.sandbox.query.Page;
import estrik.sandbox.query.Query;
import estrik.sandbox.query.View;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of the dossier, as far as a user may see the items that they hang on.
public final class Files {
    private Files() {}

    /// A file that hangs on this dossier item or on a reaction to it.
    public static Optional<StoredFile> ofSubject(Access access, String subject, String file) {
        var dossier = access.state().dossier();
        return number(subject)
                .flatMap(dossier::subject)
                .filter(item ->
                        attached(dossier, item).anyMatch(each -> each.file().equalsIgnoreCase(file)))
                .filter(item -> mayRead(access, item))
                .flatMap(item -> dossier.file(file));
    }

    /// Every file that hangs on this dossier item or on a reaction to it; none when the user may not see the item.
    public static List<StoredFile> ofSubject(Access access, long subject) {
        var dossier = access.state().dossier();
        return dossier.subject(subject).filter(item -> mayRead(access, item)).stream()
                .flatMap(item -> attached(dossier, item))
                .map(Attachment::file)
                .distinct()
                .flatMap(file -> dossier.file(file).stream())
                .toList();
    }

    /// The file of this id, when it has this name.
    public static Optional<StoredFile> named(Access access, String file, String name) {
        return withId(access, file).filter(each -> each.name().equalsIgnoreCase(name));
    }

    public static Optional<StoredFile> withId(Access access, String file) {
        var dossier = access.state().dossier();
        return dossier.file(file)
                .filter(found -> dossier.subjects().stream()
                        .filter(item -> attached(dossier, item)
                                .anyMatch(each -> each.file().equals(found.id())))
                        .anyMatch(item -> mayRead(access, item)));
    }

    /// What hangs on this dossier item and on the reactions to it.
    public static Stream<Attachment> attached(Dossier dossier, Subject item) {
        return Stream.concat(
                item.attachments().stream(),
                dossier.reactions().stream()
                        .filter(reaction -> reaction.subject() == item.id())
                        .map(Reaction::attachments)
                        .flatMap(List::stream));
    }

    // Filter authorisation on dossier items holds for their files too.
    private static boolean mayRead(Access access, Subject item) {
        var subjects = BuiltIn.getConnector("Profit_Subjects").orElseThrow();
        var view = View.of(subjects, access.state(), access.user());
        var wanted = Filtering.equal("SubjectId", Long.toString(item.id()), view);
        return !new Query(wanted, new Order(List.of()), new Page(0, 1), false)
                .rows(view)
                .isEmpty();
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
