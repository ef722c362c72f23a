/// UpdateConnectors and what hangs on them: dossier items, workflow tasks, files and reports. May use: wire, company,
/// query.
@NullMarked
package estrik.sandbox.update;

import org.jspecify.annotations.NullMarked;
