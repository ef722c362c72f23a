package estrik.workspace.account;

import estrik.workspace.db.Ids;
import estrik.workspace.db.Times;
import estrik.workspace.db.Transactions;
import estrik.workspace.text.Language;
import estrik.workspace.web.Theme;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Everybody who can sign in, or could. Shared by threads.
@Component
public final class People {
    // Of two first administrators at the same moment, the second finds this taken.
    private static final String FIRST = "00000000-0000-7000-8000-000000000001";

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Passwords passwords;
    private final Clock clock;
    private volatile boolean someone;

    People(JdbcClient jdbc, Transactions transactions, Passwords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// What came of changing a person.
    public sealed interface Change {
        record Saved(Person person) implements Change {}

        record LoginTaken() implements Change {}

        /// Nobody would be left to change anything.
        record LastAdministrator() implements Change {}

        record Gone() implements Change {}
    }

    /// Whether nobody can sign in yet. The last administrator stays, so this ends once and for all.
    public boolean none() {
        if (!someone) {
            someone = jdbc.sql("select count(*) from person").query(Long.class).single() > 0;
        }
        return !someone;
    }

    /// Adds the first administrator; empty when there is somebody already.
    public Optional<Person> addFirst(NewPerson first) {
        return none() ? insert(FIRST, first) : Optional.empty();
    }

    /// Adds somebody; empty when the login is taken.
    public Optional<Person> add(NewPerson somebody) {
        return insert(Ids.next(), somebody);
    }

    private Optional<Person> insert(String id, NewPerson somebody) {
        return jdbc.sql("""
                        insert into person
                          (id, login, name, password, administrator, blocked, language, theme, created_at)
                        values (:id, :login, :name, :password, :administrator, false, :language, :theme, :now)
                        on conflict do nothing
                        returning *
                        """)
                .param("id", id)
                .param("login", somebody.login())
                .param("name", somebody.name())
                .param("password", passwords.hash(somebody.password()))
                .param("administrator", somebody.administrator())
                .param("language", somebody.language().tag())
                .param("theme", Theme.SYSTEM.tag())
                .param("now", Times.stamp(clock.instant()))
                .query(People::person)
                .optional();
    }

    public Optional<Person> byId(String id) {
        return jdbc.sql("select * from person where id = :id")
                .param("id", id)
                .query(People::person)
                .optional();
    }

    public Optional<Person> byLogin(String login) {
        return jdbc.sql("select * from person where login = :login")
                .param("login", Draft.tidyLogin(login))
                .query(People::person)
                .optional();
    }

    /// Everybody, by name.
    public List<Person> all() {
        return jdbc.sql("select * from person order by lower(name), id")
                .query(People::person)
                .list();
    }

    /// The person with this login and this password. An unknown login takes as long as a wrong password.
    Optional<Person> byPassword(String login, String password) {
        record Found(Person person, String hash) {}
        var found = jdbc.sql("select * from person where login = :login")
                .param("login", Draft.tidyLogin(login))
                .query((row, index) -> new Found(person(row, index), row.getString("password")))
                .optional();
        if (found.isEmpty()) {
            passwords.matchesNobody(password);
            return Optional.empty();
        }
        return passwords.matches(password, found.get().hash())
                ? Optional.of(found.get().person())
                : Optional.empty();
    }

    /// Gives a person, found by its id, the login, name, right, block and language of the one handed in.
    public Change change(Person wanted) {
        return transactions.call(() -> {
            holdAdministrators();
            if (byId(wanted.id()).isEmpty()) {
                return new Change.Gone();
            }
            if (byLogin(wanted.login())
                    .filter(other -> !other.id().equals(wanted.id()))
                    .isPresent()) {
                return new Change.LoginTaken();
            }
            if ((!wanted.administrator() || wanted.blocked()) && !anotherAdministrator(wanted.id())) {
                return new Change.LastAdministrator();
            }
            return new Change.Saved(save(wanted));
        });
    }

    /// Removes a person and everything of theirs; false, and nothing removed, for the last administrator.
    public boolean remove(String id) {
        return transactions.call(() -> {
            holdAdministrators();
            if (!anotherAdministrator(id)) {
                return false;
            }
            jdbc.sql("delete from person where id = :id").param("id", id).update();
            return true;
        });
    }

    // Two administrators can't make each other ordinary, or remove each other, at once.
    private void holdAdministrators() {
        jdbc.sql("update person set administrator = administrator where administrator")
                .update();
    }

    private boolean anotherAdministrator(String id) {
        return jdbc.sql("select count(*) from person where administrator and not blocked and id <> :id")
                        .param("id", id)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Person save(Person wanted) {
        return jdbc.sql("""
                        update person set login = :login, name = :name, administrator = :administrator,
                          blocked = :blocked, language = :language
                        where id = :id
                        returning *
                        """)
                .param("id", wanted.id())
                .param("login", Draft.tidyLogin(wanted.login()))
                .param("name", Draft.tidy(wanted.name()))
                .param("administrator", wanted.administrator())
                .param("blocked", wanted.blocked())
                .param("language", wanted.language().tag())
                .query(People::person)
                .single();
    }

    void choose(String id, Language language, Theme theme) {
        jdbc.sql("update person set language = :language, theme = :theme where id = :id")
                .param("id", id)
                .param("language", language.tag())
                .param("theme", theme.tag())
                .update();
    }

    void password(String id, String password) {
        jdbc.sql("update person set password = :password where id = :id")
                .param("id", id)
                .param("password", passwords.hash(password))
                .update();
    }

    private static Person person(ResultSet row, int index) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("login"),
                row.getString("name"),
                row.getBoolean("administrator"),
                row.getBoolean("blocked"),
                Language.valueOf(row.getString("language").toUpperCase(Locale.ROOT)),
                Theme.valueOf(row.getString("theme").toUpperCase(Locale.ROOT)));
    }
}
