package estrik.workspace.activation;

import estrik.workspace.db.Engine;

final class ActivationsOnPostgresTest extends ActivationsContract {
    ActivationsOnPostgresTest() {
        super(Engine.POSTGRESQL);
    }
}
