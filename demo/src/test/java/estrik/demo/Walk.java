package estrik.demo;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.company.AppConnector;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The steps of the journey as forms that people send. Each one is confirmed when its method returns.
final class Walk {
    static final String DEWI = "dewi@vandelft.example";
    static final String ANNA = "anna@vandelft.example";
    static final String BRAM = "bram@vandelft.example";

    private static final String ID = "[0-9a-f]{8}-[0-9a-f-]{27}";

    private Walk() {}

    /// Dewi becomes the administrator of a new workspace.
    static void firstStart(Caller dewi) {
        dewi.open("/first-start").must(200);
        dewi.post("/first-start", "name", "Dewi Prakoso", "login", DEWI, "password", Demo.PASSWORD)
                .must(302);
        dewi.open("/me").must(200);
    }

    static void addPerson(Caller administrator, String name, String login) {
        administrator
                .post("/settings/people", "name", name, "login", login, "password", Demo.PASSWORD, "language", "en")
                .must(302);
    }

    static void signIn(Caller somebody, String login) {
        somebody.open("/sign-in").must(200);
        somebody.post("/sign-in", "login", login, "password", Demo.PASSWORD).must(302);
        somebody.open("/me").must(200);
    }

    /// *Next* in the form of a new connection: kept, and a code is on its way.
    ///
    /// @return its id
    static String connect(Caller administrator, URI apiUrl, AppConnector keys) {
        var next = administrator
                .post(
                        "/settings/connections",
                        "name",
                        "Van Delft BV",
                        "kind",
                        "other",
                        "apiUrl",
                        apiUrl.toString(),
                        "apiKey",
                        keys.apiKey(),
                        "environmentKey",
                        keys.environmentKey(),
                        "itemUrl",
                        "{Url}",
                        "overviewUrl",
                        "",
                        "tasksConnector",
                        "Workspace365_Tasks",
                        "signalsConnector",
                        "Workspace365_Signals",
                        "callsAtOnce",
                        "4")
                .must(302);
        assertThat(next.location()).matches(".*/settings/connections/" + ID + "/code");
        return next.location().replaceAll(".*/connections/|/code", "");
    }

    static void prove(Caller administrator, String connection, String code) {
        administrator
                .post("/settings/connections/" + connection + "/activation", "code", code)
                .must(302);
    }

    /// Makes an app for everyone; answers its id.
    static String addApp(Caller administrator, String connection) {
        administrator
                .post(
                        "/apps",
                        "name",
                        "AFAS",
                        "connection",
                        connection,
                        "colour",
                        "cobalt",
                        "tabs",
                        "tasks,signals",
                        "access",
                        "everyone")
                .must(302);
        return administrator.open("/apps").must(200).find("/apps/(" + ID + ")");
    }

    /// Puts an app on the board, in a new group; answers the id of the tile.
    static String addTile(Caller somebody, String app) {
        somebody.open("/store/apps/" + app).must(200);
        somebody.post("/store/apps/" + app, "group", "new", "groupName", "Mijn werk")
                .must(302);
        return somebody.open("/").must(200).find("data-tile=\"(" + ID + ")\"");
    }

    static void askCode(Caller somebody, String connection) {
        somebody.post("/connections/" + connection + "/code-request").must(302);
    }

    static void activate(Caller somebody, String connection, String code) {
        var done = somebody.post("/connections/" + connection + "/activation", "code", code)
                .must(302);
        assertThat(done.location()).endsWith("/activation/done");
    }

    /// Looks until it is so, for at most a minute.
    static void until(String what, BooleanSupplier isSo) {
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited a minute until " + what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
