package estrik.workspace.app;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.db.Engine;
import estrik.workspace.db.Sample;
import estrik.workspace.db.TestDatabase;
import estrik.workspace.feed.Kind;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [Apps] does on each engine.
abstract class AppsContract {
    @AutoClose
    private final TestDatabase database;

    private final Apps apps;

    AppsContract(Engine engine) {
        database = TestDatabase.fresh(engine);
        apps = new Apps(database.jdbc(), database.transactions(), Clock.systemUTC());
    }

    @BeforeEach
    void somePeople() {
        var sample = new Sample(database.jdbc());
        sample.people("anna", "bram", "dewi");
        sample.group("inkoop", "anna");
        sample.connection("afas");
        sample.connection("other");
    }

    @Test
    void keepsAnAppWithWhoMayUseAndChangeIt() {
        var app = app("AFAS", false);
        apps.add(app, new Circle(Set.of("bram"), Set.of("inkoop")), new Circle(Set.of("dewi"), Set.of()));

        assertThat(apps.byId(app.id())).contains(app);
        assertThat(apps.access(app.id())).isEqualTo(new Circle(Set.of("bram"), Set.of("inkoop")));
        assertThat(apps.owners(app.id())).isEqualTo(new Circle(Set.of("dewi"), Set.of()));
    }

    @Test
    void givesEveryConnectionBack() {
        var app = app("AFAS", false);
        apps.add(app, new Circle(Set.of("bram"), Set.of("inkoop")), Circle.NOBODY);

        for (var i = 0; i < 40; i++) {
            assertThat(apps.access(app.id()).isEmpty()).isFalse();
        }
    }

    @Test
    void isVisibleToEveryoneToThoseNamedAndToTheirGroups() {
        var forAll = app("For all", true);
        var forBram = app("For Bram", false);
        var forInkoop = app("For inkoop", false);
        apps.add(forAll, Circle.NOBODY, Circle.NOBODY);
        apps.add(forBram, new Circle(Set.of("bram"), Set.of()), Circle.NOBODY);
        apps.add(forInkoop, new Circle(Set.of(), Set.of("inkoop")), Circle.NOBODY);

        assertThat(apps.visibleTo("anna")).containsExactly(forAll, forInkoop);
        assertThat(apps.visibleTo("bram")).containsExactly(forAll, forBram);
        assertThat(apps.visibleTo("dewi")).containsExactly(forAll);
        assertThat(apps.visibleTo("nobody")).containsExactly(forAll);
        assertThat(apps.all()).containsExactly(forAll, forBram, forInkoop);
    }

    @Test
    void findsNoAppThatThePersonMayNotSee() {
        var forBram = app("For Bram", false);
        apps.add(forBram, new Circle(Set.of("bram"), Set.of()), new Circle(Set.of("anna"), Set.of()));

        assertThat(apps.visibleTo("bram", forBram.id())).contains(forBram);
        assertThat(apps.visibleTo("anna", forBram.id())).isEmpty();
        assertThat(apps.visibleTo("bram", "' or 1=1 --")).isEmpty();
    }

    @Test
    void isOwnedByThoseNamedAndByTheirGroups() {
        var app = app("AFAS", true);
        apps.add(app, Circle.NOBODY, new Circle(Set.of("bram"), Set.of("inkoop")));

        assertThat(apps.ownedBy("anna")).containsExactly(app);
        assertThat(apps.ownedBy("bram", app.id())).contains(app);
        assertThat(apps.ownedBy("dewi")).isEmpty();
        assertThat(apps.ownedBy("dewi", app.id())).isEmpty();
    }

    @Test
    void leavingAGroupEndsWhatTheGroupGave() {
        var app = app("For inkoop", false);
        apps.add(app, new Circle(Set.of(), Set.of("inkoop")), Circle.NOBODY);

        database.jdbc().sql("delete from person_group_member").update();

        assertThat(apps.visibleTo("anna")).isEmpty();
    }

    @Test
    void changesAnAppAndEveryoneNamedForIt() {
        var app = app("AFAS", false);
        apps.add(app, new Circle(Set.of("bram"), Set.of("inkoop")), new Circle(Set.of("dewi"), Set.of()));

        var changed = new App(
                app.id(), "AFAS test", Colour.RUST, "other", new Tabs(List.of(Kind.SIGNALS, Kind.TASKS)), true, false);
        assertThat(apps.change(changed, new Circle(Set.of("dewi"), Set.of()), Circle.NOBODY))
                .isTrue();

        assertThat(apps.byId(app.id())).contains(changed);
        assertThat(apps.visibleTo("anna")).isEmpty();
        assertThat(apps.visibleTo("dewi")).containsExactly(changed);
        assertThat(apps.ownedBy("dewi")).isEmpty();
    }

    @Test
    void changesAndDeletesNothingThatIsNotThere() {
        assertThat(apps.change(app("AFAS", true), Circle.NOBODY, Circle.NOBODY)).isFalse();
        assertThat(apps.delete("nothing")).isFalse();
        assertThat(apps.all()).isEmpty();
    }

    @Test
    void deletesAnAppWithEverythingThatHangsOnIt() {
        var app = app("AFAS", false);
        apps.add(app, new Circle(Set.of("bram"), Set.of("inkoop")), Circle.NOBODY);

        assertThat(apps.delete(app.id())).isTrue();

        assertThat(apps.byId(app.id())).isEmpty();
        assertThat(apps.access(app.id()).isEmpty()).isTrue();
    }

    private static App app(String name, boolean everyone) {
        return App.fresh(name, Colour.COBALT, "afas", Tabs.STANDARD, false, everyone);
    }
}
