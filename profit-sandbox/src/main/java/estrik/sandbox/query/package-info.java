/// GetConnectors as queries: rows found, filtered, ordered and cut into pages. May use: wire, company.
@NullMarked
package estrik.sandbox.query;

import org.jspecify.annotations.NullMarked;
