package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import estrik.workspace.Setting;
import estrik.workspace.Settings;
import estrik.workspace.Workspace;
import estrik.workspace.account.Groups;
import estrik.workspace.account.People;
import estrik.workspace.app.Apps;
import estrik.workspace.board.Size;
import estrik.workspace.board.Tile;
import estrik.workspace.board.TileGroups;
import estrik.workspace.board.Tiles;
import estrik.workspace.connection.Connections;
import estrik.workspace.text.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every page there is: for people who read differently, in light and in dark, at a desk and on a phone.
final class EveryPageTest {
    @AutoClose
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    static Path folder;

    private static Demo demo;
    private static Workspace untouched;

    @BeforeAll
    static void thereIsSomethingOnEveryPage() throws IOException {
        demo = Demo.start(folder.resolve("demo"), 0, 0, Duration.ofSeconds(2));
        demo.makeReady();
        for (var size : Size.values()) {
            place("dewi", size);
        }
        place("bram", Size.LARGE);
        untouched = Workspace.start(
                Settings.of(Map.of(
                        Setting.PORT, "0",
                        Setting.DATA, folder.resolve("untouched").toString(),
                        Setting.LOG, "text")),
                Clock.system(Workspace.AFAS_ZONE));
    }

    private static void place(String who, Size size) {
        var person = part(People.class).byLogin(who + "@vandelft.example").orElseThrow();
        var app = part(Apps.class).all().getFirst();
        var groups = part(TileGroups.class);
        var group = groups.of(person.id()).stream().findFirst().orElseGet(() -> groups.add(person.id(), "Mijn werk"));
        var tiles = part(Tiles.class);
        var tile = tiles.add(person.id(), group.id(), app).orElseThrow();
        tiles.change(
                person.id(),
                new Tile(
                        tile.id(), tile.groupId(), tile.appId(), tile.title(), size, tile.tabs(), tile.overviewOnly()));
    }

    private static <T> T part(Class<T> type) {
        return demo.workspace().part(type);
    }

    @AfterAll
    static void everythingEnds() {
        try {
            untouched.close();
        } finally {
            demo.close();
        }
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({
        "NL, LIGHT, desk",
        "NL, LIGHT, phone",
        "NL, DARK, desk",
        "NL, DARK, phone",
        "EN, LIGHT, desk",
        "EN, LIGHT, phone",
        "EN, DARK, desk",
        "EN, DARK, phone"
    })
    void everybodyCanReadIt(Language language, ColorScheme scheme, String device) {
        var look = new Look(new SoftAssertions(), language, scheme, device);
        look.atWhatAnAdministratorSees();
        look.atWhatSomebodyNewSees();
        look.seen().assertAll();
    }

    private record Look(SoftAssertions seen, Language language, ColorScheme scheme, String device) {
        private Visitor visitor() {
            var window = device.equals("phone") ? Visitor.phone() : Visitor.desk();
            // What is still fading in has less contrast than it will have.
            window.setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE);
            return CHROMIUM.visitor(demo.uri(), language, window);
        }

        void atWhatAnAdministratorSees() {
            try (var dewi = visitor()) {
                at(dewi, "/sign-in");
                dewi.signIn("dewi");
                assertThat(dewi.one(".tile.large .row").first()).isVisible();
                at(dewi, "the board");
                panels(dewi);
                pages(dewi).forEach(path -> at(dewi, path));
                dewi.expecting(404, () -> at(dewi, "/tiles/of-somebody-else"));
                dewi.open(demo.sandbox().uri() + "/_sandbox/");
                at(dewi, "the sandbox");
            }
        }

        private static List<String> pages(Visitor dewi) {
            var connection = part(Connections.class).all().getFirst().id();
            var app = part(Apps.class).all().getFirst().id();
            var person = part(People.class).all().getFirst().id();
            var group = part(Groups.class).all().getFirst().id();
            var tile = dewi.tile().getAttribute("data-tile");
            var pages = new ArrayList<>(List.of("/me", "/store", "/store/apps/" + app, "/groups/new"));
            pages.addAll(List.of("/tiles/" + tile, "/tiles/" + tile + "?tab=signals", "/tiles/" + tile + "/settings"));
            pages.addAll(List.of("/settings/connections", "/settings/connections/new"));
            pages.add("/settings/connections/" + connection);
            pages.addAll(List.of("/apps", "/apps/new", "/apps/" + app));
            pages.addAll(List.of("/settings/people", "/settings/people/new", "/settings/people/" + person));
            pages.addAll(List.of("/settings/groups", "/settings/groups/new", "/settings/groups/" + group));
            pages.add("/connections/" + connection + "/activation/done");
            return pages;
        }

        private void panels(Visitor dewi) {
            dewi.one(".tile.large .cover").click();
            assertThat(dewi.panel().locator("[data-opened]")).isVisible();
            at(dewi, "an opened tile");
            dewi.page().keyboard().press("Escape");
            dewi.one(".tile.large tile-menu > button").click();
            assertThat(dewi.one(".tile.large menu")).isVisible();
            at(dewi, "a menu");
            dewi.page().keyboard().press("Escape");
        }

        void atWhatSomebodyNewSees() {
            try (var bram = visitor()) {
                at(bram, untouched.uri() + "/first-start");
                bram.open("/");
                bram.expecting(422, () -> {
                    // Another name each time, for who is wrong too often has to wait.
                    bram.one("[name=login]")
                            .fill((device + "." + scheme + "." + language + "@vandelft.example")
                                    .toLowerCase(Locale.ROOT));
                    bram.one("[name=password]").fill("not the password");
                    bram.button("account.sign-in").click();
                    assertThat(bram.one(".notice")).isVisible();
                });
                at(bram, "a wrong password");
                bram.signIn("bram");
                at(bram, "a board before activation");
                var activation = "/connections/"
                        + part(Connections.class).all().getFirst().id() + "/activation";
                at(bram, activation);
                bram.expecting(403, () -> at(bram, "/settings/people"));
            }
        }

        /// Opens a page, or looks at the one that is open where the name is no path.
        private void at(Visitor visitor, String page) {
            if (page.contains("/")) {
                visitor.open(page);
            }
            Legible.look(seen, visitor, page + " in " + this, language);
        }

        @Override
        public String toString() {
            return language + ", " + scheme + ", " + device;
        }
    }
}
