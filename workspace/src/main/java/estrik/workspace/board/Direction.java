package estrik.workspace.board;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which way something moves on the board.
public enum Direction {
    EARLIER(-1),
    LATER(1);

    private final int step;

    Direction(int step) {
        this.step = step;
    }

    /// The direction of a word in a form, if there is one.
    static Optional<Direction> of(String word) {
        return Arrays.stream(values())
                .filter(direction -> direction.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    int step() {
        return step;
    }
}
