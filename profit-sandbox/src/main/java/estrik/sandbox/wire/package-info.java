/// Calls and answers as AFAS writes them: HTTP, JSON, SOAP and the marks that say what a fact rests on. May use: http.
@NullMarked
package estrik.sandbox.wire;

import org.jspecify.annotations.NullMarked;
