package estrik.workspace.connection;

import estrik.workspace.db.Engine;

final class ConnectionsOnPostgresTest extends ConnectionsContract {
    ConnectionsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
