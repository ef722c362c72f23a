package estrik.workspace.board;

import estrik.workspace.db.Engine;

final class TilesOnPostgresTest extends TilesContract {
    TilesOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
