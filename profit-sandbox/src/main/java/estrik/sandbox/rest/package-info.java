/// The REST resources that AFAS documents. May use: wire, company, query, update.
@NullMarked
package estrik.sandbox.rest;

import org.jspecify.annotations.NullMarked;
