package estrik.workspace.board;

import static estrik.workspace.account.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.workspace.Office;
import estrik.workspace.SettableClock;
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
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.feed.Content;
import estrik.workspace.feed.Feeds;
import estrik.workspace.feed.Kind;
import estrik.workspace.text.Language;
import estrik.workspace.web.Theme;
import estrik.workspace.web.Viewer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The board, the App store and *Manage apps* over HTTP, at a workspace that runs before the sandbox.
@Timeout(60)
class BoardPagesTest {
    private static final String PASSWORD = "estrik-demo";

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock();
    private final ProfitSandbox profit = ProfitSandbox.start();
    private Workspace workspace;
    private Connection connection;
    private Person anna;
    private Person bram;
    private Browser annas;
    private Browser brams;
    private Browser dewis;

    @BeforeEach
    void threePeople() {
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
                clock);
        connection = Office.connection(part(Connections.class), profit);
        person("dewi", true);
        anna = person("anna", false);
        bram = person("bram", false);
        annas = signedIn("anna");
        brams = signedIn("bram");
        dewis = signedIn("dewi");
    }

    private <T> T part(Class<T> type) {
        return workspace.part(type);
    }

    private Person person(String code, boolean administrator) {
        return part(People.class)
                .add(new NewPerson(code + "@vandelft.example", code, PASSWORD, administrator, Language.EN))
                .orElseThrow();
    }

    private Browser signedIn(String code) {
        var browser = new Browser(workspace.uri());
        browser.signIn(code + "@vandelft.example", PASSWORD);
        return browser;
    }

    private void activate(Person person, String code) {
        var viewer = new Viewer(person.id(), person.name(), person.login(), false, Language.EN, Theme.SYSTEM);
        part(Activations.class).ask(viewer, connection);
        part(Activations.class).finish(viewer, connection, profit.codeFor(code));
    }

    private App app(boolean everyone, Circle access, Circle owners) {
        var app = App.fresh("AFAS", Colour.COBALT, connection.id(), Tabs.STANDARD, false, everyone);
        part(Apps.class).add(app, access, owners);
        return app;
    }

    private Tile tile(Person person, App app) {
        part(TileGroups.class).begin(person.id(), "My work");
        return part(Tiles.class).add(person.id(), person.id(), app).orElseThrow();
    }

    @AfterEach
    void stop() {
        List.of(annas, brams, dewis).forEach(Browser::close);
        workspace.close();
        profit.close();
    }

    @Test
    void aTileShowsItsOwnersTasksAndNobodyElses() {
        activate(anna, "anna");
        var tile = tile(anna, app(true, Circle.NOBODY, Circle.NOBODY));
        profit.addTask("anna", "Offerte vergaderstoelen beoordelen");
        profit.addTask("bram", "Sollicitatie teamleider logistiek");
        part(Feeds.class).refreshNow(anna.id(), connection.id());
        while (!annas.open("/tiles/" + tile.id()).body().contains("Offerte vergaderstoelen")) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }

        var opened = annas.open("/tiles/" + tile.id()).body();

        assertThat(opened).contains("Offerte vergaderstoelen").doesNotContain("Sollicitatie teamleider");
        assertThat(annas.open("/").body()).contains("tile-" + tile.id());
        assertThat(annas.open("/tiles/" + tile.id() + "?tab=signals").body()).contains("My signals");
        assertThat(brams.open("/tiles/" + tile.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void aNewPersonFindsAnEmptyGroup() {
        assertThat(annas.open("/").body()).contains("My work", "/store");
        assertThat(part(TileGroups.class).of(anna.id()))
                .extracting(TileGroup::name)
                .containsExactly("My work");
    }

    @Test
    void anAppGoesFromTheStoreIntoAGroup() {
        var app = app(true, Circle.NOBODY, Circle.NOBODY);
        annas.open("/");
        assertThat(annas.open("/store?q=afa").body()).contains("/store/apps/" + app.id());
        assertThat(annas.open("/store?q=nothing+like+it").body()).doesNotContain("/store/apps/" + app.id());
        annas.open("/store/apps/" + app.id());

        var answer = annas.post("/store/apps/" + app.id(), "group", "new", "groupName", "Work");

        assertThat(location(answer)).isEqualTo("/");
        assertThat(annas.open("/").body()).contains("Added to Work", "Activate");
        assertThat(part(TileGroups.class).of(anna.id()))
                .extracting(TileGroup::name)
                .containsExactly("My work", "Work");
    }

    @ParameterizedTest
    @CsvSource({
        "new,''",
        "new,'   '",
        "'',''",
        "somebody-elses,''",
        "new,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    })
    void aGroupThatIsNotOneIsSaidAndNothingIsStored(String group, String name) {
        var app = app(true, Circle.NOBODY, Circle.NOBODY);
        annas.open("/store/apps/" + app.id());

        var answer = annas.post("/store/apps/" + app.id(), "group", group, "groupName", name);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("class=\"problem\"");
        assertThat(part(Tiles.class).of(anna.id())).isEmpty();
    }

    @Test
    void anAppThatIsNotForThemIsNotThere() {
        var app = app(false, new Circle(Set.of(bram.id()), Set.of()), Circle.NOBODY);

        assertThat(annas.open("/store").body()).doesNotContain(app.id());
        assertThat(annas.open("/store/apps/" + app.id()).statusCode()).isEqualTo(404);
        assertThat(annas.post("/store/apps/" + app.id(), "group", "new", "groupName", "x")
                        .statusCode())
                .isEqualTo(404);
        assertThat(brams.open("/store/apps/" + app.id()).statusCode()).isEqualTo(200);
    }

    @Test
    void aTileWhoseAppIsNoLongerTheirsShowsNothingOfAfas() {
        activate(anna, "anna");
        var app = app(false, new Circle(Set.of(anna.id()), Set.of()), Circle.NOBODY);
        var tile = tile(anna, app);
        while (!annas.open("/tiles/" + tile.id()).body().contains("data-checked")) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }

        part(Apps.class).change(app, new Circle(Set.of(bram.id()), Set.of()), Circle.NOBODY);

        var task = ((Content.Snapshot) part(Feeds.class).content(anna.id(), connection.id(), Kind.TASKS))
                .items()
                .getFirst();
        for (var path : List.of("/", "/tiles/" + tile.id())) {
            assertThat(annas.open(path).body())
                    .contains("no longer yours to see")
                    .doesNotContain(task.title(), connection.name());
        }
        assertThat(annas.post("/tiles/" + tile.id() + "/refresh").statusCode()).isEqualTo(404);
    }

    @Test
    void theSameAppStandsTwiceWithDifferentSettings() {
        var app = app(true, Circle.NOBODY, Circle.NOBODY);
        tile(anna, app);
        var second = tile(anna, app);
        annas.open("/tiles/" + second.id() + "/settings");

        var answer = annas.post(
                "/tiles/" + second.id() + "/settings",
                "title",
                "Signals",
                "size",
                "wide",
                "tabs",
                "signals,tasks",
                "overviewOnly",
                "true",
                "group",
                anna.id());

        assertThat(location(answer)).isEqualTo("/");
        var changed = part(Tiles.class).byId(anna.id(), second.id()).orElseThrow();
        assertThat(changed.title()).isEqualTo("Signals");
        assertThat(changed.size()).isEqualTo(Size.WIDE);
        assertThat(changed.tabs().first()).isEqualTo(Kind.SIGNALS);
        assertThat(changed.overviewOnly()).isTrue();
        assertThat(part(Tiles.class).of(anna.id()).getFirst().tabs()).isEqualTo(Tabs.STANDARD);
    }

    @Test
    void asksForAnotherOrderWithoutStoringIt() {
        var tile = tile(anna, app(true, Circle.NOBODY, Circle.NOBODY));
        annas.open("/tiles/" + tile.id() + "/settings");

        var answer = annas.post(
                "/tiles/" + tile.id() + "/settings",
                "title",
                "Typed and kept",
                "size",
                "small",
                "tabs",
                "tasks,signals",
                "group",
                anna.id(),
                "order",
                "signals,tasks");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Typed and kept", "value=\"signals,tasks\"");
        assertThat(part(Tiles.class).byId(anna.id(), tile.id())).contains(tile);
    }

    @Test
    void wrongSettingsAreSaidAndNothingIsStored() {
        var tile = tile(anna, app(true, Circle.NOBODY, Circle.NOBODY));
        annas.open("/tiles/" + tile.id() + "/settings");

        var answer = annas.post(
                "/tiles/" + tile.id() + "/settings",
                "title",
                "<script>" + "x".repeat(60),
                "size",
                "huge",
                "tabs",
                "mail",
                "group",
                bram.id());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("&lt;script&gt;").doesNotContain("<script>x");
        assertThat(part(Tiles.class).byId(anna.id(), tile.id())).contains(tile);
    }

    @Test
    void aTileIsRefreshedByHandAtMostOnceInTenSeconds() {
        activate(anna, "anna");
        var tile = tile(anna, app(true, Circle.NOBODY, Circle.NOBODY));
        annas.open("/");

        annas.post("/tiles/" + tile.id() + "/refresh");
        assertThat(annas.open("/").body()).contains("AFAS is being asked");
        annas.post("/tiles/" + tile.id() + "/refresh");
        assertThat(annas.open("/").body()).contains("Try again in ten seconds");

        clock.pass(Duration.ofSeconds(10));
        annas.post("/tiles/" + tile.id() + "/refresh");
        assertThat(annas.open("/").body()).contains("AFAS is being asked");
    }

    @Test
    void nobodyTouchesTheTilesAndGroupsOfOthers() {
        var tile = tile(anna, app(true, Circle.NOBODY, Circle.NOBODY));
        brams.open("/");
        for (var path : List.of("/tiles/" + tile.id(), "/tiles/" + tile.id() + "/settings", "/groups/" + anna.id())) {
            assertThat(brams.open(path).statusCode()).as(path).isEqualTo(404);
        }
        brams.open("/groups/new");
        for (var path : List.of(
                "/tiles/" + tile.id() + "/refresh",
                "/tiles/" + tile.id() + "/settings",
                "/tiles/" + tile.id() + "/place",
                "/tiles/" + tile.id() + "/removal",
                "/groups/" + anna.id(),
                "/groups/" + anna.id() + "/place",
                "/groups/" + anna.id() + "/removal")) {
            assertThat(brams.post(path, "to", "later", "name", "Mine now").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        assertThat(part(Tiles.class).of(anna.id())).containsExactly(tile);
    }

    @Test
    void groupsAreMadeRenamedMovedAndRemoved() {
        annas.open("/");
        annas.open("/groups/new");
        assertThat(location(annas.post("/groups", "name", "Work"))).isEqualTo("/");
        assertThat(annas.post("/groups", "name", " ").statusCode()).isEqualTo(422);
        var work = part(TileGroups.class).of(anna.id()).getLast();
        annas.open("/groups/" + work.id());

        annas.post("/groups/" + work.id(), "name", "Werk");
        annas.post("/groups/" + work.id() + "/place", "to", "earlier");
        assertThat(part(TileGroups.class).of(anna.id()))
                .extracting(TileGroup::name)
                .containsExactly("Werk", "My work");

        annas.post("/groups/" + work.id() + "/removal");
        assertThat(part(TileGroups.class).of(anna.id()))
                .extracting(TileGroup::name)
                .containsExactly("My work");
    }
}
