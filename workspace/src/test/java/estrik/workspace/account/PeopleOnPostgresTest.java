package estrik.workspace.account;

import estrik.workspace.db.Engine;

final class PeopleOnPostgresTest extends PeopleContract {
    PeopleOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
