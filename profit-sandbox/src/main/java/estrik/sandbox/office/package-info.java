/// The sandbox's own pages for people. May use: wire, company, fault.
@NullMarked
package estrik.sandbox.office;

import org.jspecify.annotations.NullMarked;
