/// The SOAP services. May use: wire, company, query, update.
@NullMarked
package estrik.sandbox.soap;

import org.jspecify.annotations.NullMarked;
