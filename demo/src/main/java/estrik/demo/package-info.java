/// Sandbox and workspace in one command, with the sample company Van Delft BV.
@NullMarked
package estrik.demo;

import org.jspecify.annotations.NullMarked;
