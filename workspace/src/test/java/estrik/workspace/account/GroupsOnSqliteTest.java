package estrik.workspace.account;

import estrik.workspace.db.Engine;

final class GroupsOnSqliteTest extends GroupsContract {
    GroupsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
