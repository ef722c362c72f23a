/// The apps of the App store: what each shows, through which connection, who may put it on a board and
/// who may change it. Whether a person may see an app is part of the SQL, so that a wrong identifier
/// finds nothing. May use: text, web, db, account, connection, feed.
@NullMarked
package estrik.workspace.app;

import org.jspecify.annotations.NullMarked;
