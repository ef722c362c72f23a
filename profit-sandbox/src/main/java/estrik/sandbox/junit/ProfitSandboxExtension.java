package estrik.sandbox.junit;

import estrik.sandbox.ProfitSandbox;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/// Starts a sandbox for a test class and gives it to every parameter of the type [ProfitSandbox].
///
/// There is one for the class and for those nested in it, at the same address all the time, and JUnit stops it. Every
/// test finds in it what the sample company and the methods that run before all tests put there; what a test does, its
/// constructor and its methods before each test included, is undone after it ([ProfitSandbox#restore]). Tests of one
/// class that run at the same time therefore disturb each other; test classes do not.
///
/// [ProfitTest] is the shortest way to have it. One with other settings is registered:
///
/// ```java
/// @RegisterExtension
/// static final ProfitSandboxExtension profit = ProfitSandboxExtension.of(
///         () -> ProfitSandbox.builder().port(8099).start());
/// ```
public final class ProfitSandboxExtension
        implements BeforeAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {
    private static final Namespace OURS = Namespace.create(ProfitSandboxExtension.class);

    private final Supplier<ProfitSandbox> start;

    /// Called by JUnit for [ProfitTest].
    public ProfitSandboxExtension() {
        this(ProfitSandbox::start);
    }

    private ProfitSandboxExtension(Supplier<ProfitSandbox> start) {
        this.start = start;
    }

    /// One whose sandbox is started like this.
    public static ProfitSandboxExtension of(Supplier<ProfitSandbox> start) {
        return new ProfitSandboxExtension(Objects.requireNonNull(start));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext made, ExtensionContext context) {
        // One instance for all tests is made before the methods that run before all tests.
        if (context.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_METHOD) {
            found(context).ifPresent(Running::remember);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).remember();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        running(context).goBack();
        stopWhatBeganIn(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stopWhatBeganIn(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ProfitSandbox.class;
    }

    @Override
    public ProfitSandbox resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context).profit;
    }

    /// The one of this test or class or of one around it, or a new one that ends with this test or class.
    private Running running(ExtensionContext context) {
        return found(context).orElseGet(() -> {
            var fresh = new Running(start.get());
            context.getStore(OURS).put(Running.class, fresh);
            return fresh;
        });
    }

    private static Optional<Running> found(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(OURS).get(Running.class, Running.class));
    }

    private static void stopWhatBeganIn(ExtensionContext context) {
        // Removing finds nothing that belongs to a class around this one.
        var began = context.getStore(OURS).remove(Running.class, Running.class);
        if (began != null) {
            began.profit.close();
        }
    }

    /// A sandbox, and what it is to be again after the present test.
    private static final class Running {
        private final ProfitSandbox profit;
        private ProfitSandbox.@Nullable Snapshot before;

        Running(ProfitSandbox profit) {
            this.profit = profit;
        }

        void remember() {
            if (before == null) {
                before = profit.snapshot();
            }
        }

        void goBack() {
            if (before != null) {
                profit.restore(before);
                before = null;
            }
        }
    }
}
