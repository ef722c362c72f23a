/// Seals secrets before they reach the database, and opens them again. The key ring lies in a file
/// of its own, outside the database. May use: nothing of the workspace.
@NullMarked
package estrik.workspace.vault;

import org.jspecify.annotations.NullMarked;
