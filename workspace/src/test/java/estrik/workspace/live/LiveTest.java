package estrik.workspace.live;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.workspace.Office;
import estrik.workspace.Setting;
import estrik.workspace.Settings;
import estrik.workspace.Workspace;
import estrik.workspace.account.Browser;
import estrik.workspace.account.NewPerson;
import estrik.workspace.account.People;
import estrik.workspace.account.Person;
import estrik.workspace.activation.Activations;
import estrik.workspace.app.App;
import estrik.workspace.app.Apps;
import estrik.workspace.app.Circle;
import estrik.workspace.app.Colour;
import estrik.workspace.app.Tabs;
import estrik.workspace.board.Tile;
import estrik.workspace.board.TileGroups;
import estrik.workspace.board.Tiles;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.feed.FeedChanged;
import estrik.workspace.feed.FeedChecked;
import estrik.workspace.feed.Feeds;
import estrik.workspace.feed.Kind;
import estrik.workspace.text.Language;
import estrik.workspace.web.Theme;
import estrik.workspace.web.Viewer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Open pages at a workspace that runs as in production, before the sandbox.
@Timeout(60)
class LiveTest {
    // Stands in a tile once AFAS has answered.
    private static final String CHECKED = "data-checked";
    private static final String PASSWORD = "estrik-demo";

    @TempDir
    private Path data;

    private final ProfitSandbox profit = ProfitSandbox.start();
    private Workspace workspace;
    private Browser browser;
    private Live live;
    private Connection connection;
    private App app;
    private Person anna;

    @BeforeEach
    void aBoardForAnna() {
        workspace = Workspace.start(
                Settings.of(Map.of(
                        Setting.PORT,
                        "0",
                        Setting.DATA,
                        data.toString(),
                        Setting.AFAS_HOSTS,
                        Office.host(profit),
                        Setting.LOG,
                        "text")),
                Clock.system(ZoneId.of("Europe/Amsterdam")));
        browser = new Browser(workspace.uri());
        live = workspace.part(Live.class);
        connection = Office.connection(workspace.part(Connections.class), profit);
        app = App.fresh("AFAS", Colour.COBALT, connection.id(), Tabs.STANDARD, false, true);
        workspace.part(Apps.class).add(app, Circle.NOBODY, Circle.NOBODY);
        anna = person("anna", "Anna de Wit");
        browser.signIn(anna.login(), PASSWORD);
    }

    private Person person(String code, String name) {
        return workspace
                .part(People.class)
                .add(new NewPerson(code + "@vandelft.example", name, PASSWORD, false, Language.NL))
                .orElseThrow();
    }

    private Tile tileOf(Person person) {
        workspace.part(TileGroups.class).begin(person.id(), "Mijn");
        return workspace.part(Tiles.class).add(person.id(), person.id(), app).orElseThrow();
    }

    private void activate(Person person, String code) {
        var viewer = new Viewer(person.id(), person.name(), person.login(), false, Language.NL, Theme.SYSTEM);
        var activations = workspace.part(Activations.class);
        activations.ask(viewer, connection);
        activations.finish(viewer, connection, profit.codeFor(code));
    }

    @AfterEach
    void stop() {
        browser.close();
        workspace.close();
        profit.close();
    }

    @Test
    void aTaskAddedInAfasArrivesAsAPaintedTile() throws Exception {
        activate(anna, "anna");
        var tile = tileOf(anna);
        try (var reader = reader()) {
            reader.awaitLine("id=\"tile-" + tile.id() + "\"");
            reader.awaitLine(CHECKED);

            profit.addTask("anna", "Offerte vergaderstoelen beoordelen");
            workspace.part(Feeds.class).refreshNow(anna.id(), connection.id());

            assertThat(reader.awaitLine("Offerte vergaderstoelen beoordelen")).contains("event: tile");
        }
    }

    @Test
    void connectingPaintsTheWholeBoardOnce() throws Exception {
        var first = tileOf(anna);
        var second = tileOf(anna);
        try (var reader = reader()) {
            reader.awaitLine("Content-Type: text/event-stream");
            reader.awaitLine("retry:");
            reader.awaitLine("id=\"tile-" + first.id() + "\"");
            reader.awaitLine("id=\"tile-" + second.id() + "\"");
            live.beat();
            assertThat(reader.awaitBeat()).doesNotContain("event: tile");
        }
    }

    @Test
    void aPageThatShowsATileAlreadyIsNotSentItAgain() throws Exception {
        var same = tileOf(anna);
        var other = tileOf(anna);
        var query = "?shown=" + same.id() + ":" + version(same) + "," + other.id() + ":older";
        try (var reader = Reader.open(workspace.uri(), query, ofHerPages(Map.of()))) {
            reader.awaitLine("retry:");
            live.beat();

            assertThat(reader.awaitBeat())
                    .contains("event: checked")
                    .anyMatch(line -> line.contains("id=\"tile-" + other.id()))
                    .noneMatch(line -> line.contains("id=\"tile-" + same.id()));
        }
    }

    @Test
    void aPageThatComesBackIsSentEverything() throws Exception {
        var tile = tileOf(anna);
        var query = "?shown=" + tile.id() + ":" + version(tile);
        try (var reader = Reader.open(workspace.uri(), query, ofHerPages(Map.of("Last-Event-ID", "1")))) {
            reader.awaitLine("id=\"tile-" + tile.id() + "\"");
        }
    }

