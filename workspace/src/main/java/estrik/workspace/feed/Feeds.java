package estrik.workspace.feed;

import estrik.workspace.activation.ActivationChanged;
import estrik.workspace.activation.Activations;
import estrik.workspace.activation.Standing;
import estrik.workspace.db.Ids;
import estrik.workspace.db.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// All feeds. Shared by threads.
public final class Feeds {
    // A page says every minute that somebody looks; two missed minutes mean that nobody does.
    private static final Duration WATCHED = Duration.ofMinutes(3);
    // A call ends within half a minute; a lease that old belongs to a node that died.
    private static final Duration LEASE = Duration.ofSeconds(45);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Activations activations;
    private final Pace pace;
    private final Clock clock;

    public Feeds(JdbcClient jdbc, Activations activations, Pace pace, Clock clock) {
        this.jdbc = jdbc;
        this.activations = activations;
        this.pace = pace;
        this.clock = clock;
    }

    /// What there is to show of one feed of a person.
    public Content content(String personId, String connectionId, Kind kind) {
        var standing = activations.of(personId, connectionId);
        return switch (standing) {
            case Standing.NotActivated _ -> new Content.NotActivated(false);
            case Standing.Ended(var at) -> new Content.Ended(at);
            case Standing.CodeAsked _ -> new Content.NotActivated(true);
            case Standing.Active _ ->
                jdbc.sql("""
                            select * from feed
                            where person_id = :person and connection_id = :connection and kind = :kind
                            """)
                        .param("person", personId)
                        .param("connection", connectionId)
                        .param("kind", kind.word())
                        .query(Feeds::feed)
                        .optional()
                        .map(Feed::content)
                        .orElseGet(Content.Loading::new);
        };
    }

    /// Says that a person is looking, so that his feeds are read at the pace of people who look.
    public void watch(String personId) {
        var now = clock.instant();
        for (var feed : ofPerson(personId)) {
            var due = pace.whenWatched(feed.kind, feed.checkedAt, now);
            if (feed.trouble instanceof Trouble.Later later && later.until().isAfter(due)) {
                due = later.until();
            } else if (feed.trouble != null) {
                // What fails is tried again at its own time, not at every page that opens.
                due = feed.dueAt;
            }
            jdbc.sql("""
                            update feed set watched_until = :until,
                                due_at = case when due_at > :due then :due else due_at end
                            where id = :id
                            """)
                    .param("until", Times.stamp(now.plus(WATCHED)))
                    .param("due", Times.stamp(due))
                    .param("id", feed.id)
                    .update();
        }
    }

    /// Makes the feeds of a person through one connection due at once; AFAS's own request for patience stays obeyed.
    public void refreshNow(String personId, String connectionId) {
        var now = clock.instant();
        for (var feed : ofPerson(personId)) {
            var patience =
                    feed.trouble instanceof Trouble.Later later && later.until().isAfter(now);
            if (feed.connectionId.equals(connectionId) && !patience) {
                jdbc.sql("update feed set due_at = :now where id = :id")
                        .param("now", Times.stamp(now))
                        .param("id", feed.id)
                        .update();
            }
        }
    }

    private List<Feed> ofPerson(String personId) {
        return jdbc.sql("select * from feed where person_id = :person")
                .param("person", personId)
                .query(Feeds::feed)
                .list();
    }

    /// Whoever gets a token has both feeds from that moment, and they are due.
    @EventListener
    void make(ActivationChanged change) {
        if (activations.of(change.personId(), change.connectionId()) instanceof Standing.Active) {
            for (var kind : Kind.values()) {
                make(change.personId(), change.connectionId(), kind);
            }
        }
    }

    /// Makes the feeds of everybody who has a token and none yet: a crash may have come in between.
    void makeMissing() {
        var missing = jdbc.sql("""
                        select person_id, connection_id from activation
                        where token is not null and ended_at is null
                          and (select count(*) from feed
                               where feed.person_id = activation.person_id
                                 and feed.connection_id = activation.connection_id) < 2
                        """)
                .query((row, _) -> new ActivationChanged(row.getString("person_id"), row.getString("connection_id")))
                .list();
        missing.forEach(this::make);
    }

    private void make(String personId, String connectionId, Kind kind) {
        jdbc.sql("""
                        insert into feed (id, person_id, connection_id, kind, items, failures, due_at, watched_until)
                        values (:id, :person, :connection, :kind, '[]', 0, :now, :watched)
                        on conflict (person_id, connection_id, kind) do update
                            set due_at = excluded.due_at, watched_until = excluded.watched_until,
                                trouble = null, trouble_since = null, failures = 0
                        """)
                .param("id", Ids.next())
                .param("person", personId)
                .param("connection", connectionId)
                .param("kind", kind.word())
                .param("now", Times.stamp(clock.instant()))
                .param("watched", Times.stamp(clock.instant().plus(WATCHED)))
                .update();
    }

