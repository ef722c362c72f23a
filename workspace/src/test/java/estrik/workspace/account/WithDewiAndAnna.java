package estrik.workspace.account;

import estrik.workspace.text.Language;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Tests that share one workspace. Each finds Dewi, the administrator, and Anna in it, and nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithDewiAndAnna {
    TestWorkspace workspace;
    Browser browser;
    Person dewi;
    Person anna;

    @BeforeAll
    void start(@TempDir Path data) {
        workspace = new TestWorkspace(data);
    }

    @BeforeEach
    void fill() {
        workspace.jdbc().sql("delete from spring_session").update();
        workspace.jdbc().sql("delete from person_group").update();
        workspace.jdbc().sql("delete from person").update();
        dewi = workspace
                .people()
                .add(new NewPerson(TestWorkspace.DEWI, "Dewi Prakoso", TestWorkspace.PASSWORD, true, Language.EN))
                .orElseThrow();
        anna = workspace.addAnna();
        // Wrong tries of the test before are forgotten after an hour.
        workspace.clock.pass(Duration.ofHours(2));
        browser = workspace.browser();
    }

    @AfterEach
    void leave() {
        browser.close();
    }

    @AfterAll
    void stop() {
        workspace.close();
    }
}
