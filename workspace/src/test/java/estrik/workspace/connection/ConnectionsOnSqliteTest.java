package estrik.workspace.connection;

import estrik.workspace.db.Engine;

final class ConnectionsOnSqliteTest extends ConnectionsContract {
    ConnectionsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
