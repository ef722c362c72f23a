/// The workspace: settings are read here once and everything is put together.
@NullMarked
package estrik.workspace;

import org.jspecify.annotations.NullMarked;
