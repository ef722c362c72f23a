package estrik.workspace.account;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import estrik.workspace.db.Ids;
import estrik.workspace.db.Times;
import estrik.workspace.db.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// All groups and who is in them. Shared by threads.
@Component
public final class Groups {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Clock clock;

    Groups(JdbcClient jdbc, Transactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Every group, by name.
    public List<Group> all() {
        return jdbc.sql("select id, name from person_group order by lower(name), id")
                .query(Groups::group)
                .list();
    }

    /// Every membership there is, as ids of groups by the id of the person.
    Map<String, Set<String>> byPerson() {
        record Membership(String person, String group) {}
        return jdbc
                .sql("select person_id, group_id from person_group_member")
                .query((row, _) -> new Membership(row.getString("person_id"), row.getString("group_id")))
                .list()
                .stream()
                .collect(groupingBy(Membership::person, mapping(Membership::group, toSet())));
    }

    public Optional<Group> byId(String id) {
        return jdbc.sql("select id, name from person_group where id = :id")
                .param("id", id)
                .query(Groups::group)
                .optional();
    }

    /// The ids of the groups that a person is in.
    public Set<String> ofPerson(String personId) {
        return jdbc.sql("select group_id from person_group_member where person_id = :person")
                .param("person", personId)
                .query((row, _) -> row.getString("group_id"))
                .set();
    }

    /// The ids of the people in a group.
    public Set<String> members(String groupId) {
        return jdbc.sql("select person_id from person_group_member where group_id = :group")
                .param("group", groupId)
                .query((row, _) -> row.getString("person_id"))
                .set();
    }

    /// Adds a group with nobody in it; empty when the name is taken.
    public Optional<Group> add(String name) {
        return jdbc.sql("""
                        insert into person_group (id, name, created_at) values (:id, :name, :now)
                        on conflict do nothing
                        returning id, name
                        """)
                .param("id", Ids.next())
                .param("name", Draft.tidy(name))
                .param("now", Times.stamp(clock.instant()))
                .query(Groups::group)
                .optional();
    }

    /// Gives a group its name and its members, all of them; false, and nothing changed, when another
    /// group has the name or the group is gone.
    public boolean change(Group wanted, Set<String> members) {
        return transactions.call(() -> {
            if (!rename(wanted)) {
                return false;
            }
            jdbc.sql("delete from person_group_member where group_id = :group")
                    .param("group", wanted.id())
                    .update();
            members.forEach(person -> join(wanted.id(), person));
            return true;
        });
    }

    /// Puts a person into these groups and takes them out of all others.
    public void put(String personId, Set<String> groupIds) {
        transactions.run(() -> {
            jdbc.sql("delete from person_group_member where person_id = :person")
                    .param("person", personId)
                    .update();
            groupIds.forEach(group -> join(group, personId));
        });
    }

    private void join(String groupId, String personId) {
        jdbc.sql("insert into person_group_member (group_id, person_id) values (:group, :person)")
                .param("group", groupId)
                .param("person", personId)
                .update();
    }

    private boolean rename(Group wanted) {
        return jdbc.sql("""
                        update person_group set name = :name
                        where id = :id
                          and not exists (select 1 from person_group other where other.name = :name and other.id <> :id)
                        """)
                        .param("id", wanted.id())
                        .param("name", Draft.tidy(wanted.name()))
                        .update()
                == 1;
    }

    /// Removes a group, and with it what its members had through it.
    public void remove(String id) {
        jdbc.sql("delete from person_group where id = :id").param("id", id).update();
    }

    private static Group group(ResultSet row, int index) throws SQLException {
        return new Group(row.getString("id"), row.getString("name"));
    }
}
