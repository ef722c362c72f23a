package estrik.benchmarks;

import java.util.List;

/// The values that repeated runs gave, in ascending order.
record Samples(List<Double> values) {
    Samples {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured.");
        }
        values = values.stream().sorted().toList();
    }

    double median() {
        var middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    /// The value that this share of all values does not exceed.
    ///
    /// @param share such as 0.95
    double percentile(double share) {
        return values.get(Math.max(0, (int) Math.ceil(share * values.size()) - 1));
    }

    double least() {
        return values.getFirst();
    }

    double most() {
        return values.getLast();
    }

    int count() {
        return values.size();
    }
}
