package estrik.workspace.db;

import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Several statements that hold together: all of them are kept, or none.
public final class Transactions {
    private final TransactionTemplate template;

    public Transactions(PlatformTransactionManager manager) {
        this.template = new TransactionTemplate(manager);
    }

    /// Runs statements as one, and gives back what they came to.
    public <T> T call(Supplier<T> statements) {
        return template.execute(_ -> statements.get());
    }

    /// Runs statements as one.
    public void run(Runnable statements) {
        template.executeWithoutResult(_ -> statements.run());
    }
}
