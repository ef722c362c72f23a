/// Tests over real HTTP, written as a stranger to the code would call the sandbox.
@NullMarked
package estrik.sandbox;

import org.jspecify.annotations.NullMarked;