    /// Takes feeds of one connection that are due, so that no other node takes them too.
    List<Feed> claim(String connectionId, int atMost) {
        var now = clock.instant();
        return jdbc.sql("""
                        update feed set lease_until = :lease
                        where id in (
                              select feed.id from feed
                              join activation on activation.person_id = feed.person_id
                                  and activation.connection_id = feed.connection_id
                              where feed.connection_id = :connection and feed.due_at <= :now
                                and (feed.lease_until is null or feed.lease_until <= :now)
                                and activation.token is not null and activation.ended_at is null
                              order by feed.due_at
                              limit :atMost)
                          and due_at <= :now
                          and (lease_until is null or lease_until <= :now)
                        returning *
                        """)
                .param("lease", Times.stamp(now.plus(LEASE)))
                .param("connection", connectionId)
                .param("now", Times.stamp(now))
                .param("atMost", atMost)
                .query(Feeds::feed)
                .list();
    }

    /// Keeps what AFAS answered. Whoever asked for a refresh during the call gets another one: this answer may be
    /// older than what he waits for.
    ///
    /// @return whether there is something else to show than before
    boolean keep(Feed feed, List<Item> items) {
        var now = clock.instant();
        var json = JSON.writeValueAsString(items);
        var same = json.equals(feed.json) && feed.checkedAt != null;
        jdbc.sql("""
                        update feed set items = :items, checked_at = :now, changed_at = :changed,
                            trouble = null, trouble_since = null, failures = 0, lease_until = null,
                            due_at = case when due_at > :claimed then due_at else :due end
                        where id = :id
                        """)
                .param("items", json)
                .param("now", Times.stamp(now))
                .param("changed", Times.stamp(same && feed.changedAt != null ? feed.changedAt : now))
                .param("due", Times.stamp(pace.next(feed.kind, watchedUntil(feed), now)))
                .param("claimed", Times.stamp(feed.dueAt))
                .param("id", feed.id)
                .update();
        return !same || feed.trouble != null;
    }

    /// Keeps why AFAS brought nothing; the items stay.
    ///
    /// @return whether there is something else to show than before
    boolean keep(Feed feed, Trouble trouble) {
        var now = clock.instant();
        var due =
                trouble instanceof Trouble.Later later ? later.until() : pace.next(feed.kind, watchedUntil(feed), now);
        var json = JSON.writerFor(Trouble.class).writeValueAsString(trouble);
        jdbc.sql("""
                        update feed set trouble = :trouble, trouble_since = :since, failures = failures + 1,
                            lease_until = null,
                            due_at = case when due_at > :claimed then due_at else :due end
                        where id = :id
                        """)
                .param("trouble", json)
                .param("since", Times.stamp(trouble.since()))
                .param("due", Times.stamp(due))
                .param("claimed", Times.stamp(feed.dueAt))
                .param("id", feed.id)
                .update();
        return !trouble.equals(feed.trouble);
    }

    /// Gives a feed back untouched.
    void release(Feed feed) {
        jdbc.sql("update feed set lease_until = null where id = :id")
                .param("id", feed.id)
                .update();
    }

    // Somebody may have begun to look while AFAS was asked.
    private @Nullable Instant watchedUntil(Feed feed) {
        return jdbc.sql("select watched_until from feed where id = :id")
                .param("id", feed.id)
                .query((row, _) -> Optional.ofNullable(Times.atOrNull(row, "watched_until")))
                .optional()
                .flatMap(until -> until)
                .orElse(null);
    }

    private static Feed feed(ResultSet row, int number) throws SQLException {
        var trouble = row.getString("trouble");
        return new Feed(
                row.getString("id"),
                row.getString("person_id"),
                row.getString("connection_id"),
                Kind.of(row.getString("kind")),
                row.getString("items"),
                Times.atOrNull(row, "checked_at"),
                Times.atOrNull(row, "changed_at"),
                trouble == null ? null : JSON.readValue(trouble, Trouble.class),
                Times.at(row, "due_at"));
    }

    /// A row of the table: one feed as it was read.
    record Feed(
            String id,
            String personId,
            String connectionId,
            Kind kind,
            String json,
            @Nullable Instant checkedAt,
            @Nullable Instant changedAt,
            @Nullable Trouble trouble,
            Instant dueAt) {

        Content content() {
            if (checkedAt != null && changedAt != null) {
                var items = List.of(JSON.readValue(json, Item[].class));
                return new Content.Snapshot(items, checkedAt, changedAt, Optional.ofNullable(trouble));
            }
            return trouble == null ? new Content.Loading() : new Content.Unread(trouble);
        }
    }
}
