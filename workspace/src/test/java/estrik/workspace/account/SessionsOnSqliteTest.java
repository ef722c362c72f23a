package estrik.workspace.account;

import estrik.workspace.db.Engine;

final class SessionsOnSqliteTest extends SessionsContract {
    SessionsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
