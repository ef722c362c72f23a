package estrik.workspace.live;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.live.Outbox.Told;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final Outbox outbox = new Outbox();

    @Test
    void tellsWhatChangedBeforeWhatWasChecked() {
        outbox.beat();
        outbox.checked(List.of("a"));
        outbox.repaint(List.of("b", "c"));

        assertThat(all())
                .containsExactly(new Told.Repaint("b"), new Told.Repaint("c"), new Told.Checked("a"), new Told.Beat());
        assertThat(outbox.next()).isEmpty();
    }

    @Test
    void holdsEachTileOnceHoweverMuchHappens() {
        for (var i = 0; i < 1_000; i++) {
            outbox.repaint(List.of("a", "b"));
            outbox.checked(List.of("b", "c"));
            outbox.beat();
        }

        assertThat(outbox.size()).isEqualTo(4);
        assertThat(all())
                .containsExactly(new Told.Repaint("a"), new Told.Repaint("b"), new Told.Checked("c"), new Told.Beat());
    }

    @Test
    void doesNotCallATileCheckedThatIsPaintedAnyway() {
        outbox.checked(List.of("a"));
        outbox.repaint(List.of("a"));
        outbox.checked(List.of("a"));

        assertThat(all()).containsExactly(new Told.Repaint("a"));
    }

    private List<Told> all() {
        var all = new ArrayList<Told>();
        for (var told = outbox.next(); told.isPresent(); told = outbox.next()) {
            all.add(told.get());
        }
        return all;
    }
}
