package estrik.sandbox.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// This operation behaves as a running Profit was seen to behave. A document is not enough for this mark.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.TYPE})
public @interface Verified {
    /// The day it was compared, as `2026-11-20`.
    String on();

    /// With what it was compared, such as "recorded reply, accept environment".
    String how();
}
