package estrik.workspace.board;

import estrik.workspace.app.App;
import estrik.workspace.app.Apps;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.feed.Content;
import estrik.workspace.feed.Feeds;
import estrik.workspace.feed.Item;
import estrik.workspace.feed.Kind;
import estrik.workspace.feed.Trouble;
import estrik.workspace.web.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A board as its person sees it at this moment, from what the feeds hold; AFAS is never asked here.
/// Shared by threads.
@Component
public final class Board {
    // AFAS does not tell what a person has seen; what came within the hour is new to most.
    private static final Duration FRESH = Duration.ofHours(1);
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    private final TileGroups groups;
    private final Tiles tiles;
    private final Apps apps;
    private final Connections connections;
    private final Feeds feeds;
    private final Clock clock;

    public Board(TileGroups groups, Tiles tiles, Apps apps, Connections connections, Feeds feeds, Clock clock) {
        this.groups = groups;
        this.tiles = tiles;
        this.apps = apps;
        this.connections = connections;
        this.feeds = feeds;
        this.clock = clock;
    }

    /// The whole board.
    public BoardView of(Viewer viewer) {
        var all = tiles.of(viewer.personId());
        return new BoardView(groups.of(viewer.personId()).stream()
                .map(group -> new GroupView(
                        group.id(),
                        group.name(),
                        all.stream()
                                .filter(tile -> tile.groupId().equals(group.id()))
                                .flatMap(tile -> paintable(viewer, tile).stream())
                                .toList()))
                .toList());
    }

    /// One tile of the board, if the person has it.
    public Optional<TileView> tile(Viewer viewer, String tileId) {
        return tiles.byId(viewer.personId(), tileId).flatMap(tile -> paintable(viewer, tile));
    }

    private Optional<TileView> paintable(Viewer viewer, Tile tile) {
        return apps.byId(tile.appId())
                .flatMap(app -> apps.visibleTo(viewer.personId(), app.id())
                        .flatMap(_ -> connections.byId(app.connectionId()))
                        .map(connection -> view(viewer, tile, app, connection))
                        .or(() -> Optional.of(withoutAccess(tile, app))));
    }

    // Nothing of AFAS: not even the name of the connection.
    private static TileView withoutAccess(Tile tile, App app) {
        return new TileView(
                tile.id(),
                tile.titleOr(app),
                "",
                "",
                app.colour().word(),
                "lock",
                tile.size().word(),
                List.of(),
                TroubleView.withoutAccess());
    }

    private TileView view(Viewer viewer, Tile tile, App app, Connection connection) {
        var tabs = new ArrayList<TabView>();
        TroubleView whole = null;
        for (var kind : tile.tabs().kinds()) {
            var content = feeds.content(viewer.personId(), connection.id(), kind);
            whole = whole == null ? troubleOfAll(content) : whole;
            tabs.add(tab(viewer, tile, connection, kind, content));
        }
        return new TileView(
                tile.id(),
                tile.titleOr(app),
                connection.id(),
                connection.name(),
                app.colour().word(),
                tile.tabs().icon(),
                tile.size().word(),
                whole == null ? tabs : List.of(),
                whole);
    }

    private static @Nullable TroubleView troubleOfAll(Content content) {
        return switch (content) {
            case Content.NotActivated _ -> TroubleView.notActivated();
            case Content.Ended(var at) -> TroubleView.ended(at);
            case Content.Loading _, Content.Unread _, Content.Snapshot _ -> null;
        };
    }

    private TabView tab(Viewer viewer, Tile tile, Connection connection, Kind kind, Content content) {
        var overview = Links.overview(connection).orElse(null);
        return switch (content) {
            case Content.Snapshot(var items, var checkedAt, var changedAt, var trouble) ->
                new TabView(
                        kind.word(),
                        rows(tile, connection, items),
                        checkedAt,
                        changedAt,
                        overview,
                        trouble.map(one -> trouble(one, viewer.administrator())).orElse(null));
            case Content.Unread(var trouble) ->
                new TabView(kind.word(), List.of(), null, null, overview, trouble(trouble, viewer.administrator()));
            case Content.Loading _, Content.NotActivated _, Content.Ended _ ->
                new TabView(kind.word(), List.of(), null, null, overview, null);
        };
    }

    private List<RowView> rows(Tile tile, Connection connection, List<Item> items) {
        var now = LocalDateTime.now(clock.withZone(AMSTERDAM));
        return items.stream()
                .map(item -> new RowView(
                        item.id(),
                        item.title(),
                        item.detail(),
                        item.since(),
                        item.due(),
                        isFresh(item, now),
                        Links.of(connection, tile.overviewOnly(), item).orElse(null)))
                .sorted(order(now.toLocalDate()))
                .toList();
    }

    // AFAS gives many items a day without a time; such a midnight says nothing about the hour.
    private static boolean isFresh(Item item, LocalDateTime now) {
        var since = item.since();
        return since != null
                && !since.toLocalTime().equals(LocalTime.MIDNIGHT)
                && since.isAfter(now.minus(FRESH))
                && since.isBefore(now.plus(FRESH));
    }

    // What is late, then what just came, then by the day that it is due, then the newest.
    private static Comparator<RowView> order(LocalDate today) {
        return Comparator.comparing((RowView row) -> !row.late(today))
                .thenComparing(row -> !row.fresh())
                .thenComparing(RowView::due, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                .thenComparing(RowView::since, Comparator.nullsLast(Comparator.<LocalDateTime>reverseOrder()));
    }

    private static TroubleView trouble(Trouble trouble, boolean administrator) {
        return switch (trouble) {
            case Trouble.NoAnswer(var since) -> TroubleView.notAnswering(since);
            case Trouble.Busy busy -> TroubleView.busy(busy.until());
            case Trouble.Maintenance maintenance -> TroubleView.maintenance(maintenance.until());
            case Trouble.NotUnderstood(var since) -> TroubleView.notUnderstood(since);
            case Trouble.NeedsAdministrator needed ->
                switch (needed.reason()) {
                    case IP_REFUSED -> TroubleView.addressRefused(administrator);
                    case NOT_PERMITTED -> TroubleView.notPermitted(needed.detail(), administrator);
                    case FIELD_MISSING -> TroubleView.fieldMissing(needed.detail(), administrator);
                    case NOT_FOUND -> TroubleView.notFound(administrator);
                };
        };
    }
}
