package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NightsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Caller caller = new Caller(profit);
    private final String bram = profit.tokenFor("bram");

    @Test
    void aNightMakesSignalsOfWhatTheDefinitionsSay() {
        var before = signals();

        clock.advance(Duration.ofDays(1));

        var after = signals();
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        var made = after.subList(before.size(), after.size());
        assertThat(made.stream().map(each -> text(each, "Description")))
                .containsExactly(
                        "Taak is over tijd: Ziekmelding Tim de Boer", "Taak is over tijd: Functiewijziging Lisa Smit");
        assertThat(made).allSatisfy(signal -> {
            assertThat(signal.path("SignalType").asInt()).isEqualTo(1);
            assertThat(text(signal, "SignalDefinition")).isEqualTo("Taak over tijd");
            assertThat(text(signal, "CreateDate")).isEqualTo("2026-11-23T03:15:00Z");
            assertThat(text(signal, "User")).isEqualTo("12345.bram");
        });
    }

    @Test
    void itIsStillEveningUntilAQuarterPastThreeInAmsterdam() {
        int before = signals().size();

        clock.advance(Duration.between(Instant.parse("2026-11-22T08:00:00Z"), Instant.parse("2026-11-23T02:14:59Z")));
        assertThat(signals()).hasSize(before);
        clock.advance(Duration.ofSeconds(1));
        assertThat(signals()).hasSizeGreaterThan(before);
    }

    @Test
    void whatWasSignalledIsNotSignalledAgain() {
        clock.advance(Duration.ofDays(1));
        var first = signals().size();
        clock.advance(Duration.ofHours(1));
        assertThat(signals()).hasSize(first);

        clock.advance(Duration.ofDays(1));
        assertThat(signals().stream().map(each -> text(each, "Description"))).doesNotHaveDuplicates();
    }

    // Help App_Signal: three kinds, data, date and recurring.
    @Test
    void thereAreThreeKinds() {
        clock.advance(Duration.ofDays(10));

        assertThat(signals("dewi").stream()
                        .map(each -> each.path("SignalType").asInt() + " " + text(each, "SignalDefinition")))
                .contains("1 Taak over tijd", "2 Taak loopt af", "3 Maandafsluiting");
        assertThat(signals().stream().map(each -> text(each, "SignalDefinition")))
                .doesNotContain("Maandafsluiting");
    }

    // Help App_Signal: marking one as handled removes it for that user only.
    @Test
    void aHandledSignalIsGoneForThatUserAlone() {
        profit.addTask("anna", "Voor beiden");
        profit.addTask("bram", "Voor beiden");
        clock.advance(Duration.ofDays(9));
        var mine = of(signals(), "Taak is over tijd: Voor beiden");

        profit.removeSignal(mine.path("SignalId").asLong());
        clock.advance(Duration.ofDays(1));

        assertThat(signals().stream().map(each -> text(each, "Description")))
                .doesNotContain("Taak is over tijd: Voor beiden");
        assertThat(of(signals("anna"), "Taak is over tijd: Voor beiden")
                        .path("Handled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aClockThatMovesByYearsMakesNoMoreThanAMonthOfNights() {
        clock.advance(Duration.ofDays(3650));

        assertThat(signals("dewi").stream()
                        .filter(each -> text(each, "SignalDefinition").equals("Maandafsluiting")))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aClockThatGoesBackMakesNothing() {
        clock.advance(Duration.ofDays(1));
        int there = signals().size();
        clock.advance(Duration.ofDays(-30));

        assertThat(signals()).hasSize(there);
    }

    @Test
    void theNightsAreRememberedOverARestart(@TempDir Path data) {
        int before;
        try (var first = ProfitSandbox.builder().data(data).clock(clock).start()) {
            clock.advance(Duration.ofDays(1));
            before = new Caller(first)
                    .rows(first.tokenFor("anna"), "Workspace365_Signals")
                    .size();
        }
        try (var second = ProfitSandbox.builder().data(data).clock(clock).start()) {
            assertThat(new Caller(second)
                            .rows(second.tokenFor("anna"), "Workspace365_Signals")
                            .size())
                    .isEqualTo(before);
        }
    }

    private List<JsonNode> signals() {
        return caller.rows(bram, "Workspace365_Signals").valueStream().toList();
    }

    private List<JsonNode> signals(String user) {
        return caller.rows(profit.tokenFor(user), "Workspace365_Signals")
                .valueStream()
                .toList();
    }

    private static JsonNode of(List<JsonNode> signals, String description) {
        return signals.stream()
                .filter(each -> text(each, "Description").equals(description))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode signal, String field) {
        return signal.path(field).asString();
    }
}
