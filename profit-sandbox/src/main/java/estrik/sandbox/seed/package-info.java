/// What a company begins with: read from files, or made to any size. May use: wire, company, query.
@NullMarked
package estrik.sandbox.seed;

import org.jspecify.annotations.NullMarked;
