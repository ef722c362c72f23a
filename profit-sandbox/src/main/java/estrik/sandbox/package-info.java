/// A Profit-compatible server that runs in a test, in a terminal and in the demo.
@NullMarked
package estrik.sandbox;

import org.jspecify.annotations.NullMarked;
