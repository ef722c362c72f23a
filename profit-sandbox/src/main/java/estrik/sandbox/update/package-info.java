/// UpdateConnectors and what hangs on them. May use: wire, company, query.
@NullMarked
package estrik.sandbox.update;

import org.jspecify.annotations.NullMarked;
