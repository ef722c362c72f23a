package estrik.workspace;

import estrik.profit.AppKeys;
import estrik.sandbox.ProfitSandbox;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.db.TestDatabase;
import estrik.workspace.text.Language;
import estrik.workspace.web.Theme;
import estrik.workspace.web.Viewer;

/// Van Delft BV for tests: its people as rows, and its app connector as a connection to the sandbox.
public final class Office {
    private Office() {}

    /// Somebody of Van Delft BV, with a row in the database. The id is the user code, such as `anna`.
    public static Viewer person(TestDatabase database, String code) {
        var login = code + "@vandelft.example";
        database.jdbc()
                .sql("""
                        insert into person
                            (id, login, name, password, administrator, blocked, language, theme, created_at)
                        values (:id, :login, :name, '', false, false, 'nl', 'system', current_timestamp)
                        """)
                .param("id", code)
                .param("login", login)
                .param("name", code)
                .update();
        return new Viewer(code, code, login, false, Language.NL, Theme.SYSTEM);
    }

    /// A connection to the app connector `Workspace365` of a sandbox, not yet proven.
    public static Connection connection(Connections connections, ProfitSandbox profit) {
        var app = profit.connector("Workspace365");
        return connections.add(
                new Connections.Draft(
                        "Van Delft BV", profit.restBase(), "Workspace365_Tasks", "Workspace365_Signals", "", "", 4),
                AppKeys.of(app.apiKey(), app.environmentKey()));
    }

    /// The hosts that a connection may name, so that it may name a sandbox.
    public static String host(ProfitSandbox profit) {
        return profit.uri().getAuthority();
    }
}
