/// AFAS connections: which app connector in which environment, its sealed keys, its links, and the
/// hosts that a connection may name at all. May use: text, db, web, vault.
@NullMarked
package estrik.workspace.connection;

import org.jspecify.annotations.NullMarked;
