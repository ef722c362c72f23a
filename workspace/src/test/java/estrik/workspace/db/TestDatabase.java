package estrik.workspace.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// An empty database with up-to-date tables, for one test class or one test.
public final class TestDatabase implements AutoCloseable {
    private final Database database;
    private final String url;
    private final Runnable afterwards;

    private TestDatabase(String url, Runnable afterwards) {
        this.url = url;
        this.database = Database.open(url, "", "");
        this.afterwards = afterwards;
    }

    /// A fresh database of an engine. PostgreSQL is one server for the whole test run; each call makes
    /// a database in it.
    public static TestDatabase fresh(Engine engine) {
        return switch (engine) {
            case SQLITE -> onSqlite();
            case POSTGRESQL -> onPostgres();
        };
    }

    private static TestDatabase onSqlite() {
        try {
            var folder = Files.createTempDirectory("estrik-test");
            return new TestDatabase("jdbc:sqlite:" + folder.resolve("test.db"), () -> delete(folder));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static TestDatabase onPostgres() {
        var name = "t" + Ids.next().replace("-", "");
        var server = PostgresServer.RUNNING;
        JdbcClient.create(server.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return new TestDatabase(
                server.getJdbcUrl("postgres", name),
                () -> JdbcClient.create(server.getPostgresDatabase())
                        .sql("drop database " + name)
                        .update());
    }

    /// The JDBC address.
    public String url() {
        return url;
    }

    /// Runs SQL in it.
    public JdbcClient jdbc() {
        return JdbcClient.create(database.source());
    }

    /// Its transactions.
    public Transactions transactions() {
        return new Transactions(new JdbcTransactionManager(database.source()));
    }

    @Override
    public void close() {
        database.close();
        afterwards.run();
    }

    private static final class PostgresServer {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException trouble) {
                        throw new UncheckedIOException(trouble);
                    }
                }));
                return server;
            } catch (IOException trouble) {
                throw new UncheckedIOException("PostgreSQL does not start", trouble);
            }
        }
    }
}
