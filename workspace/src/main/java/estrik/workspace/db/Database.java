package estrik.workspace.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// An open database whose tables are up to date. Shared by threads.
public final class Database implements AutoCloseable {
    private final Engine engine;
    private final HikariDataSource source;

    private Database(Engine engine, HikariDataSource source) {
        this.engine = engine;
        this.source = source;
    }

    /// Opens the database at a JDBC address and brings its tables up to date.
    ///
    /// @param user empty for SQLite, or when the address names the user
    public static Database open(String jdbcUrl, String user, String password) {
        var engine = Engine.of(jdbcUrl);
        var pool = new HikariConfig();
        pool.setPoolName("database");
        if (engine == Engine.SQLITE) {
            makeFolderOf(jdbcUrl);
            pool.setJdbcUrl(jdbcUrl);
            // Durable on every commit; a second writer waits for its turn instead of failing half-way.
            pool.addDataSourceProperty("journal_mode", "WAL");
            pool.addDataSourceProperty("synchronous", "FULL");
            pool.addDataSourceProperty("busy_timeout", "5000");
            pool.addDataSourceProperty("foreign_keys", "true");
            pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
            pool.setMaximumPoolSize(4);
        } else {
            pool.setJdbcUrl(jdbcUrl);
            pool.setUsername(user.isEmpty() ? null : user);
            pool.setPassword(password.isEmpty() ? null : password);
            pool.setMaximumPoolSize(16);
            pool.setMinimumIdle(2);
        }
        var source = new HikariDataSource(pool);
        try {
            Flyway.configure().dataSource(source).load().migrate();
        } catch (RuntimeException trouble) {
            source.close();
            throw trouble;
        }
        return new Database(engine, source);
    }

    private static void makeFolderOf(String jdbcUrl) {
        var file = Path.of(jdbcUrl.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*", ""));
        var folder = file.toAbsolutePath().getParent();
        try {
            if (folder != null && Files.notExists(folder)) {
                // Names and tasks are in it: nobody else on the machine needs to look.
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException("Cannot make the folder of the database: " + folder, trouble);
        }
    }

    public Engine engine() {
        return engine;
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
    }
}
