package estrik.workspace.account;

import estrik.workspace.db.Engine;

final class SessionsOnPostgresTest extends SessionsContract {
    SessionsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
