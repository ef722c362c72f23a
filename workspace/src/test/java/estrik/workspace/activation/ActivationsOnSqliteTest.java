package estrik.workspace.activation;

import estrik.workspace.db.Engine;

final class ActivationsOnSqliteTest extends ActivationsContract {
    ActivationsOnSqliteTest() {
        super(Engine.SQLITE);
    }
}
