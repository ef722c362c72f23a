package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxPagesTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder()
            .clock(new SettableClock(Instant.parse("2026-11-22T08:00:00Z")))
            .start();

    private final Visitor visitor = new Visitor(profit);
    private final Caller caller = new Caller(profit);

    @TempDir
    private Path data;

    @Test
    void aTaskIsAddedAndRemoved() {
        var page = visitor.follow(
                "tasks", "user", "bram", "subject", "Tegels tellen", "due", "2026-11-20", "priority", "Laag");
        assertThat(page).contains("Tegels tellen", "te laat, 20 nov 2026").doesNotContain("Verlofaanvraag Kim Bos");

        var removal = Pattern.compile("/_sandbox/(tasks/[0-9]+/removal)").matcher(page);
        assertThat(removal.find()).isTrue();
        assertThat(visitor.follow(removal.group(1))).doesNotContain("Tegels tellen");
        assertThat(visitor.post(removal.group(1)).statusCode()).isEqualTo(404);
    }

    @Test
    void aTaskThatCannotBeStaysInTheForm() {
        var page =
                visitor.post("tasks", "user", "bram", "subject", "Tegels tellen", "due", "morgen", "priority", "Laag");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Visitor.problem(page.body())).isEqualTo("Een datum zoals 2026-11-22.");
        assertThat(page.body())
                .contains(
                        "value=\"Tegels tellen\"",
                        "value=\"morgen\"",
                        "value=\"bram\" selected",
                        "value=\"Laag\" selected");
    }

    @Test
    void aSignalIsAddedAndRemoved() {
        var page = visitor.follow("signals", "user", "anna", "description", "Oven staat aan");
        var removal = Pattern.compile("/_sandbox/(signals/[0-9]+/removal)").matcher(page);

        assertThat(page).contains("Oven staat aan");
        assertThat(removal.find()).isTrue();
        assertThat(visitor.follow(removal.group(1))).doesNotContain("Oven staat aan");
        assertThat(Visitor.problem(visitor.post("signals", "user", "anna", "description", "x".repeat(256))
                        .body()))
                .isEqualTo("Hoogstens 255 tekens.");
    }

    @Test
    void theClockIsMovedSetAndPutBack() {
        assertThat(visitor.page("clock")).contains("22 nov 2026 09:00:00", "De echte tijd");

        assertThat(visitor.follow("clock", "advance", "P1D")).contains("23 nov 2026 09:00:00", "24 uur vóór op");
        assertThat(visitor.follow("clock", "at", "2027-01-01T12:30")).contains("1 jan 2027 12:30:00");
        assertThat(visitor.follow("clock", "real", "yes")).contains("22 nov 2026 09:00:00", "De echte tijd");
        var page = visitor.post("clock", "at", "gisteren");
        assertThat(Visitor.problem(page.body())).isEqualTo("Een datum en tijd zoals 2026-11-22 08:30.");
        assertThat(page.body()).contains("value=\"gisteren\"");
    }

    @Test
    void aMailGrowsOldAndTheBoxIsEmptied() {
        var keys = profit.connector("Workspace365");
        caller.post(
                "/ProfitRestServices/OtpRequest",
                "{\"apiKey\":\"%s\",\"apiToken\":\"%s\",\"userId\":\"anna\"}"
                        .formatted(keys.apiKey(), keys.environmentKey()));
        assertThat(visitor.page("mails")).contains(profit.codeFor("anna"), "0 s geleden", "Beste Anna de Wit");

        visitor.follow("clock", "advance", "PT16M");
        assertThat(visitor.page("mails")).contains("te oud");
        assertThat(visitor.follow("mails/removal")).contains("Er is nog geen mail gestuurd.");
    }

    @Test
    void aFaultIsAskedForAndCleared() {
        var page = visitor.follow(
                "faults", "kind", "status", "figure", "503", "calls", "2", "path", "/metainfo", "user", "anna");
        assertThat(page).contains("Antwoordt 503", "/metainfo · anna", "2 aanroepen");
        assertThat(caller.as(profit.tokenFor("anna"), "/ProfitRestServices/metainfo")
                        .statusCode())
                .isEqualTo(503);
        assertThat(visitor.page("faults")).contains("1 aanroep<");

        assertThat(visitor.follow("faults/removal")).contains("Alles wordt beantwoord zoals het hoort.");
        var wrong = visitor.post("faults", "kind", "status", "figure", "99", "calls", "1", "path", "/x", "user", "");
        assertThat(Visitor.problem(wrong.body())).isEqualTo("Een heel getal van 200 tot en met 599.");
        assertThat(wrong.body()).contains("value=\"99\"", "value=\"/x\"");
    }

    @Test
    void theEnvironmentHasALanguageAndAMailServer() {
        visitor.follow("environment", "language", "en", "host", "", "port", "");

        var token = profit.tokenFor("anna");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo/get/Workspace365_Tasks")
                        .body())
                .contains("\"label\":\"Dossier item\"");
        var page = visitor.post("environment", "language", "nl", "host", "mail.example", "port", "0");
        assertThat(Visitor.problem(page.body())).isEqualTo("Een heel getal van 1 tot en met 65535.");
        assertThat(page.body()).contains("value=\"mail.example\"", "value=\"nl\" selected");
    }

    @Test
    void whatWasSetUpIsThereAfterARestart() {
        try (var first = ProfitSandbox.builder().data(data).empty().start()) {
            var there = new Visitor(first);
            there.follow("groups", "name", "Leeg nog");
            there.follow("environment", "language", "nl", "host", "127.0.0.1", "port", "2525");
            there.follow(
                    "app-connectors/new",
                    "step",
                    "3",
                    "go",
                    "finish",
                    "name",
                    "Portaal",
                    "group-kind",
                    "new",
                    "new-group",
                    "G",
                    "token",
                    "on",
                    "user",
                    "anna");
            there.follow("app-connectors/Portaal/unblocked");
        }
        try (var second = ProfitSandbox.builder().data(data).start()) {
            var there = new Visitor(second);
            assertThat(there.page("groups")).contains("Leeg nog");
            assertThat(there.page("environment")).contains("value=\"127.0.0.1\"", "value=\"2525\"");
            assertThat(there.page("app-connectors/Portaal/tokens")).contains("Automatisch gegenereerd");
        }
    }
}
