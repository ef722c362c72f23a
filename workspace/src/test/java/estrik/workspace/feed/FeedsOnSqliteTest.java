package estrik.workspace.feed;

import estrik.workspace.db.Engine;

final class FeedsOnSqliteTest extends FeedsContract {
    FeedsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
