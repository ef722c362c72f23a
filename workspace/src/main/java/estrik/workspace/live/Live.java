package estrik.workspace.live;

import estrik.workspace.activation.ActivationChanged;
import estrik.workspace.board.Board;
import estrik.workspace.board.TileView;
import estrik.workspace.board.Tiles;
import estrik.workspace.feed.FeedChanged;
import estrik.workspace.feed.FeedChecked;
import estrik.workspace.feed.Feeds;
import estrik.workspace.live.Outbox.Told;
import estrik.workspace.web.Pages;
import estrik.workspace.web.Templates;
import estrik.workspace.web.Viewer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The pages that are open at this moment, and what each must be told. Shared by threads.
@Component
final class Live implements AutoCloseable {
    /// How many pages of one person may be told at once.
    static final int MOST = 20;

    // The database has few connections, and pages that somebody waits for come first.
    private static final int PAINTERS = 3;
    private static final byte[] NOTHING = {};

    private final Map<String, List<Open>> byPerson = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("live-", 0).factory());
    private final Semaphore painters = new Semaphore(PAINTERS);
    private final Board board;
    private final Tiles tiles;
    private final Feeds feeds;
    private final SignedIn signedIn;
    private final Pages pages;
    private final Templates templates;
    private volatile boolean closing;

    Live(Board board, Tiles tiles, Feeds feeds, SignedIn signedIn, Pages pages, Templates templates) {
        this.board = board;
        this.tiles = tiles;
        this.feeds = feeds;
        this.signedIn = signedIn;
        this.pages = pages;
        this.templates = templates;
    }

    private record Open(Viewer viewer, String sessionId, Stream stream) {}

    /// Whether there is room for one more page of a person.
    boolean takes(Viewer viewer) {
        return !closing && byPerson.getOrDefault(viewer.personId(), List.of()).size() < MOST;
    }

    /// Begins to tell a page, with the whole board first: whatever it missed, it then knows.
    ///
    /// @param shown the versions of the tiles as the page shows them; the same need not be sent again
    void open(
            Viewer viewer, String sessionId, Map<String, String> shown, AsyncContext context, ServletOutputStream out) {
        // After a restart not everybody comes back in the same second.
        var first = Frame.retry(ThreadLocalRandom.current().nextInt(1_000, 5_000));
        var known = new ConcurrentHashMap<>(shown);
        var stream = new Stream(
                context, out, first, told -> paint(viewer, known, told), threads, ended -> forget(viewer, ended));
        byPerson.merge(viewer.personId(), List.of(new Open(viewer, sessionId, stream)), Live::both);
        feeds.watch(viewer.personId());
        var all = tiles.of(viewer.personId()).stream().map(tile -> tile.id()).toList();
        stream.tell(outbox -> outbox.repaint(all));
        stream.begin();
        if (closing) {
            stream.close();
        }
    }

    private static List<Open> both(List<Open> some, List<Open> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private void forget(Viewer viewer, Stream ended) {
        byPerson.computeIfPresent(viewer.personId(), (_, open) -> {
            var left = open.stream().filter(one -> one.stream() != ended).toList();
            return left.isEmpty() ? null : left;
        });
    }

    private byte[] paint(Viewer viewer, Map<String, String> known, Told told) {
        return switch (told) {
            case Told.Beat() -> Frame.comment();
            case Told.Repaint(var tileId) -> withPainter(viewer, tileId, tile -> repainted(viewer, known, tile));
            case Told.Checked(var tileId) -> withPainter(viewer, tileId, Live::checked);
        };
    }

    private byte[] withPainter(Viewer viewer, String tileId, Function<TileView, byte[]> painting) {
        painters.acquireUninterruptibly();
        try {
            // A tile that was removed meanwhile needs no painting.
            return board.tile(viewer, tileId).map(painting).orElse(NOTHING);
        } finally {
            painters.release();
        }
    }

    private byte[] repainted(Viewer viewer, Map<String, String> known, TileView tile) {
        var page = pages.of(viewer);
        // Only for the first time: later the page shows what it was told since.
        if (tile.version(page.when().today()).equals(known.remove(tile.id()))) {
            return checked(tile);
        }
        var html = templates.paint("board/tile", Map.of("page", page, "tile", tile));
        return Frame.event("tile", html.strip());
    }

    private static byte[] checked(TileView tile) {
        var moments = tile.tabs().stream()
                .filter(tab -> tab.checkedAt() != null)
                .map(tab -> "\"" + tab.kind() + "\":\"" + tab.checkedAt() + "\"")
                .collect(Collectors.joining(","));
        return Frame.event("checked", "{\"ids\":[\"" + tile.id() + "\"],\"at\":{" + moments + "}}");
    }

    /// A person's items, or the trouble beside them, are different now.
    void changed(FeedChanged event) {
        tell(event.personId(), event.connectionId(), Outbox::repaint);
    }

    /// A person's standing with a connection is different now.
    void changed(ActivationChanged event) {
        tell(event.personId(), event.connectionId(), Outbox::repaint);
    }

    /// AFAS answered, and nothing is different.
    void checked(FeedChecked event) {
        tell(event.personId(), event.connectionId(), Outbox::checked);
    }

    private interface Change {
        void on(Outbox outbox, Collection<String> tileIds);
    }

    private void tell(String personId, String connectionId, Change change) {
        var open = byPerson.getOrDefault(personId, List.of());
        if (!open.isEmpty()) {
            var shown = tiles.showing(personId, connectionId);
            open.forEach(one -> one.stream().tell(outbox -> change.on(outbox, shown)));
        }
    }

    /// Keeps the streams open whose sign-in still holds, and ends the others.
    void beat() {
        var open = byPerson.values().stream().flatMap(List::stream).toList();
        var holding =
                signedIn.holding(open.stream().map(Open::sessionId).distinct().toList());
        for (var one : open) {
            if (holding.contains(one.sessionId())) {
                one.stream().tell(Outbox::beat);
            } else {
                one.stream().close();
            }
        }
    }

    /// Says whose feeds are being looked at.
    void watch() {
        byPerson.keySet().forEach(feeds::watch);
    }

    /// How many pages are open.
    int size() {
        return byPerson.values().stream().mapToInt(List::size).sum();
    }

    /// Ends every stream; from now on none is taken.
    void endAll() {
        closing = true;
        byPerson.values().stream()
                .flatMap(List::stream)
                .forEach(one -> one.stream().close());
    }

    @Override
    public void close() {
        endAll();
        threads.shutdown();
    }
}
