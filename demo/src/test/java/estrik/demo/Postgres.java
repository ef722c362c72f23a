package estrik.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/// A PostgreSQL of its own, with all its files in one folder.
final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres in(Path folder) throws IOException {
        return new Postgres(EmbeddedPostgres.builder().setDataDirectory(folder).start());
    }

    /// The JDBC address of an empty database.
    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
