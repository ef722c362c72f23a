/// A client for AFAS Profit: one-time codes, tokens, OAuth, metainfo, GetConnectors, UpdateConnectors and
/// workflow tasks. Begin at [Profit].
///
/// What a caller has to decide on comes back as an [Answer]; only a mistake in the calling code is thrown.
@NullMarked
package estrik.profit;

import org.jspecify.annotations.NullMarked;
