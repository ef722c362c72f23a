package estrik.workspace.feed;

import estrik.workspace.db.Engine;

final class FeedsOnPostgresTest extends FeedsContract {
    FeedsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
