package estrik.workspace.account;

import static estrik.workspace.account.Browser.location;
import static estrik.workspace.account.TestWorkspace.ANNA;
import static estrik.workspace.account.TestWorkspace.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.db.Engine;
import estrik.workspace.db.TestDatabase;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a session must be on both engines.
abstract class SessionsContract {
    private final TestDatabase database;

    @TempDir
    private Path data;

    private TestWorkspace workspace;
    private Browser browser;
    private Person anna;

    SessionsContract(Engine engine) {
        database = TestDatabase.fresh(engine);
    }

    @BeforeEach
    void start() {
        workspace = new TestWorkspace(data, database.url());
        browser = workspace.browser();
        workspace.addDewiTheAdministrator();
        anna = workspace.addAnna();
    }

    @AfterEach
    void stop() {
        browser.close();
        workspace.close();
        database.close();
    }

    @Test
    void outlivesARestart() {
        browser.signIn(ANNA, PASSWORD);

        workspace.restart("");
        browser.goTo(workspace.uri());

        assertThat(browser.open("/me").body()).contains(ANNA);
    }

    @Test
    void endsEverywhereAtOnce() throws Exception {
        try (var elsewhere = workspace.browser();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            browser.signIn(ANNA, PASSWORD);
            elsewhere.signIn(ANNA, PASSWORD);
            var many = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> browser.open("/me").statusCode()))
                    .toList();
            for (var each : many) {
                assertThat(each.get()).isEqualTo(200);
            }

            workspace.sessions().endAll(anna.id());

            assertThat(location(browser.open("/me"))).startsWith("/sign-in");
            assertThat(location(elsewhere.open("/me"))).startsWith("/sign-in");
        }
    }
}
