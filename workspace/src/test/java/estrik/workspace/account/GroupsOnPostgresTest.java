package estrik.workspace.account;

import estrik.workspace.db.Engine;

final class GroupsOnPostgresTest extends GroupsContract {
    GroupsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
