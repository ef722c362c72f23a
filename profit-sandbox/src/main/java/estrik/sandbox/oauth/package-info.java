/// OAuth as Profit 9 has it, from the sign-in page to the proof of a key. May use: wire, company.
@NullMarked
package estrik.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
