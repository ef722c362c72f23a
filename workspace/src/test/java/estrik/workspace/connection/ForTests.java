package estrik.workspace.connection;

import estrik.workspace.db.TestDatabase;
import estrik.workspace.vault.Vault;
import java.time.Clock;

/// Makes what only Spring makes otherwise, for tests of the packages to the right.
public final class ForTests {
    private ForTests() {}

    public static Connections connections(TestDatabase database, Vault vault, Clock clock) {
        return new Connections(database.jdbc(), vault, clock);
    }

    public static Profits profits(AfasHosts hosts) {
        return new Profits(hosts);
    }
}
