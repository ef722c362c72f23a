package estrik.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/// What can be measured, by the name it has on the command line.
enum Measurement {
    START,
    MEMORY,
    BOARD,
    BYTES,
    FRESH,
    SANDBOX,
    BULK,
    DECODE,
    CALL;

    /// Whether it is about the workspace, and needs a company with a filled board.
    boolean isOfWorkspace() {
        return compareTo(SANDBOX) < 0;
    }

    void run(VanDelft company, Report report) throws IOException, InterruptedException {
        switch (this) {
            case START -> Start.measure(company, report);
            case MEMORY -> Memory.measure(company, report);
            case BOARD -> BoardTime.measure(company, report);
            case BYTES -> Bytes.measure(company, report);
            case FRESH -> Fresh.measure(company, report);
            case SANDBOX, BULK, DECODE, CALL -> run(report);
        }
    }

    /// Runs one that is not about the workspace.
    void run(Report report) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("estrik-bench");
        try {
            switch (this) {
                case SANDBOX -> Sandbox.measure(folder, report);
                case BULK -> Bulk.measure(folder, report);
                case DECODE -> Decode.measure(report);
                case CALL -> SmallCall.measure(folder, report);
                case START, MEMORY, BOARD, BYTES, FRESH ->
                    throw new IllegalStateException(this + " is measured with a company.");
            }
        } finally {
            Child.delete(folder);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
