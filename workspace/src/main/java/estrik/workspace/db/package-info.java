/// The data source, migrations and transactions, and the one place that knows which engine runs:
/// SQLite, or PostgreSQL. May use: nothing of the workspace.
@NullMarked
package estrik.workspace.db;

import org.jspecify.annotations.NullMarked;
