package estrik.workspace.feed;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One task or one signal, as AFAS last told it.
///
/// @param id tells items of one feed apart
/// @param title what it is about
/// @param detail the workflow and task, or the message of a signal; may be empty
/// @param since when it was made, in Amsterdam time
/// @param due by when it must be done
/// @param fields the values of the row by field, for the template of its link
public record Item(
        String id,
        String title,
        String detail,
        @Nullable LocalDateTime since,
        @Nullable LocalDate due,
        Map<String, String> fields) {
    public Item {
        fields = Map.copyOf(fields);
    }
}
