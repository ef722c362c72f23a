/// Webhooks: events posted to whoever wants to hear of them. May use: wire, company, fault.
@NullMarked
package estrik.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
