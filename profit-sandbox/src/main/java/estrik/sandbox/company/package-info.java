/// The company in the sandbox: who works there, what they may do, what waits for them. May use: wire.
@NullMarked
package estrik.sandbox.company;

import org.jspecify.annotations.NullMarked;
