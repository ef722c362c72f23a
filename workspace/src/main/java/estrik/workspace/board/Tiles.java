package estrik.workspace.board;

import estrik.workspace.app.App;
import estrik.workspace.app.Tabs;
import estrik.workspace.db.Ids;
import estrik.workspace.db.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tiles on people's boards. Shared by threads.
@Component
public final class Tiles {
    /// How many tiles a board may have.
    public static final int MOST = 120;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public Tiles(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// The tiles of a person, in the order of the board.
    public List<Tile> of(String personId) {
        return jdbc.sql("""
                        select tile.* from tile
                        join tile_group on tile_group.id = tile.group_id
                        where tile.person_id = :person and tile_group.person_id = :person
                        order by tile_group.position, tile_group.id, tile.position, tile.id
                        """).param("person", personId).query(Tiles::tile).list();
    }

    /// A tile of a person.
    public Optional<Tile> byId(String personId, String tileId) {
        return jdbc.sql("select * from tile where id = :id and person_id = :person")
                .param("id", tileId)
                .param("person", personId)
                .query(Tiles::tile)
                .optional();
    }

    /// The tiles of a person that show something through a connection.
    public List<String> showing(String personId, String connectionId) {
        return jdbc.sql("""
                        select tile.id from tile
                        join app on app.id = tile.app_id
                        where tile.person_id = :person and app.connection_id = :connection
                        """)
                .param("person", personId)
                .param("connection", connectionId)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    /// Places an app at the end of a group, with the settings that the app begins with. The same app may
    /// stand on a board more than once.
    ///
    /// @return nothing when the person has no such group
    public Optional<Tile> add(String personId, String groupId, App app) {
        return jdbc.sql("""
                        insert into tile
                          (id, person_id, group_id, app_id, position, title, size, tabs, overview_only)
                        select :id, g.person_id, g.id, :app,
                          (select coalesce(max(t.position) + 1, 0) from tile t where t.group_id = g.id),
                          '', :size, :tabs, :overviewOnly
                        from tile_group g where g.id = :group and g.person_id = :person
                        returning *
                        """)
                .param("id", Ids.next())
                .param("app", app.id())
                .param("size", Size.LARGE.word())
                .param("tabs", app.tabs().words())
                .param("overviewOnly", app.overviewOnly())
                .param("group", groupId)
                .param("person", personId)
                .query(Tiles::tile)
                .optional();
    }

    /// Keeps the settings of a tile; where it stands is for [#move] and [#place].
    ///
    /// @return whether the person has such a tile
    public boolean change(String personId, Tile tile) {
        return jdbc.sql("""
                                update tile
                                set title = :title, size = :size, tabs = :tabs, overview_only = :overviewOnly
                                where id = :id and person_id = :person
                                """)
                        .param("title", tile.title())
                        .param("size", tile.size().word())
                        .param("tabs", tile.tabs().words())
                        .param("overviewOnly", tile.overviewOnly())
                        .param("id", tile.id())
                        .param("person", personId)
                        .update()
                == 1;
    }

    /// Moves a tile one place within its group; at the end it stays where it is.
    ///
    /// @return whether the person has such a tile
    public boolean move(String personId, String tileId, Direction direction) {
        return transactions.call(() -> {
            var tile = byId(personId, tileId);
            if (tile.isEmpty()) {
                return false;
            }
            var ids = idsIn(personId, tile.get().groupId());
            var from = ids.indexOf(tileId);
            Collections.swap(ids, from, Math.clamp(from + direction.step(), 0, ids.size() - 1));
            number(personId, tile.get().groupId(), ids);
            return true;
        });
    }

    /// Puts a tile in a group, before the tile that stands at `index` there, or at the end.
    ///
    /// @return whether the person has such a tile and such a group
    public boolean place(String personId, String tileId, String groupId, int index) {
        return transactions.call(() -> {
            var moved = jdbc.sql("""
                                    update tile set group_id = :group
                                    where id = :id and person_id = :person
                                      and exists (select 1 from tile_group g
                                                  where g.id = :group and g.person_id = :person)
                                    """)
                            .param("group", groupId)
                            .param("id", tileId)
                            .param("person", personId)
                            .update()
                    == 1;
            if (moved) {
                var ids = idsIn(personId, groupId);
                ids.remove(tileId);
                ids.add(Math.clamp(index, 0, ids.size()), tileId);
                number(personId, groupId, ids);
            }
            return moved;
        });
    }

    private List<String> idsIn(String personId, String groupId) {
        return new ArrayList<>(jdbc.sql("""
                        select id from tile where group_id = :group and person_id = :person order by position, id
                        """)
                .param("group", groupId)
                .param("person", personId)
                .query((row, _) -> row.getString("id"))
                .list());
    }

    private void number(String personId, String groupId, List<String> ids) {
        for (var position = 0; position < ids.size(); position++) {
            jdbc.sql("""
                            update tile set position = :position
                            where id = :id and group_id = :group and person_id = :person
                            """)
                    .param("position", position)
                    .param("id", ids.get(position))
                    .param("group", groupId)
                    .param("person", personId)
                    .update();
        }
    }

    /// Takes a tile off the board.
    ///
    /// @return whether the person had such a tile
    public boolean remove(String personId, String tileId) {
        return jdbc.sql("delete from tile where id = :id and person_id = :person")
                        .param("id", tileId)
                        .param("person", personId)
                        .update()
                == 1;
    }

    private static Tile tile(ResultSet row, int number) throws SQLException {
        return new Tile(
                row.getString("id"),
                row.getString("group_id"),
                row.getString("app_id"),
                row.getString("title"),
                Size.of(row.getString("size")).orElse(Size.LARGE),
                Tabs.of(row.getString("tabs")).orElse(Tabs.STANDARD),
                row.getBoolean("overview_only"));
    }
}
