package estrik.sandbox.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks the method that answers one operation of Profit. `docs/sandbox-coverage.md` is made from these marks.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
    /// The operation as the route or the SOAP service names it.
    String value();

    /// Where AFAS, or else a public client, describes it.
    String source();
}
