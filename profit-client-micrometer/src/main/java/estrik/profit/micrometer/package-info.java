/// Micrometer observations of the calls to Profit: metrics and traces. Begin at [MicrometerObserver].
@NullMarked
package estrik.profit.micrometer;

import org.jspecify.annotations.NullMarked;
