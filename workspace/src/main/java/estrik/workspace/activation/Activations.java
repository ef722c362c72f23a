package estrik.workspace.activation;

import estrik.profit.Answer;
import estrik.profit.Metainfo;
import estrik.profit.OneTimeCode;
import estrik.profit.Profit;
import estrik.profit.Refusal;
import estrik.profit.Session;
import estrik.profit.Token;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.connection.Profits;
import estrik.workspace.db.Times;
import estrik.workspace.vault.Seal;
import estrik.workspace.vault.Vault;
import estrik.workspace.web.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everybody's access to every connection. Shared by threads.
@Component
public final class Activations {
    /// How long a person waits before asking for another code. AFAS may not mail a new one so soon.
    static final Duration BETWEEN_CODES = Duration.ofSeconds(60);

    /// AFAS publishes no lifetime of a code; after this time a refused code is called old, not wrong.
    static final Duration OLD = Duration.ofMinutes(15);

    static final int TRIES = 5;
    static final Duration AFTER_TOO_MANY = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Activations.class);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Connections connections;
    private final Profits profits;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Activations(
            JdbcClient jdbc,
            Vault vault,
            Connections connections,
            Profits profits,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.connections = connections;
        this.profits = profits;
        this.events = events;
        this.clock = clock;
    }

    /// Where a person stands with a connection.
    public Standing of(String personId, String connectionId) {
        return row(personId, connectionId).map(Row::standing).orElseGet(Standing.NotActivated::new);
    }

    /// When the code was asked that a person can type, now or after waiting; empty when there is none.
    Optional<Instant> codeAskedAt(String personId, String connectionId) {
        var now = clock.instant();
        return row(personId, connectionId)
                .filter(row -> row.codeOpen() || (row.waitUntil != null && row.waitUntil.isAfter(now)))
                .map(Row::askedAt);
    }

    /// Until when a person has to wait after too many wrong codes.
    Optional<Instant> waitingUntil(String personId, String connectionId) {
        return row(personId, connectionId).map(Row::waitUntil).filter(until -> until.isAfter(clock.instant()));
    }

    /// Asks AFAS to mail a person a code. What the person had stays until the code is exchanged.
    public Asking ask(Viewer person, Connection connection) {
        var now = clock.instant();
        var row = row(person.personId(), connection.id());
        var waitUntil = row.map(Row::waitUntil).filter(until -> until.isAfter(now));
        if (waitUntil.isPresent()) {
            return new Asking.Waiting(waitUntil.get());
        }
        var again =
                row.map(Row::askedAt).map(asked -> asked.plus(BETWEEN_CODES)).filter(at -> at.isAfter(now));
        if (again.isPresent()) {
            return new Asking.TooSoon(again.get());
        }
        return switch (profits.of(connection).otpRequest(connections.keys(connection.id()), person.login())) {
            case Answer.Refused(var refusal) -> {
                log("asking a code", connection, refusal);
                yield new Asking.NoAnswer(refusal);
            }
            case Answer.Ok<?> _ -> {
                rememberAsked(person.personId(), connection.id(), now);
                tell(person.personId(), connection.id());
                yield new Asking.Asked(now);
            }
        };
    }

    private void rememberAsked(String personId, String connectionId, Instant now) {
        jdbc.sql("""
                        insert into activation (person_id, connection_id, asked_at, tries)
                        values (:person, :connection, :now, 0)
                        on conflict (person_id, connection_id) do update
                            set asked_at = excluded.asked_at, tries = 0, wait_until = null
                        """)
                .param("person", personId)
                .param("connection", connectionId)
                .param("now", Times.stamp(now))
                .update();
    }

    /// Exchanges the code that a person typed for a token, and keeps the token sealed. The first token
    /// of a connection proves that connection, and so does every later one of an administrator.
    public Finishing finish(Viewer person, Connection connection, String typed) {
        var now = clock.instant();
        var row = row(person.personId(), connection.id());
        var waitUntil = row.map(Row::waitUntil).filter(until -> until.isAfter(now));
        if (waitUntil.isPresent()) {
            return new Finishing.Waiting(waitUntil.get());
        }
        if (row.isEmpty() || !row.get().codeOpen()) {
            return new Finishing.NoCodeAsked();
        }
        var asked = row.get();
        var code = code(typed);
        if (code.isEmpty()) {
            return new Finishing.WrongCode(TRIES - asked.tries);
        }
        var profit = profits.of(connection);
        return switch (profit.otpValidation(connections.keys(connection.id()), person.login(), code.get())) {
            case Answer.Refused(var refusal) -> {
                log("exchanging a code", connection, refusal);
                yield new Finishing.NoAnswer(refusal);
            }
            case Answer.Ok(var token) ->
                token.isEmpty()
                        ? wrong(person, connection, now)
                        : activated(person, connection, profit, token.get(), asked.token);
        };
    }

    // What cannot be a code at all is not worth a call, nor one of the tries.
    private static Optional<OneTimeCode> code(String typed) {
        try {
            return Optional.of(OneTimeCode.of(typed));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Finishing wrong(Viewer person, Connection connection, Instant now) {
        var tries = jdbc.sql("""
                        update activation set tries = tries + 1
                        where person_id = :person and connection_id = :connection and asked_at is not null
                        returning tries, asked_at
                        """)
                .param("person", person.personId())
                .param("connection", connection.id())
                .query((found, _) -> new Tries(found.getInt("tries"), Times.at(found, "asked_at")))
                .optional();
        if (tries.isEmpty()) {
            return new Finishing.NoCodeAsked();
        }
        if (tries.get().count >= TRIES) {
            var until = now.plus(AFTER_TOO_MANY);
            jdbc.sql("""
                            update activation set wait_until = :until
                            where person_id = :person and connection_id = :connection
                            """)
                    .param("until", Times.stamp(until))
                    .param("person", person.personId())
                    .param("connection", connection.id())
                    .update();
            tell(person.personId(), connection.id());
            return new Finishing.Waiting(until);
        }
        if (tries.get().askedAt.plus(OLD).isBefore(now)) {
            return new Finishing.CodeTooOld();
        }
        return new Finishing.WrongCode(TRIES - tries.get().count);
    }

    private Finishing activated(
            Viewer person, Connection connection, Profit profit, Token token, @Nullable String oldToken) {
        jdbc.sql("""
                        update activation set asked_at = null, tries = 0, wait_until = null, token = :token,
                            active_since = :now, ended_at = null
                        where person_id = :person and connection_id = :connection
                        """)
                .param("token", vault.seal(token.value(), seal(person.personId(), connection.id())))
                .param("now", Times.stamp(clock.instant()))
                .param("person", person.personId())
                .param("connection", connection.id())
                .update();
        if (!connection.proven() || person.administrator()) {
            connections.prove(connection.id(), person.personId(), proof(profit.as(token)));
        }
        if (oldToken != null) {
            // A token that nobody uses any more should not stay valid in AFAS.
            var old = Token.parse(vault.open(oldToken, seal(person.personId(), connection.id())));
            if (profit.deleteToken(old) instanceof Answer.Refused(var refusal)) {
                log("deleting the token that was replaced", connection, refusal);
            }
        }
        tell(person.personId(), connection.id());
        return new Finishing.Activated();
    }

    private static Connections.Proof proof(Session session) {
        var version = session.profitVersion() instanceof Answer.Ok(var read) ? read : null;
        Metainfo metainfo = session.metainfo() instanceof Answer.Ok(var read) ? read : null;
        return metainfo == null
                ? new Connections.Proof(version, null, null, null)
                : new Connections.Proof(
                        version,
                        metainfo.info().envid(),
                        metainfo.info().appName(),
                        metainfo.getConnectors().stream()
                                .map(connector -> connector.id())
                                .toList());
    }

    /// The token of a person, opened for one call; empty when there is none that AFAS accepts.
    public Optional<Token> token(String personId, String connectionId) {
        return row(personId, connectionId)
                .filter(row -> row.endedAt == null)
                .map(Row::token)
                .map(kept -> Token.parse(vault.open(kept, seal(personId, connectionId))));
    }

    /// Remembers that AFAS refused the token of a person.
    public void ended(String personId, String connectionId) {
        var changed = jdbc.sql("""
                        update activation set ended_at = :now
                        where person_id = :person and connection_id = :connection
                          and token is not null and ended_at is null
                        """)
                .param("now", Times.stamp(clock.instant()))
                .param("person", personId)
                .param("connection", connectionId)
                .update();
        if (changed > 0) {
            tell(personId, connectionId);
        }
    }

    private void tell(String personId, String connectionId) {
        events.publishEvent(new ActivationChanged(personId, connectionId));
    }

    private static void log(String doing, Connection connection, Refusal refusal) {
        LOG.warn("AFAS refused {} through connection {}: {}", doing, connection.id(), refusal.message());
    }

    private static Seal seal(String personId, String connectionId) {
        return new Seal("token", connectionId, personId);
    }

    private Optional<Row> row(String personId, String connectionId) {
        return jdbc.sql("""
                        select asked_at, tries, wait_until, token, active_since, ended_at from activation
                        where person_id = :person and connection_id = :connection
                        """)
                .param("person", personId)
                .param("connection", connectionId)
                .query(Activations::row)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                Times.atOrNull(row, "asked_at"),
                row.getInt("tries"),
                Times.atOrNull(row, "wait_until"),
                row.getString("token"),
                Times.atOrNull(row, "active_since"),
                Times.atOrNull(row, "ended_at"));
    }

    private record Tries(int count, Instant askedAt) {}

    private record Row(
            @Nullable Instant askedAt,
            int tries,
            @Nullable Instant waitUntil,
            @Nullable String token,
            @Nullable Instant activeSince,
            @Nullable Instant endedAt) {

        // After too many wrong codes only a new one helps.
        boolean codeOpen() {
            return askedAt != null && tries < TRIES;
        }

        Standing standing() {
            if (token != null && activeSince != null && endedAt == null) {
                return new Standing.Active(activeSince);
            }
            if (askedAt != null && codeOpen()) {
                return new Standing.CodeAsked(askedAt);
            }
            if (endedAt != null) {
                return new Standing.Ended(endedAt);
            }
            return new Standing.NotActivated();
        }

        @Override
        public String toString() {
            return "Row[" + standing() + "]";
        }
    }
}
