package estrik.workspace.connection;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.profit.AppKeys;
import estrik.workspace.SettableClock;
import estrik.workspace.db.Engine;
import estrik.workspace.db.TestDatabase;
import estrik.workspace.vault.Vault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class ConnectionsContract {
    private static final String API_KEY = "0123456789ABCDEF0123456789ABCDEF";
    private static final String ENVIRONMENT_KEY = "FEDCBA9876543210FEDCBA9876543210";
    private static final Connections.Draft VAN_DELFT = new Connections.Draft(
            "Van Delft BV",
            URI.create("https://12345.rest.afas.online/ProfitRestServices"),
            "Workspace365_Tasks",
            "Workspace365_Signals",
            "",
            "https://12345.afasinsite.nl/mijn-taken",
            4);

    @AutoClose
    private final TestDatabase database;

    @TempDir
    private Path folder;

    private Connections connections;

    ConnectionsContract(Engine engine) {
        database = TestDatabase.fresh(engine);
    }

    @BeforeEach
    void open() {
        connections = new Connections(database.jdbc(), Vault.open(folder.resolve("keys.json")), new SettableClock());
    }

    @Test
    void keepsAConnectionAndOpensItsKeysForACall() {
        var added = connections.add(VAN_DELFT, AppKeys.of(API_KEY, ENVIRONMENT_KEY));

        assertThat(connections.byId(added.id())).contains(added);
        assertThat(added.proven()).isFalse();
        assertThat(connections.keys(added.id()).apiKey().value()).isEqualTo(API_KEY);
        assertThat(connections.keys(added.id()).environmentKey().value()).isEqualTo(ENVIRONMENT_KEY);
    }

    @Test
    void sealsTheKeys() {
        connections.add(VAN_DELFT, AppKeys.of(API_KEY, ENVIRONMENT_KEY));

        assertThat(database.jdbc()
                        .sql("select api_key, environment_key from connection")
                        .query((row, _) -> row.getString(1) + row.getString(2))
                        .single())
                .doesNotContain(API_KEY)
                .doesNotContain(ENVIRONMENT_KEY);
    }

    @Test
    void offersToAppsOnlyWhatIsProven() {
        var added = connections.add(VAN_DELFT, AppKeys.of(API_KEY, ENVIRONMENT_KEY));
        assertThat(connections.proven()).isEmpty();

        database.jdbc().sql("""
                        insert into person (id, login, name, password, administrator, blocked, language, theme, created_at)
                        values ('dewi', 'dewi@vandelft.example', 'Dewi', '', true, false, 'nl', 'system', current_timestamp)
                        """).update();
        connections.prove(
                added.id(),
                "dewi",
                new Connections.Proof("22.22.5", "O12345AA", "Workspace365", List.of("Workspace365_Tasks")));

        var proven = connections.proven().getFirst();
        assertThat(proven.profitVersion()).isEqualTo("22.22.5");
        assertThat(proven.appConnector()).isEqualTo("Workspace365");
        assertThat(proven.environmentId()).isEqualTo("O12345AA");
        assertThat(proven.getConnectors()).containsExactly("Workspace365_Tasks");
    }

    @Test
    void changesEverythingButTheKeysAndReplacesTheKeysAlone() {
        var added = connections.add(VAN_DELFT, AppKeys.of(API_KEY, ENVIRONMENT_KEY));

        connections.change(
                added.id(),
                new Connections.Draft("Van Delft", VAN_DELFT.apiUrl(), "Own_Tasks", "Own_Signals", "", "", 2));
        connections.replaceKeys(added.id(), AppKeys.of(ENVIRONMENT_KEY, API_KEY));

        var changed = connections.byId(added.id()).orElseThrow();
        assertThat(changed.name()).isEqualTo("Van Delft");
        assertThat(changed.callsAtOnce()).isEqualTo(2);
        assertThat(changed.tasksConnector()).isEqualTo("Own_Tasks");
        assertThat(connections.keys(added.id()).apiKey().value()).isEqualTo(ENVIRONMENT_KEY);
    }

    @Test
    void forgetsAConnection() {
        var added = connections.add(VAN_DELFT, AppKeys.of(API_KEY, ENVIRONMENT_KEY));

        connections.delete(added.id());

        assertThat(connections.all()).isEmpty();
        assertThat(connections.byId(added.id())).isEmpty();
    }
}
