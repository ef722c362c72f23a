package estrik.workspace.board;

import estrik.workspace.db.Ids;
import estrik.workspace.db.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The groups on people's boards. Shared by threads.
@Component
public final class TileGroups {
    /// How many groups a board may have.
    public static final int MOST = 40;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public TileGroups(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// The groups of a person, in the order of the board.
    public List<TileGroup> of(String personId) {
        return jdbc.sql("select id, name from tile_group where person_id = :person order by position, id")
                .param("person", personId)
                .query((row, _) -> new TileGroup(row.getString("id"), row.getString("name")))
                .list();
    }

    /// A group of a person.
    public Optional<TileGroup> byId(String personId, String groupId) {
        return jdbc.sql("select id, name from tile_group where id = :id and person_id = :person")
                .param("id", groupId)
                .param("person", personId)
                .query((row, _) -> new TileGroup(row.getString("id"), row.getString("name")))
                .optional();
    }

    /// Gives a board its first group. That group bears the identifier of its person, so that two pages
    /// opened at the same moment make it once.
    public void begin(String personId, String name) {
        jdbc.sql("""
                        insert into tile_group (id, person_id, name, position) values (:person, :person, :name, 0)
                        on conflict (id) do nothing
                        """).param("person", personId).param("name", name).update();
    }

    /// Adds a group below the others.
    public TileGroup add(String personId, String name) {
        var group = new TileGroup(Ids.next(), name);
        jdbc.sql("""
                        insert into tile_group (id, person_id, name, position)
                        select :id, :person, :name, coalesce(max(position) + 1, 0)
                        from tile_group where person_id = :person
                        """)
                .param("id", group.id())
                .param("person", personId)
                .param("name", name)
                .update();
        return group;
    }

    /// Gives a group another name.
    ///
    /// @return whether the person has such a group
    public boolean rename(String personId, String groupId, String name) {
        return jdbc.sql("update tile_group set name = :name where id = :id and person_id = :person")
                        .param("name", name)
                        .param("id", groupId)
                        .param("person", personId)
                        .update()
                == 1;
    }

    /// Moves a group one place up or down; at the end it stays where it is.
    ///
    /// @return whether the person has such a group
    public boolean move(String personId, String groupId, Direction direction) {
        return transactions.call(() -> {
            var ids = new ArrayList<>(of(personId).stream().map(TileGroup::id).toList());
            var from = ids.indexOf(groupId);
            if (from < 0) {
                return false;
            }
            Collections.swap(ids, from, Math.clamp(from + direction.step(), 0, ids.size() - 1));
            for (var position = 0; position < ids.size(); position++) {
                jdbc.sql("update tile_group set position = :position where id = :id and person_id = :person")
                        .param("position", position)
                        .param("id", ids.get(position))
                        .param("person", personId)
                        .update();
            }
            return true;
        });
    }

    /// Removes a group with the tiles in it.
    ///
    /// @return whether the person had such a group
    public boolean remove(String personId, String groupId) {
        return jdbc.sql("delete from tile_group where id = :id and person_id = :person")
                        .param("id", groupId)
                        .param("person", personId)
                        .update()
                == 1;
    }
}
