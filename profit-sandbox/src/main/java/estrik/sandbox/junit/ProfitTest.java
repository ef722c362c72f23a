package estrik.sandbox.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The tests of this class have a Profit: a [estrik.sandbox.ProfitSandbox] may be a parameter of each of its tests,
/// of its constructor and of its methods that run before or after.
///
/// ```java
/// @ProfitTest
/// class InvoicesTest {
///     @Test
///     void asksForApproval(ProfitSandbox profit) {
///         profit.addTask("anna", "Factuur 123 beoordelen");
///     }
/// }
/// ```
///
/// [ProfitSandboxExtension] says how long it lives, and how to have one with other settings.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(ProfitSandboxExtension.class)
public @interface ProfitTest {}
