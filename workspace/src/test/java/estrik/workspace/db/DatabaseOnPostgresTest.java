package estrik.workspace.db;

final class DatabaseOnPostgresTest extends DatabaseContract {
    DatabaseOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
