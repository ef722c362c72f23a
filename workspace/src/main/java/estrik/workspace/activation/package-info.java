/// Connects people to Profit with a one-time code. The code is passed on and never stored; the token
/// that comes back is sealed before it reaches the database. May use: text, db, web, vault,
/// connection.
@NullMarked
package estrik.workspace.activation;

import org.jspecify.annotations.NullMarked;
