package estrik.workspace.db;

final class DatabaseOnSqliteTest extends DatabaseContract {
    DatabaseOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
