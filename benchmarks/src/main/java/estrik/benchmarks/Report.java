package estrik.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Prints what was measured, one figure a line, beside its yardstick.
final class Report {
    private static final long GIB = 1L << 30;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /// Says on what was measured, and how busy it was with other work.
    void machine() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
        out.printf(
                Locale.ROOT,
                "machine: %d cores, %d GiB, %s %s, load average %.1f%njvm flags: %s%n",
                Runtime.getRuntime().availableProcessors(),
                Math.round((double) system.getTotalMemorySize() / GIB),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                system.getSystemLoadAverage(),
                String.join(" ", flags));
        line("name", "value", "unit", "yardstick", "ratio", "");
    }

    /// A figure beside a yardstick that was measured in the same run, or that is an aim.
    void figure(String name, Samples samples, String unit, String yardstick, double length) {
        line(
                name,
                number(samples.median()),
                unit,
                number(length),
                number(samples.median() / length),
                "against " + yardstick + spread(samples));
    }

    /// A yardstick that this machine does not have.
    void missing(String name, String why) {
        line(name, "-", "", "-", "-", why);
    }

    private static String spread(Samples samples) {
        return samples.count() == 1
                ? ""
                : "; median of %d, %s to %s"
                        .formatted(samples.count(), number(samples.least()), number(samples.most()));
    }

    private static String number(double value) {
        var decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 ? 2 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private void line(String name, String value, String unit, String yardstick, String ratio, String note) {
        out.println("%-26s %8s %-10s %9s %8s  %s"
                .formatted(name, value, unit, yardstick, ratio, note)
                .stripTrailing());
    }
}
