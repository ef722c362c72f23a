package estrik.workspace.app;

import estrik.workspace.db.Times;
import estrik.workspace.db.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The apps of the App store, and who has access to them. Shared by threads.
@Component
public final class Apps {
    private static final String ACCESS = "access";
    private static final String OWNER = "owner";

    // The person is named for the app, or a group that the person is in at this moment.
    private static final String NAMED = """
            (exists (select 1 from app_person p
                     where p.app_id = app.id and p.role = :role and p.person_id = :person)
             or exists (select 1 from app_group g
                        join person_group_member m on m.group_id = g.group_id
                        where g.app_id = app.id and g.role = :role and m.person_id = :person))
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    public Apps(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Puts an app in the store.
    ///
    /// @param access who may use it, when not everyone may
    /// @param owners who may change it without being an administrator
    public void add(App app, Circle access, Circle owners) {
        transactions.run(() -> {
            jdbc.sql("""
                            insert into app (id, name, colour, connection_id, tabs, overview_only, everyone, created_at)
                            values (:id, :name, :colour, :connection, :tabs, :overviewOnly, :everyone, :now)
                            """)
                    .param("id", app.id())
                    .param("name", app.name())
                    .param("colour", app.colour().word())
                    .param("connection", app.connectionId())
                    .param("tabs", app.tabs().words())
                    .param("overviewOnly", app.overviewOnly())
                    .param("everyone", app.everyone())
                    .param("now", Times.stamp(clock.instant()))
                    .update();
            name(app.id(), ACCESS, access);
            name(app.id(), OWNER, owners);
        });
    }

    private void name(String appId, String role, Circle circle) {
        circle.people()
                .forEach(person -> jdbc.sql("""
                        insert into app_person (app_id, person_id, role) values (:app, :person, :role)
                        """)
                        .param("app", appId)
                        .param("person", person)
                        .param("role", role)
                        .update());
        circle.groups()
                .forEach(group -> jdbc.sql("""
                        insert into app_group (app_id, group_id, role) values (:app, :group, :role)
                        """)
                        .param("app", appId)
                        .param("group", group)
                        .param("role", role)
                        .update());
    }

    /// Changes an app and everyone named for it. Tiles that stand on boards keep their own settings.
    ///
    /// @return whether there is such an app
    public boolean change(App app, Circle access, Circle owners) {
        return transactions.call(() -> {
            var found = jdbc.sql("""
                                    update app
                                    set name = :name, colour = :colour, connection_id = :connection, tabs = :tabs,
                                        overview_only = :overviewOnly, everyone = :everyone
                                    where id = :id
                                    """)
                            .param("id", app.id())
                            .param("name", app.name())
                            .param("colour", app.colour().word())
                            .param("connection", app.connectionId())
                            .param("tabs", app.tabs().words())
                            .param("overviewOnly", app.overviewOnly())
                            .param("everyone", app.everyone())
                            .update()
                    == 1;
            if (found) {
                forgetNames(app.id());
                name(app.id(), ACCESS, access);
                name(app.id(), OWNER, owners);
            }
            return found;
        });
    }

    private void forgetNames(String appId) {
        jdbc.sql("delete from app_person where app_id = :app")
                .param("app", appId)
                .update();
        jdbc.sql("delete from app_group where app_id = :app")
                .param("app", appId)
                .update();
    }

    /// Takes an app out of the store, and its tiles off every board.
    ///
    /// @return whether there was such an app
    public boolean delete(String appId) {
        return jdbc.sql("delete from app where id = :id").param("id", appId).update() == 1;
    }

    /// All apps by name, for those who manage them.
    public List<App> all() {
        return jdbc.sql("select * from app order by lower(name), id")
                .query(Apps::app)
                .list();
    }

    /// An app, whoever asks.
    public Optional<App> byId(String appId) {
        return jdbc.sql("select * from app where id = :id")
                .param("id", appId)
                .query(Apps::app)
                .optional();
    }

    /// The apps that a person may put on a board, by name.
    public List<App> visibleTo(String personId) {
        return jdbc.sql("select * from app where everyone or " + NAMED + " order by lower(name), id")
                .param("person", personId)
                .param("role", ACCESS)
                .query(Apps::app)
                .list();
    }

    /// An app, when the person may put it on a board.
    public Optional<App> visibleTo(String personId, String appId) {
        return jdbc.sql("select * from app where id = :id and (everyone or " + NAMED + ")")
                .param("id", appId)
                .param("person", personId)
                .param("role", ACCESS)
                .query(Apps::app)
                .optional();
    }

    /// The apps that a person owns, by themselves or through a group, by name.
    public List<App> ownedBy(String personId) {
        return jdbc.sql("select * from app where " + NAMED + " order by lower(name), id")
                .param("person", personId)
                .param("role", OWNER)
                .query(Apps::app)
                .list();
    }

    /// An app, when the person owns it.
    public Optional<App> ownedBy(String personId, String appId) {
        return jdbc.sql("select * from app where id = :id and " + NAMED)
                .param("id", appId)
                .param("person", personId)
                .param("role", OWNER)
                .query(Apps::app)
                .optional();
    }

    /// How many tiles of an app stand on boards.
    public int tiles(String appId) {
        return jdbc.sql("select count(*) from tile where app_id = :app")
                .param("app", appId)
                .query((row, _) -> row.getInt(1))
                .single();
    }

    private static App app(ResultSet row, int number) throws SQLException {
        return new App(
                row.getString("id"),
                row.getString("name"),
                Colour.of(row.getString("colour")).orElse(Colour.COBALT),
                row.getString("connection_id"),
                Tabs.of(row.getString("tabs")).orElse(Tabs.STANDARD),
                row.getBoolean("overview_only"),
                row.getBoolean("everyone"));
    }

    /// Who may use an app, when not everyone may.
    public Circle access(String appId) {
        return circle(appId, ACCESS);
    }

    /// Who may change an app without being an administrator.
    public Circle owners(String appId) {
        return circle(appId, OWNER);
    }

    private Circle circle(String appId, String role) {
        return new Circle(
                named("select person_id from app_person where app_id = :app and role = :role", appId, role),
                named("select group_id from app_group where app_id = :app and role = :role", appId, role));
    }

    private Set<String> named(String sql, String appId, String role) {
        // A stream of JdbcClient would keep its connection until somebody closes it.
        return Set.copyOf(jdbc.sql(sql)
                .param("app", appId)
                .param("role", role)
                .query((row, _) -> row.getString(1))
                .list());
    }
}
