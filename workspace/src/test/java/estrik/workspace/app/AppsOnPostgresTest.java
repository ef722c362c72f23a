package estrik.workspace.app;

import estrik.workspace.db.Engine;

final class AppsOnPostgresTest extends AppsContract {
    AppsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
