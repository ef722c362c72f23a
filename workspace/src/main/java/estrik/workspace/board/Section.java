package estrik.workspace.board;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where a task stands in the list of its tile: by the day it is due.
public enum Section {
    OVERDUE,
    TODAY,
    LATER;

    /// @param due nothing when the task has no day on which it is due
    static Section of(@Nullable LocalDate due, LocalDate today) {
        if (due == null || due.isAfter(today)) {
            return LATER;
        }
        return due.isBefore(today) ? OVERDUE : TODAY;
    }
}
