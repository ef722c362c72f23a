package estrik.workspace.live;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/// What one open page must still be told: which tiles, never what is in them. However much happens while
/// the page does not read, it holds each tile at most once. Shared by threads.
final class Outbox {
    private final SequencedSet<String> repaint = new LinkedHashSet<>();
    private final SequencedSet<String> checked = new LinkedHashSet<>();
    private boolean beat;

    /// One thing to tell.
    sealed interface Told {
        /// The tile is to be painted again.
        record Repaint(String tileId) implements Told {}

        /// AFAS answered, and nothing in the tile is different.
        record Checked(String tileId) implements Told {}

        /// The connection is still there.
        record Beat() implements Told {}
    }

    synchronized void repaint(Collection<String> tileIds) {
        repaint.addAll(tileIds);
        checked.removeAll(tileIds);
    }

    synchronized void checked(Collection<String> tileIds) {
        tileIds.stream().filter(tile -> !repaint.contains(tile)).forEach(checked::add);
    }

    synchronized void beat() {
        beat = true;
    }

    /// Takes out the next thing to tell: what waits longest, changes before checks.
    synchronized Optional<Told> next() {
        if (!repaint.isEmpty()) {
            return Optional.of(new Told.Repaint(repaint.removeFirst()));
        }
        if (!checked.isEmpty()) {
            return Optional.of(new Told.Checked(checked.removeFirst()));
        }
        if (beat) {
            beat = false;
            return Optional.of(new Told.Beat());
        }
        return Optional.empty();
    }

    synchronized int size() {
        return repaint.size() + checked.size() + (beat ? 1 : 0);
    }
}
