/// Measurements, each with its yardstick in the same run.
@NullMarked
package estrik.benchmarks;

import org.jspecify.annotations.NullMarked;
