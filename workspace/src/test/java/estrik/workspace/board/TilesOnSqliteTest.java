package estrik.workspace.board;

import estrik.workspace.db.Engine;

final class TilesOnSqliteTest extends TilesContract {
    TilesOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
