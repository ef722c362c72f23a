package estrik.workspace.connection;

import estrik.profit.AppKeys;
import estrik.workspace.db.Ids;
import estrik.workspace.db.Times;
import estrik.workspace.vault.Seal;
import estrik.workspace.vault.Vault;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// All AFAS connections. Shared by threads.
@Component
public final class Connections {
    private static final String SELECT = """
            select connection.*, person.name as proven_by_name
            from connection left join person on person.id = connection.proven_by
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Connections(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /// Every connection, by name.
    public List<Connection> all() {
        return jdbc.sql(SELECT + "order by lower(connection.name), connection.id")
                .query(Connections::connection)
                .list();
    }

    /// The connections that apps can stand on, by name.
    public List<Connection> proven() {
        return all().stream().filter(Connection::proven).toList();
    }

    public Optional<Connection> byId(String id) {
        return jdbc.sql(SELECT + "where connection.id = :id")
                .param("id", id)
                .query(Connections::connection)
                .optional();
    }

    /// Keeps a new connection, not yet proven, with its keys sealed.
    public Connection add(Draft draft, AppKeys keys) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into connection (id, name, api_url, api_key, environment_key, tasks_connector,
                            signals_connector, item_url, overview_url, calls_at_once, created_at)
                        values (:id, :name, :apiUrl, :apiKey, :environmentKey, :tasksConnector,
                            :signalsConnector, :itemUrl, :overviewUrl, :callsAtOnce, :now)
                        """)
                .param("id", id)
                .param("name", draft.name())
                .param("apiUrl", draft.apiUrl().toString())
                .param("apiKey", sealed("apiKey", id, keys.apiKey().value()))
                .param(
                        "environmentKey",
                        sealed("environmentKey", id, keys.environmentKey().value()))
                .param("tasksConnector", draft.tasksConnector())
                .param("signalsConnector", draft.signalsConnector())
                .param("itemUrl", draft.itemUrl())
                .param("overviewUrl", draft.overviewUrl())
                .param("callsAtOnce", draft.callsAtOnce())
                .param("now", Times.stamp(clock.instant()))
                .update();
        return byId(id).orElseThrow();
    }

    /// Changes everything but the address and the keys.
    public void change(String id, Draft draft) {
        jdbc.sql("""
                        update connection set name = :name, tasks_connector = :tasksConnector,
                            signals_connector = :signalsConnector, item_url = :itemUrl, overview_url = :overviewUrl,
                            calls_at_once = :callsAtOnce
                        where id = :id
                        """)
                .param("id", id)
                .param("name", draft.name())
                .param("callsAtOnce", draft.callsAtOnce())
                .param("tasksConnector", draft.tasksConnector())
                .param("signalsConnector", draft.signalsConnector())
                .param("itemUrl", draft.itemUrl())
                .param("overviewUrl", draft.overviewUrl())
                .update();
    }

    /// Replaces the keys; tiles and activations stay as they are.
    public void replaceKeys(String id, AppKeys keys) {
        jdbc.sql("update connection set api_key = :apiKey, environment_key = :environmentKey where id = :id")
                .param("id", id)
                .param("apiKey", sealed("apiKey", id, keys.apiKey().value()))
                .param(
                        "environmentKey",
                        sealed("environmentKey", id, keys.environmentKey().value()))
                .update();
    }

    private String sealed(String what, String id, String secret) {
        return vault.seal(secret, Seal.ofConnection(what, id));
    }

    /// Remembers that a code was exchanged through the connection, by whom, and what Profit said.
    public void prove(String id, String personId, Proof proof) {
        jdbc.sql("""
                        update connection set proven_at = :now, proven_by = :person, profit_version = :version,
                            environment_id = :environment, app_connector = :appConnector,
                            get_connectors = :getConnectors
                        where id = :id
                        """)
                .param("id", id)
                .param("now", Times.stamp(clock.instant()))
                .param("person", personId)
                .param("version", proof.profitVersion())
                .param("environment", proof.environmentId())
                .param("appConnector", proof.appConnector())
                .param(
                        "getConnectors",
                        proof.getConnectors() == null ? null : JSON.writeValueAsString(proof.getConnectors()))
                .update();
    }

    /// Forgets a connection with everything that hangs on it: apps, tiles, activations and items.
    public void delete(String id) {
        jdbc.sql("delete from connection where id = :id").param("id", id).update();
    }

    /// How many apps and how many people with a token stand on a connection: what stops when it is deleted.
    Use use(String id) {
        return jdbc.sql("""
                        select (select count(*) from app where connection_id = :id) as apps,
                            (select count(*) from activation where connection_id = :id and token is not null) as people
                        """)
                .param("id", id)
                .query((row, _) -> new Use(row.getInt("apps"), row.getInt("people")))
                .single();
    }

    /// The keys of a connection, opened for one call.
    public AppKeys keys(String id) {
        return jdbc.sql("select api_key, environment_key from connection where id = :id")
                .param("id", id)
                .query((row, _) -> AppKeys.of(
                        vault.open(row.getString("api_key"), Seal.ofConnection("apiKey", id)),
                        vault.open(row.getString("environment_key"), Seal.ofConnection("environmentKey", id))))
                .single();
    }

    private static Connection connection(ResultSet row, int number) throws SQLException {
        return new Connection(
                row.getString("id"),
                row.getString("name"),
                URI.create(row.getString("api_url")),
                row.getString("tasks_connector"),
                row.getString("signals_connector"),
                row.getString("item_url"),
                row.getString("overview_url"),
                row.getInt("calls_at_once"),
                row.getString("profit_version"),
                row.getString("environment_id"),
                row.getString("app_connector"),
                listOrNull(row.getString("get_connectors")),
                row.getString("proven_by_name"),
                Times.atOrNull(row, "proven_at"));
    }

    private static @Nullable List<String> listOrNull(@Nullable String json) {
        return json == null ? null : List.of(JSON.readValue(json, String[].class));
    }

    /// What an administrator decides about a connection, apart from its keys.
    public record Draft(
            String name,
            URI apiUrl,
            String tasksConnector,
            String signalsConnector,
            String itemUrl,
            String overviewUrl,
            int callsAtOnce) {}

    /// What Profit said of itself; each part may be missing, when the app connector may not read it.
    public record Proof(
            @Nullable String profitVersion,
            @Nullable String environmentId,
            @Nullable String appConnector,
            @Nullable List<String> getConnectors) {}

    /// What stands on a connection.
    record Use(int apps, int people) {}
}
