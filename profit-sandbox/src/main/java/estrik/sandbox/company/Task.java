package estrik.sandbox.company;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A workflow task that waits for one user. Dates and times are those of Amsterdam, as in Profit.
///
/// @param id the task's number, `TaskId` on the wire
/// @param user the user code, such as `anna`
/// @param subject what the dossier item is about
/// @param task the name of the step, such as "Controle declaratie"
/// @param workflow the workflow it belongs to
/// @param type the type of the dossier item
/// @param sender who sent the dossier item in
/// @param destination where the dossier item is filed
/// @param priority `Hoog`, `Normaal` or `Laag`
/// @param startDate when work may begin
/// @param endDate when it is due, or null
/// @param created when it was sent in
/// @param subjectId the number of the dossier item behind the task, `SubjectId` on the wire
public record Task(
        long id,
        String user,
        String subject,
        String task,
        String workflow,
        String type,
        String sender,
        String destination,
        String priority,
        LocalDate startDate,
        @Nullable LocalDate endDate,
        LocalDateTime created,
        long subjectId) {

    /// A task on a dossier item of its own.
    public Task(
            long id,
            String user,
            String subject,
            String task,
            String workflow,
            String type,
            String sender,
            String destination,
            String priority,
            LocalDate startDate,
            @Nullable LocalDate endDate,
            LocalDateTime created) {
        this(
                id,
                user,
                subject,
                task,
                workflow,
                type,
                sender,
                destination,
                priority,
                startDate,
                endDate,
                created,
                ownSubject(id));
    }

    /// The number of a dossier item that was numbered together with this task.
    public static long ownSubject(long id) {
        return id - 12_000;
    }

    /// The same task on an item that says something else now.
    public Task about(String nowSubject, String nowPriority) {
        return new Task(
                id,
                user,
                nowSubject,
                task,
                workflow,
                type,
                sender,
                destination,
                nowPriority,
                startDate,
                endDate,
                created,
                subjectId);
    }

    public Task due(@Nullable LocalDate date) {
        return new Task(
                id,
                user,
                subject,
                task,
                workflow,
                type,
                sender,
                destination,
                priority,
                startDate,
                date,
                created,
                subjectId);
    }

    /// The same task with somebody else, or the next one on the same dossier item.
    public Task passedOn(long newId, String toUser, String step, LocalDate start) {
        return new Task(
                newId,
                toUser,
                subject,
                step,
                workflow,
                type,
                sender,
                destination,
                priority,
                start,
                endDate,
                created,
                subjectId);
    }

    public Task priority(String now) {
        return new Task(id, user, subject, task, workflow, type, sender, destination, now, startDate, endDate, created);
    }
}
