package estrik.workspace.board;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.app.App;
import estrik.workspace.app.Apps;
import estrik.workspace.app.Circle;
import estrik.workspace.app.Colour;
import estrik.workspace.app.Tabs;
import estrik.workspace.db.Engine;
import estrik.workspace.db.Sample;
import estrik.workspace.db.TestDatabase;
import estrik.workspace.feed.Kind;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [Tiles] and [TileGroups] do on each engine.
abstract class TilesContract {
    @AutoClose
    private final TestDatabase database;

    private final Apps apps;
    private final Tiles tiles;
    private final TileGroups groups;
    private final App afas = App.fresh("AFAS", Colour.COBALT, "afas", Tabs.STANDARD, true, true);

    TilesContract(Engine engine) {
        database = TestDatabase.fresh(engine);
        apps = new Apps(database.jdbc(), database.transactions(), Clock.systemUTC());
        tiles = new Tiles(database.jdbc(), database.transactions());
        groups = new TileGroups(database.jdbc(), database.transactions());
    }

    @BeforeEach
    void aBoardForTwo() {
        var sample = new Sample(database.jdbc());
        sample.people("anna", "bram");
        sample.connection("afas");
        sample.connection("other");
        apps.add(afas, Circle.NOBODY, Circle.NOBODY);
        groups.begin("anna", "Mine");
        groups.begin("bram", "Mine");
    }

    @Test
    void placesAnAppTwiceWithDifferentSettings() {
        var first = add("anna", "anna");
        var second = add("anna", "anna");
        var changed = new Tile(
                second.id(),
                second.groupId(),
                afas.id(),
                "Signalen",
                Size.WIDE,
                new Tabs(List.of(Kind.SIGNALS, Kind.TASKS)),
                false);

        assertThat(tiles.change("anna", changed)).isTrue();

        assertThat(tiles.of("anna")).containsExactly(first, changed);
        assertThat(first).isEqualTo(new Tile(first.id(), "anna", afas.id(), "", Size.LARGE, Tabs.STANDARD, true));
    }

    @Test
    void givesABoardItsFirstGroupOnce() throws Exception {
        new Sample(database.jdbc()).people("dewi");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var opened : IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> groups.begin("dewi", "Mine")))
                    .toList()) {
                opened.get();
            }
        }
        assertThat(groups.of("dewi")).extracting(TileGroup::name).containsExactly("Mine");
    }

    @Test
    void movesATileWithinItsGroup() {
        var a = add("anna", "anna").id();
        var b = add("anna", "anna").id();
        var c = add("anna", "anna").id();

        assertThat(tiles.move("anna", c, Direction.EARLIER)).isTrue();
        assertThat(ids("anna")).containsExactly(a, c, b);

        tiles.move("anna", a, Direction.EARLIER);
        tiles.move("anna", b, Direction.LATER);
        assertThat(ids("anna")).containsExactly(a, c, b);
    }

    @Test
    void putsATileInAnotherGroupWhereItIsAsked() {
        var work = groups.add("anna", "Work").id();
        var a = add("anna", "anna").id();
        var b = add("anna", work).id();
        var c = add("anna", work).id();

        assertThat(tiles.place("anna", a, work, 1)).isTrue();
        assertThat(ids("anna")).containsExactly(b, a, c);

        assertThat(tiles.place("anna", b, work, 99)).isTrue();
        assertThat(tiles.place("anna", c, "anna", -5)).isTrue();
        assertThat(ids("anna")).containsExactly(c, a, b);
    }

    @Test
    void ordersRenamesAndRemovesGroupsWithTheirTiles() {
        var work = groups.add("anna", "Work");
        var tile = add("anna", work.id());

        assertThat(groups.move("anna", work.id(), Direction.EARLIER)).isTrue();
        assertThat(groups.rename("anna", work.id(), "Werk")).isTrue();
        assertThat(groups.of("anna")).extracting(TileGroup::name).containsExactly("Werk", "Mine");

        assertThat(groups.remove("anna", work.id())).isTrue();
        assertThat(groups.of("anna")).extracting(TileGroup::name).containsExactly("Mine");
        assertThat(tiles.byId("anna", tile.id())).isEmpty();
    }

    @Test
    void cannotReachTheTilesAndGroupsOfOthers() {
        var hers = add("anna", "anna");
        var his = add("bram", "bram");
        var wish = new Tile(hers.id(), "bram", afas.id(), "Mine now", Size.SMALL, Tabs.STANDARD, false);

        assertThat(tiles.byId("bram", hers.id())).isEmpty();
        assertThat(tiles.change("bram", wish)).isFalse();
        assertThat(tiles.move("bram", hers.id(), Direction.LATER)).isFalse();
        assertThat(tiles.place("bram", hers.id(), "bram", 0)).isFalse();
        assertThat(tiles.place("bram", his.id(), "anna", 0)).isFalse();
        assertThat(tiles.remove("bram", hers.id())).isFalse();
        assertThat(tiles.add("bram", "anna", afas)).isEmpty();
        assertThat(groups.byId("bram", "anna")).isEmpty();
        assertThat(groups.rename("bram", "anna", "Mine now")).isFalse();
        assertThat(groups.move("bram", "anna", Direction.LATER)).isFalse();
        assertThat(groups.remove("bram", "anna")).isFalse();

        assertThat(tiles.of("anna")).containsExactly(hers);
        assertThat(tiles.of("bram")).containsExactly(his);
    }

    @Test
    void knowsWhichTilesShowSomethingThroughAConnection() {
        var other = App.fresh("Other", Colour.RUST, "other", Tabs.STANDARD, false, true);
        apps.add(other, Circle.NOBODY, Circle.NOBODY);
        var first = add("anna", "anna");
        var second = add("anna", "anna");
        var elsewhere = tiles.add("anna", "anna", other).orElseThrow();
        add("bram", "bram");

        assertThat(tiles.showing("anna", "afas")).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(tiles.showing("anna", "other")).containsExactly(elsewhere.id());
    }

    @Test
    void leavesTheBoardWithItsApp() {
        var tile = add("anna", "anna");

        apps.delete(afas.id());

        assertThat(tiles.byId("anna", tile.id())).isEmpty();
    }

    private Tile add(String person, String group) {
        return tiles.add(person, group, afas).orElseThrow();
    }

    private List<String> ids(String person) {
        return tiles.of(person).stream().map(Tile::id).toList();
    }
}
