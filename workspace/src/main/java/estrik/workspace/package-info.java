/// The workspace put together: the settings are read here once, each object is handed the value it
/// needs, and the server is started. May use: everything.
@NullMarked
package estrik.workspace;

import org.jspecify.annotations.NullMarked;
