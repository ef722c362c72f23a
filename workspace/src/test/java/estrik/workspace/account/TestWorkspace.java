package estrik.workspace.account;

import estrik.workspace.SettableClock;
import estrik.workspace.Setting;
import estrik.workspace.Settings;
import estrik.workspace.Workspace;
import estrik.workspace.text.Language;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A whole workspace on a free port, started as in production but for its clock.
final class TestWorkspace implements AutoCloseable {
    static final String DEWI = "dewi@vandelft.example";
    static final String ANNA = "anna@vandelft.example";
    static final String PASSWORD = "estrik-demo";

    final SettableClock clock = new SettableClock();

    private final Path data;
    private final String database;
    private Workspace workspace;

    TestWorkspace(Path data) {
        this(data, "");
    }

    TestWorkspace(Path data, String database) {
        this.data = data;
        this.database = database;
        this.workspace = start("");
    }

    private Workspace start(String publicUrl) {
        return Workspace.start(
                Settings.of(Map.of(
                        Setting.PORT,
                        "0",
                        Setting.DATA,
                        data.toString(),
                        Setting.DATABASE,
                        database,
                        Setting.PUBLIC_URL,
                        publicUrl,
                        Setting.LOG,
                        "text")),
                clock);
    }

    /// Starts again on the same data, at another port.
    void restart(String publicUrl) {
        workspace.close();
        workspace = start(publicUrl);
    }

    URI uri() {
        return workspace.uri();
    }

    Browser browser() {
        return new Browser(workspace.uri());
    }

    People people() {
        return workspace.part(People.class);
    }

    Groups groups() {
        return workspace.part(Groups.class);
    }

    Sessions sessions() {
        return workspace.part(Sessions.class);
    }

    JdbcClient jdbc() {
        return workspace.part(JdbcClient.class);
    }

    Person addDewiTheAdministrator() {
        return people().addFirst(new NewPerson(DEWI, "Dewi Prakoso", PASSWORD, true, Language.EN))
                .orElseThrow();
    }

    Person addAnna() {
        return people().add(new NewPerson(ANNA, "Anna de Wit", PASSWORD, false, Language.EN))
                .orElseThrow();
    }

    @Override
    public void close() {
        workspace.close();
    }
}
