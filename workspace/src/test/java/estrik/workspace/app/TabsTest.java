package estrik.workspace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.workspace.feed.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TabsTest {
    @Test
    void readsBackWhatItWrites() {
        var tabs = new Tabs(List.of(Kind.SIGNALS, Kind.TASKS));

        assertThat(tabs.words()).isEqualTo("signals,tasks");
        assertThat(Tabs.of("signals,tasks")).contains(tabs);
        assertThat(tabs.first()).isEqualTo(Kind.SIGNALS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "tasks,", "tasks,tasks", "tasks,mail", "TASKS"})
    void findsNothingInOtherWords(String words) {
        assertThat(Tabs.of(words)).isEmpty();
    }

    @Test
    void namesAtLeastOneList() {
        assertThatThrownBy(() -> new Tabs(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
