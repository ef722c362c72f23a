/// The sandbox's own door for programs. May use: wire, company, fault, webhook, oauth.
@NullMarked
package estrik.sandbox.control;

import org.jspecify.annotations.NullMarked;
