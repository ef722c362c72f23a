/// The receiving side of AFAS's webhooks: whether AFAS sent it, and what happened. Begin at [Webhooks].
@NullMarked
package estrik.profit.webhook;

import org.jspecify.annotations.NullMarked;