    private String version(Tile tile) {
        var board = browser.open("/").body();
        var found = Pattern.compile("data-tile=\"" + tile.id() + "\" data-version=\"([^\"]+)\"")
                .matcher(board);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void tellsNobodyElse() throws Exception {
        tileOf(anna);
        var bram = person("bram", "Bram Visser");
        var his = tileOf(bram);
        try (var hers = reader();
                var other = new Browser(workspace.uri())) {
            other.signIn(bram.login(), PASSWORD);
            try (var reader = Reader.open(workspace.uri(), Map.of("Cookie", other.cookies()))) {
                reader.awaitLine("id=\"tile-" + his.id() + "\"");
                reader.awaitLine("</article>");

                live.changed(new FeedChanged(anna.id(), connection.id(), Kind.TASKS));
                hers.awaitLine("event: tile");
                hers.awaitLine("event: tile");
                live.changed(new FeedChanged(bram.id(), connection.id(), Kind.TASKS));

                reader.awaitLine("event: tile");
                assertThat(reader.awaitLine("</article>")).anyMatch(line -> line.contains("tile-" + his.id()));
            }
        }
    }

    @Test
    void aThousandChangesArePaintedFarFewerTimes() throws Exception {
        tileOf(anna);
        try (var reader = reader()) {
            reader.awaitLine("</article>");
            for (var i = 0; i < 1_000; i++) {
                live.changed(new FeedChanged(anna.id(), connection.id(), Kind.TASKS));
            }
            live.beat();
            var before = reader.awaitBeat();
            assertThat(before.stream().filter("event: tile"::equals).count()).isBetween(1L, 900L);
        }
    }

    @Test
    void saysThatATileWasChecked() throws Exception {
        activate(anna, "anna");
        var tile = tileOf(anna);
        try (var reader = reader()) {
            reader.awaitLine(CHECKED);

            // A tile that waits to be painted anew is not told that it was checked: the painting says so.
            List<String> told;
            do {
                live.checked(new FeedChecked(anna.id(), connection.id(), Kind.TASKS, Instant.EPOCH));
                live.beat();
                told = reader.awaitBeat();
            } while (!told.contains("event: checked"));

            assertThat(told).anyMatch(line -> line.startsWith("data: {\"ids\":[\"" + tile.id() + "\"],\"at\":{\""));
        }
    }

    @Test
    void endsWithTheSignIn() throws Exception {
        tileOf(anna);
        try (var reader = reader()) {
            reader.awaitLine("</article>");
            live.beat();
            reader.awaitBeat();

            browser.post("/sign-out");
            live.beat();

            reader.awaitEnd();
            assertThat(live.size()).isZero();
        }
    }

    @Test
    void endsWhenThePersonIsBlocked() throws Exception {
        try (var reader = reader()) {
            reader.awaitLine("retry:");

            workspace
                    .part(JdbcClient.class)
                    .sql("update person set blocked = true where id = :anna")
                    .param("anna", anna.id())
                    .update();
            live.beat();

            reader.awaitEnd();
        }
    }

    @Test
    void isOpenOnlyToItsOwnPages() throws Exception {
        var cookie = browser.cookies();
        try (var foreign = Reader.open(workspace.uri(), Map.of("Cookie", cookie, "Sec-Fetch-Site", "cross-site"));
                var other = Reader.open(workspace.uri(), Map.of("Cookie", cookie, "Origin", "https://evil.example"));
                var nobody = Reader.open(workspace.uri(), Map.of());
                var own = Reader.open(
                        workspace.uri(),
                        Map.of("Cookie", cookie, "Origin", workspace.uri().toString()))) {
            foreign.awaitLine("HTTP/1.1 403");
            other.awaitLine("HTTP/1.1 403");
            nobody.awaitLine("HTTP/1.1 401");
            own.awaitLine("HTTP/1.1 200");
        }
    }

    @Test
    void takesSoManyPagesOfAPersonAndNoMore() throws Exception {
        var readers = new ArrayList<Reader>();
        try {
            for (var i = 0; i < Live.MOST; i++) {
                readers.add(reader());
                readers.getLast().awaitLine("retry:");
            }
            readers.add(reader());
            readers.getLast().awaitLine("HTTP/1.1 429");
        } finally {
            for (var reader : List.copyOf(readers)) {
                reader.close();
            }
        }
    }

    @Test
    void stopsQuicklyHoweverManyPagesAreOpen() throws Exception {
        tileOf(anna);
        try (var one = reader();
                var two = reader()) {
            one.awaitLine("</article>");
            two.awaitLine("</article>");
            var before = System.nanoTime();

            workspace.close();

            one.awaitEnd();
            two.awaitEnd();
            // Graceful stop would wait five seconds for a page that stays.
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        }
    }

    private Reader reader() {
        return Reader.open(workspace.uri(), ofHerPages(Map.of()));
    }

    private Map<String, String> ofHerPages(Map<String, String> more) {
        var headers = new HashMap<>(more);
        headers.put("Cookie", browser.cookies());
        headers.put("Sec-Fetch-Site", "same-origin");
        return headers;
    }
}
