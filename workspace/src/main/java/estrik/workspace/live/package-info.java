/// Tells open pages what changed, over server-sent events: which tiles to paint again, never what is in
/// them. A tile is painted at the moment it is written, with the template of the first page. May use:
/// text, web, db, account, connection, activation, feed, app, board.
@NullMarked
package estrik.workspace.live;

import org.jspecify.annotations.NullMarked;
