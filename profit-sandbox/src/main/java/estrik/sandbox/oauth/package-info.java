/// OAuth as Profit 9 has it: clients, the sign-in page, tokens and the proofs that go with them. May use: wire,
/// company.
@NullMarked
package estrik.sandbox.oauth;

import org.jspecify.annotations.NullMarked;
