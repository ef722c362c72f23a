package estrik.workspace.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SectionTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void sortsByTheDayThatATaskIsDue() {
        assertThat(Section.of(TODAY.minusDays(1), TODAY)).isEqualTo(Section.OVERDUE);
        assertThat(Section.of(TODAY, TODAY)).isEqualTo(Section.TODAY);
        assertThat(Section.of(TODAY.plusDays(1), TODAY)).isEqualTo(Section.LATER);
    }

    @Test
    void putsATaskWithoutADayLast() {
        assertThat(Section.of(null, TODAY)).isEqualTo(Section.LATER);
    }
}
