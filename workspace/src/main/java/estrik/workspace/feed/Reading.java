package estrik.workspace.feed;

import estrik.profit.FieldUnreadable;
import estrik.profit.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads rows of the two GetConnectors as items. The field names are those that `Workspace365_Tasks`
/// and `Workspace365_Signals` are proposed to have; a field that a customer left out leaves a gap,
/// not an error, as long as there is something to call the item by.
final class Reading {
    private static final int LONGEST = 500;

    // Earliest deadline first, then oldest, so that the same rows in another order are the same items.
    private static final Comparator<Item> ORDER = Comparator.comparing(
                    Item::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Item::since, Comparator.nullsLast(Comparator.<LocalDateTime>reverseOrder()))
            .thenComparing(Item::title)
            .thenComparing(Item::id);

    private Reading() {}

    /// What was read.
    sealed interface Read {}

    /// The items in their order.
    record Items(List<Item> items) implements Read {}

    /// A field without which an item has no name.
    record Missing(String field) implements Read {}

    static Read items(Kind kind, List<Row> rows) {
        var items = new ArrayList<Item>();
        for (var row : rows) {
            var item = switch (kind) {
                case TASKS -> task(row);
                case SIGNALS -> signal(row);
            };
            if (item == null) {
                return new Missing(
                        switch (kind) {
                            case TASKS -> "Subject";
                            case SIGNALS -> "Description";
                        });
            }
            items.add(item);
        }
        items.sort(ORDER);
        return new Items(List.copyOf(items));
    }

    private static @Nullable Item task(Row row) {
        var title = first(row, "Subject", "TaskDescription", "WfDescription");
        if (title == null) {
            return null;
        }
        var detail = first(row, "TaskDescription", "WfDescription");
        return new Item(
                id(row, "TaskId", "SubjectId"),
                title,
                detail == null || detail.equals(title) ? "" : detail,
                moment(row, "DateCreated"),
                day(row, "EndDate"),
                fields(row));
    }

    private static @Nullable Item signal(Row row) {
        var title = first(row, "Description", "Message", "SignalDefinition");
        if (title == null) {
            return null;
        }
        var detail = first(row, "SignalDefinition", "Message");
        return new Item(
                id(row, "SignalId"),
                title,
                detail == null || detail.equals(title) ? "" : detail,
                signalMade(row),
                null,
                fields(row));
    }

    // A signal may be about a day to come, such as a jubilee; what counts is when AFAS made it.
    private static @Nullable LocalDateTime signalMade(Row row) {
        var made = moment(row, "CreateDate");
        return made == null ? moment(row, "SignalDate") : made;
    }

    private static @Nullable String first(Row row, String... names) {
        for (var name : names) {
            var text = text(row, name);
            if (text != null && !text.isBlank()) {
                return cut(text.strip());
            }
        }
        return null;
    }

    private static @Nullable String text(Row row, String name) {
        return row.has(name) ? row.text(name) : null;
    }

    private static String id(Row row, String... names) {
        var parts = new ArrayList<String>();
        for (var name : names) {
            var text = text(row, name);
            if (text != null) {
                parts.add(cut(text));
            }
        }
        // Without any of them the whole row has to tell items apart.
        return parts.isEmpty() ? Integer.toHexString(fields(row).hashCode()) : String.join("-", parts);
    }

    private static @Nullable LocalDateTime moment(Row row, String name) {
        try {
            return row.has(name) ? row.dateTime(name) : null;
        } catch (FieldUnreadable _) {
            // A customer's own field of that name that is no date: the item is shown without it.
            return null;
        }
    }

    private static @Nullable LocalDate day(Row row, String name) {
        var moment = moment(row, name);
        return moment == null ? null : moment.toLocalDate();
    }

    private static Map<String, String> fields(Row row) {
        var fields = new TreeMap<String, String>();
        for (var name : row.fields()) {
            var text = row.text(name);
            if (text != null) {
                fields.put(name, cut(text));
            }
        }
        return fields;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
