/// The SOAP services. May use: wire, company.
@NullMarked
package estrik.sandbox.soap;

import org.jspecify.annotations.NullMarked;
