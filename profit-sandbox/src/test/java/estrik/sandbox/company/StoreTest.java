package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    @TempDir
    private Path data;

    @Test
    void aRestartOnTheSameDataAndPortContinues() {
        int port;
        String token;
        Task added;
        AppConnector keys;
        try (var first = ProfitSandbox.builder().data(data).start()) {
            port = first.uri().getPort();
            keys = first.connector("Workspace365");
            token = first.tokenFor("anna");
            added = first.addTask("anna", "Blijft \"bestaan\" · één");
            first.addSignal("anna", "Blijft ook");
            first.block("Workspace365_Signals", true);
            new Caller(first).post("/ProfitRestServices/OtpRequest", body(keys, "12345.bram", ""));
        }

        try (var second = ProfitSandbox.builder().data(data).port(port).start()) {
            var caller = new Caller(second);
            assertThat(second.connector("Workspace365")).isEqualTo(keys);
            assertThat(caller.rows(token, "Workspace365_Tasks").toString()).contains("Blijft \\\"bestaan\\\" · één");
            assertThat(caller.as(token, "/ProfitRestServices/connectors/Workspace365_Signals")
                            .statusCode())
                    .isEqualTo(500);
            assertThat(second.addTask("anna", "De volgende").id()).isGreaterThan(added.id());
            var validation =
                    caller.post("/ProfitRestServices/OtpValidation", body(keys, "12345.bram", second.codeFor("bram")));
            assertThat(validation.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aConfirmedChangeIsOnTheDiskAtOnce() throws IOException {
        try (var profit = ProfitSandbox.builder().data(data).start()) {
            profit.addTask("anna", "Staat er al");

            assertThat(Files.readString(data.resolve("sandbox.json"))).contains("Staat er al");
        }
    }

    @Test
    void anEventIsOnTheDiskWithTheChangeThatItTellsOf() throws IOException {
        var nobody = URI.create("http://127.0.0.1:1/");
        try (var profit = ProfitSandbox.builder().data(data).start()) {
            profit.addWebhook(nobody, "secret");
            var before = Files.readString(data.resolve("sandbox.json"));
            profit.addTask("anna", "Wordt verteld");
            var after = Files.readString(data.resolve("sandbox.json"));

            assertThat(before).doesNotContain("workflow.task.entered");
            assertThat(after).contains("Wordt verteld", "subject.created", "workflow.task.entered");
        }
    }

    @Test
    void tokensAreNotInTheFile() throws IOException {
        try (var profit = ProfitSandbox.builder().data(data).start()) {
            var hex = Pattern.compile("[0-9A-F]{64}").matcher(profit.tokenFor("anna"));
            assertThat(hex.find()).isTrue();

            assertThat(Files.readString(data.resolve("sandbox.json"))).doesNotContain(hex.group());
        }
    }

    @Test
    void twoSandboxesDoNotShareAFolder() {
        try (var first = ProfitSandbox.builder().data(data).start()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ProfitSandbox.builder().data(data).start())
                    .withMessageContaining("Another sandbox already uses the folder");
            assertThat(first.uri()).isNotNull();
        }
    }

    @Test
    void aFileThatIsNoStateIsLeftAlone() throws IOException {
        for (var content : new String[] {"", "{", "[]", "{\"connectors\":7}"}) {
            Files.writeString(data.resolve("sandbox.json"), content);

            assertThatIllegalStateException()
                    .as(content)
                    .isThrownBy(() -> ProfitSandbox.builder().data(data).start())
                    .withMessageContaining("is not a state of the sandbox");

            assertThat(data.resolve("sandbox.json")).hasContent(content);
        }
    }

    private static String body(AppConnector keys, String user, String code) {
        return """
                {"apiKey":"%s","apiToken":"%s","userId":"%s","otp":"%s"}
                """.formatted(keys.apiKey(), keys.environmentKey(), user, code);
    }
}
