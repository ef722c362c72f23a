package estrik.benchmarks;

import estrik.sandbox.ProfitSandbox;

/// A test's first sandbox: how long it takes in a JVM that has done nothing else.
final class SandboxStart {
    private SandboxStart() {}

    public static void main(String[] arguments) {
        var began = System.nanoTime();
        try (var profit = ProfitSandbox.start()) {
            var millis = (System.nanoTime() - began) / 1e6;
            System.out.println(millis + " " + profit.uri());
        }
    }
}
