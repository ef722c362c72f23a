/// A client for AFAS Profit: one-time codes, tokens, metainfo and GetConnectors.
@NullMarked
package estrik.profit;

import org.jspecify.annotations.NullMarked;
