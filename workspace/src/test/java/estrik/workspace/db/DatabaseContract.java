package estrik.workspace.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What both engines must do with the SQL that the workspace is written in.
abstract class DatabaseContract {
    @AutoClose
    private final TestDatabase database;

    DatabaseContract(Engine engine) {
        database = TestDatabase.fresh(engine);
    }

    @Test
    void keepsARowWithItsInstantsAndTruths() {
        var when = Instant.parse("2026-11-22T08:41:00.123Z");
        addGroup("g1", "Inkoop", when);

        var found = database.jdbc()
                .sql("select created_at from person_group where name = :name")
                .param("name", "Inkoop")
                .query((row, _) -> Times.at(row, "created_at"))
                .single();

        assertThat(found).isEqualTo(when);
    }

    @Test
    void claimsEachRowOnceHoweverManyAskAtTheSameTime() throws Exception {
        IntStream.range(0, 200).forEach(i -> addGroup("g" + i, "Groep " + i, Instant.EPOCH));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claims = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> IntStream.range(0, 40)
                            .mapToObj(_ -> claimTen())
                            .flatMap(List::stream)
                            .toList()))
                    .toList();
            var claimed = new ArrayList<String>();
            for (var claim : claims) {
                claimed.addAll(claim.get());
            }
            assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
        }
    }

    private List<String> claimTen() {
        return database.jdbc()
                .sql("""
                        update person_group set created_at = :now
                        where id in (select id from person_group where created_at < :now order by id limit 10)
                          and created_at < :now
                        returning id
                        """)
                .param("now", Times.stamp(Instant.ofEpochSecond(1_000)))
                .query((row, _) -> row.getString("id"))
                .list();
    }

    @Test
    void takesBackATransactionThatFails() {
        assertThatThrownBy(() -> database.transactions().run(() -> {
                    addGroup("g1", "Inkoop", Instant.EPOCH);
                    addGroup("g1", "Twice", Instant.EPOCH);
                }))
                .isInstanceOf(RuntimeException.class);

        assertThat(database.jdbc()
                        .sql("select count(*) from person_group")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void holdsOnToWhatIsReferredTo() {
        assertThatThrownBy(() -> database.jdbc()
                        .sql("insert into person_group_member (group_id, person_id) values ('nobody', 'nowhere')")
                        .update())
                .isInstanceOf(RuntimeException.class);
    }

    private void addGroup(String id, String name, Instant at) {
        database.jdbc()
                .sql("insert into person_group (id, name, created_at) values (:id, :name, :at)")
                .param("id", id)
                .param("name", name)
                .param("at", Times.stamp(at))
                .update();
    }
}
