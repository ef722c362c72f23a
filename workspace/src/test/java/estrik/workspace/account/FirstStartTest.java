package estrik.workspace.account;

import static estrik.workspace.account.Browser.location;
import static estrik.workspace.account.TestWorkspace.DEWI;
import static estrik.workspace.account.TestWorkspace.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.db.Ids;
import estrik.workspace.text.Language;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The very first visit of a workspace.
class FirstStartTest {
    @TempDir
    private Path data;

    private TestWorkspace workspace;
    private Browser browser;

    @BeforeEach
    void start() {
        workspace = new TestWorkspace(data);
        browser = workspace.browser();
    }

    @AfterEach
    void stop() {
        browser.close();
        workspace.close();
    }

    @Test
    void whoeverComesFirstBecomesTheAdministratorAndIsSignedIn() {
        assertThat(location(browser.open("/settings/people"))).isEqualTo("/first-start");
        browser.open("/first-start");

        var answer = browser.post("/first-start", "name", "Dewi Prakoso", "login", DEWI, "password", PASSWORD);

        assertThat(location(answer)).isEqualTo("/");
        assertThat(browser.open("/settings/people").body()).contains("Dewi Prakoso", DEWI);
        assertThat(location(browser.open("/first-start"))).isEqualTo("/");
        assertThat(workspace.people().all())
                .singleElement()
                .satisfies(dewi -> assertThat(dewi.language()).isEqualTo(Language.EN));
    }

    @Test
    void ofTwoFirstStartsAtOnceOneBecomesTheAdministrator() throws Exception {
        var visitors = Stream.generate(workspace::browser).limit(4).toList();
        visitors.forEach(visitor -> visitor.open("/first-start"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = visitors.stream()
                    .map(visitor -> threads.submit(() -> visitor.post(
                            "/first-start", "name", "N", "login", Ids.next() + "@x.example", "password", PASSWORD)))
                    .toList();
            for (var answer : answers) {
                assertThat(location(answer.get())).isEqualTo("/");
            }
        }

        visitors.forEach(Browser::close);
        assertThat(workspace.people().all()).hasSize(1);
    }

    @Test
    void aFirstStartThatIsWrongKeepsWhatWasTypedAndStoresNothing() {
        browser.open("/first-start");

        var answer = browser.post("/first-start", "name", "<b>Dewi</b>", "login", "dewi", "password", "kort-kort");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("&lt;b>Dewi&lt;/b>", "value=\"dewi\"", "At least 10 characters")
                .doesNotContain("kort-kort");
        assertThat(workspace.people().none()).isTrue();
    }
}
