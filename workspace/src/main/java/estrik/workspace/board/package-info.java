/// The page that people look at: groups of tiles, each an app with its own settings, painted from what
/// the feeds hold and never waiting for AFAS. Every statement names the person, so that the tiles of
/// others are not there at all. May use: text, web, db, account, connection, activation, feed, app.
@NullMarked
package estrik.workspace.board;

import org.jspecify.annotations.NullMarked;
