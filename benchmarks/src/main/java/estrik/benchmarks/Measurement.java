package estrik.benchmarks;

import java.io.IOException;
import java.util.Locale;

/// What can be measured, by the name it has on the command line.
enum Measurement {
    START,
    MEMORY,
    BOARD,
    BYTES,
    FRESH,
    SANDBOX;

    void run(VanDelft company, Report report) throws IOException, InterruptedException {
        switch (this) {
            case START -> Start.measure(company, report);
            case MEMORY -> Memory.measure(company, report);
            case BOARD -> BoardTime.measure(company, report);
            case BYTES -> Bytes.measure(company, report);
            case FRESH -> Fresh.measure(company, report);
            case SANDBOX -> Sandbox.measure(report);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
