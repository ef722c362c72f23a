/// What goes wrong on purpose, and the journal of calls. May use: http, wire, company.
@NullMarked
package estrik.sandbox.fault;

import org.jspecify.annotations.NullMarked;
