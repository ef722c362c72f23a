package estrik.workspace.app;

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
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.text.Language;
import estrik.workspace.web.Theme;
import estrik.workspace.web.Viewer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// *Manage apps* over HTTP.
class AppPagesTest {
    private static final String PASSWORD = "estrik-demo";

    @TempDir
    private Path data;

    private final ProfitSandbox profit = ProfitSandbox.start();
    private Workspace workspace;
    private Apps apps;
    private Connection connection;
    private Person anna;
    private Browser annas;
    private Browser dewis;

    @BeforeEach
    void aProvenConnection() {
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
                new SettableClock());
        apps = workspace.part(Apps.class);
        connection = Office.connection(workspace.part(Connections.class), profit);
        var dewi = person("dewi", true);
        anna = person("anna", false);
        var viewer = new Viewer(dewi.id(), dewi.name(), dewi.login(), true, Language.EN, Theme.SYSTEM);
        workspace.part(Activations.class).ask(viewer, connection);
        workspace.part(Activations.class).finish(viewer, connection, profit.codeFor("dewi"));
        annas = signedIn("anna");
        dewis = signedIn("dewi");
    }

    private Person person(String code, boolean administrator) {
        return workspace
                .part(People.class)
                .add(new NewPerson(code + "@vandelft.example", code, PASSWORD, administrator, Language.EN))
                .orElseThrow();
    }

    private Browser signedIn(String code) {
        var browser = new Browser(workspace.uri());
        browser.signIn(code + "@vandelft.example", PASSWORD);
        return browser;
    }

    @AfterEach
    void stop() {
        annas.close();
        dewis.close();
        workspace.close();
        profit.close();
    }

    @Test
    void anAdministratorPutsAnAppInTheStoreForSomePeople() {
        assertThat(dewis.open("/apps/new").body()).contains(connection.name());

        var answer = dewis.post("/apps", fields("AFAS taken", "people", anna.id(), "ownerPeople", anna.id()));

        assertThat(location(answer)).isEqualTo("/apps");
        assertThat(dewis.open("/apps").body()).contains("AFAS taken stands in the App store now", "anna");
        var app = apps.visibleTo(anna.id()).getFirst();
        assertThat(app.name()).isEqualTo("AFAS taken");
        assertThat(app.tabs().words()).isEqualTo("signals,tasks");
        assertThat(apps.owners(app.id())).isEqualTo(new Circle(Set.of(anna.id()), Set.of()));
        assertThat(annas.open("/store").body()).contains("AFAS taken");
        assertThat(dewis.open("/store").body()).doesNotContain("AFAS taken");
    }

    @Test
    void anOwnerChangesTheOwnAppAndNoOther() {
        var hers = app("Hers", new Circle(Set.of(anna.id()), Set.of()));
        var other = app("Other", Circle.NOBODY);
        assertThat(annas.open("/apps").body()).contains("Hers").doesNotContain("Other", "/apps/new");
        annas.open("/apps/" + hers.id());

        annas.post("/apps/" + hers.id(), fields("Still hers", "people", anna.id(), "ownerPeople", anna.id()));

        assertThat(apps.byId(hers.id())).map(App::name).contains("Still hers");
        assertThat(annas.open("/apps/" + other.id()).statusCode()).isEqualTo(404);
        assertThat(annas.post("/apps/" + other.id(), fields("Mine now", "people", anna.id()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(annas.post("/apps/" + hers.id() + "/removal").statusCode()).isEqualTo(404);
        assertThat(annas.post("/apps", fields("New", "people", anna.id())).statusCode())
                .isEqualTo(404);
        assertThat(apps.all()).hasSize(2);
    }

    @Test
    void whoOwnsNothingFindsNothingToManage() {
        app("Other", Circle.NOBODY);

        assertThat(annas.open("/apps").statusCode()).isEqualTo(404);
        assertThat(annas.open("/store").body()).doesNotContain("href=\"/apps\"");
    }

    @Test
    void wrongValuesAreSaidInPlaceAndNothingIsStored() {
        dewis.open("/apps/new");

        var answer = dewis.post(
                "/apps",
                "name",
                "\"><b>Kept" + "x".repeat(60),
                "connection",
                "no-such",
                "colour",
                "beige",
                "access",
                "some");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("value=\"&#34;>&lt;b>Kept", "At most 60 characters", "at least one group or person");
        assertThat(apps.all()).isEmpty();
    }

    @Test
    void whatWasTypedComesBackAfterAConnectionWasMadeFirst() {
        dewis.open("/apps/new");
        var answer = dewis.post("/apps", fields("Typed before", "people", anna.id(), "then", "connection"));
        assertThat(location(answer)).isEqualTo("/settings/connections/new?back=/apps/new");
        assertThat(apps.all()).isEmpty();

        var back = dewis.open("/apps/new?connection=" + connection.id()).body();

        assertThat(back).contains("Typed before", "value=\"signals,tasks\"");
        assertThat(dewis.open("/apps/new").body()).doesNotContain("Typed before");
    }

    @Test
    void anotherOrderIsShownAndNotStored() {
        var app = app("AFAS", Circle.NOBODY);
        dewis.open("/apps/" + app.id());

        var answer = dewis.post("/apps/" + app.id(), fields("Typed", "people", anna.id(), "order", "tasks,signals"));

        assertThat(answer.body()).contains("Typed", "value=\"tasks,signals\"");
        assertThat(apps.byId(app.id())).contains(app);
    }

    @Test
    void aRemovedAppLeavesTheStore() {
        var app = app("AFAS", Circle.NOBODY);
        dewis.open("/apps/" + app.id());

        dewis.post("/apps/" + app.id() + "/removal");

        assertThat(dewis.open("/apps").body()).contains("AFAS was removed");
        assertThat(apps.all()).isEmpty();
    }

    private App app(String name, Circle owners) {
        var app = App.fresh(name, Colour.COBALT, connection.id(), Tabs.STANDARD, false, true);
        apps.add(app, Circle.NOBODY, owners);
        return app;
    }

    private String[] fields(String name, String... more) {
        var fields = new ArrayList<>(List.of(
                "name", name,
                "connection", connection.id(),
                "colour", "plum",
                "tabs", "signals,tasks",
                "access", "some"));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }
}
