package estrik.sandbox.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The test holds a fact about Profit's web services; its name says which.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Fact {
    /// The section of the protocol reference that it stands in, such as `4.1`.
    String section();

    /// What it rests on.
    Mark[] mark();

    /// The operations that it is about, as they are called in [Operations].
    String[] operation();
}
