/// One person's tasks, or signals, through one connection: the last snapshot, how fresh it is, and
/// what is wrong when AFAS brings nothing new. May use: db, connection, activation.
@NullMarked
package estrik.workspace.feed;

import org.jspecify.annotations.NullMarked;
