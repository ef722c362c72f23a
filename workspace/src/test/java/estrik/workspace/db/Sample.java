package estrik.workspace.db;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows that others refer to, for tests of what stands to the right of them. Identifier and name are the same.
public record Sample(JdbcClient jdbc) {
    /// People who may sign in.
    public void people(String... ids) {
        for (var id : List.of(ids)) {
            jdbc.sql("""
                            insert into person
                              (id, login, name, password, administrator, blocked, language, theme, created_at)
                            values (:id, :login, :id, 'none', false, false, 'nl', 'system', current_timestamp)
                            """)
                    .param("id", id)
                    .param("login", id + "@vandelft.example")
                    .update();
        }
    }

    /// A group with the people in it.
    public void group(String id, String... people) {
        jdbc.sql("insert into person_group (id, name, created_at) values (:id, :id, current_timestamp)")
                .param("id", id)
                .update();
        for (var person : List.of(people)) {
            jdbc.sql("insert into person_group_member (group_id, person_id) values (:group, :person)")
                    .param("group", id)
                    .param("person", person)
                    .update();
        }
    }

    /// A connection that calls nobody.
    public void connection(String id) {
        jdbc.sql("""
                        insert into connection
                          (id, name, api_url, api_key, environment_key, tasks_connector, signals_connector, item_url,
                           overview_url, calls_at_once, created_at)
                        values (:id, :id, 'http://127.0.0.1:1/', 'sealed', 'sealed', 'Workspace365_Tasks',
                           'Workspace365_Signals', '', '', 2, current_timestamp)
                        """).param("id", id).update();
    }
}
