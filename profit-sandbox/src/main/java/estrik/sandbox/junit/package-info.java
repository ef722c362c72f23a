/// The sandbox as a parameter of JUnit tests. JUnit itself comes from the project whose tests they are.
/// May use: the root.
@NullMarked
package estrik.sandbox.junit;

import org.jspecify.annotations.NullMarked;
