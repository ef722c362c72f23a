package estrik.workspace.account;

import estrik.workspace.db.Engine;

final class PeopleOnSqliteTest extends PeopleContract {
    PeopleOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
