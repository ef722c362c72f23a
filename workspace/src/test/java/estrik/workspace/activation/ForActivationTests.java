package estrik.workspace.activation;

import estrik.workspace.connection.Connections;
import estrik.workspace.connection.Profits;
import estrik.workspace.db.TestDatabase;
import estrik.workspace.vault.Vault;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;

/// Makes what only Spring makes otherwise, for tests of the packages to the right.
public final class ForActivationTests {
    private ForActivationTests() {}

    public static Activations activations(
            TestDatabase database,
            Vault vault,
            Connections connections,
            Profits profits,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Activations(database.jdbc(), vault, connections, profits, events, clock);
    }
}
