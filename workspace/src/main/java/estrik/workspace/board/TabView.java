package estrik.workspace.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One list of a tile.
///
/// @param kind `tasks` or `signals`
/// @param rows all of them, in the order in which they are shown
/// @param checkedAt when AFAS last answered; null until it did
/// @param changedAt when that answer last differed from the one before
/// @param overviewUrl where AFAS shows all of them; null when the connection has no such link
/// @param trouble why the last question to AFAS brought nothing; the rows are older then
public record TabView(
        String kind,
        List<RowView> rows,
        @Nullable Instant checkedAt,
        @Nullable Instant changedAt,
        @Nullable String overviewUrl,
        @Nullable TroubleView trouble) {
    // The heights of a heading and of a row in `06-tiles.css`.
    private static final int HEADING = 28;
    private static final int ROW = 56;

    public TabView {
        rows = List.copyOf(rows);
    }

    /// The same, checked at the same moment as every other that was checked at all.
    TabView ageless() {
        return new TabView(kind, rows, checkedAt == null ? null : Instant.EPOCH, changedAt, overviewUrl, trouble);
    }

    /// Rows under one heading: `overdue`, `today`, `later`, or `all` when none has a date.
    public record Section(String name, List<RowView> rows) {}

    public int count() {
        return rows.size();
    }

    /// AFAS was not asked yet, or has not answered for the first time.
    public boolean loading() {
        return checkedAt == null && trouble == null;
    }

    public boolean hasNew() {
        return rows.stream().anyMatch(RowView::fresh);
    }

    public long overdue(LocalDate today) {
        return rows.stream().filter(row -> row.late(today)).count();
    }

    public long dueToday(LocalDate today) {
        return rows.stream().filter(row -> today.equals(row.due())).count();
    }

    public List<Section> sections(LocalDate today) {
        return sections(today, Integer.MAX_VALUE);
    }

    /// As many as fit in so many pixels, the first ones first.
    public List<Section> sections(LocalDate today, int height) {
        var sections = new ArrayList<Section>();
        var left = height;
        for (var name : List.of("overdue", "today", "later", "all")) {
            var here = rows.stream()
                    .filter(row -> section(row, today).equals(name))
                    .toList();
            var room = (left - HEADING) / ROW;
            if (here.isEmpty() || room < 1) {
                continue;
            }
            var shown = here.subList(0, Math.min(here.size(), room));
            sections.add(new Section(name, shown));
            left -= HEADING + shown.size() * ROW;
        }
        return sections;
    }

    private String section(RowView row, LocalDate today) {
        if (rows.stream().allMatch(any -> any.due() == null)) {
            return "all";
        }
        if (row.late(today)) {
            return "overdue";
        }
        return today.equals(row.due()) || row.fresh() ? "today" : "later";
    }
}
