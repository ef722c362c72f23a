package estrik.workspace.app;

import estrik.workspace.db.Engine;

final class AppsOnSqliteTest extends AppsContract {
    AppsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
