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
        LocalDateTime created) {

    /// The number of the dossier item behind the task, `SubjectId` on the wire.
    public long subjectId() {
        return id - 12_000;
    }

    public Task due(LocalDate date) {
        return new Task(
                id, user, subject, task, workflow, type, sender, destination, priority, startDate, date, created);
    }

    public Task priority(String now) {
        return new Task(
                id, user, subject, task, workflow, type, sender, destination, now, startDate, endDate, created);
    }
}
