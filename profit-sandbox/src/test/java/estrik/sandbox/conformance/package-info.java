/// What is known of Profit's web services, each fact once, as a test by name. Real HTTP, and no code of a client
/// library.
@NullMarked
package estrik.sandbox.conformance;

import org.jspecify.annotations.NullMarked;
