package estrik.workspace.board;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// One task or one signal.
///
/// @param detail the name of the workflow, or what else AFAS says in one line
/// @param since as AFAS tells it, in the time of Amsterdam
/// @param fresh whether it came within the last hour
/// @param href where a click leads; null when there is nowhere to go
public record RowView(
        String id,
        String title,
        String detail,
        @Nullable LocalDateTime since,
        @Nullable LocalDate due,
        boolean fresh,
        @Nullable String href) {
    public boolean late(LocalDate today) {
        return due != null && due.isBefore(today);
    }
}
