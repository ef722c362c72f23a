package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailBoxTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void theCodeArrivesAtARealMailServer() throws MessagingException, IOException {
        int port = server.getSmtp().getPort();
        try (var profit = ProfitSandbox.builder().smtp("127.0.0.1", port).start()) {
            ask(profit);

            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
            var mail = server.getReceivedMessages()[0];
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("anna@vandelft.example");
            assertThat(mail.getSubject()).contains("Workspace365");
            assertThat(mail.getContent().toString()).contains(profit.codeFor("anna"), "Beste Anna de Wit", "één keer");
        }
    }

    @Test
    void theMailBoxHasTheMailWhateverTheMailServerDoes() {
        int port = server.getSmtp().getPort();
        server.stop();
        try (var profit = ProfitSandbox.builder().smtp("127.0.0.1", port).start()) {
            ask(profit);

            var mails = Caller.json(new Caller(profit).get("/_sandbox/api/mails"));
            assertThat(mails.size()).isEqualTo(1);
            assertThat(mails.get(0).path("code").asString()).isEqualTo(profit.codeFor("anna"));
        }
    }

    @Test
    void aMailDoesNotPrintItsCode() {
        try (var profit = ProfitSandbox.start()) {
            var connector = profit.connector("Workspace365");
            var anna = new User("anna", "Anna de Wit", "anna@vandelft.example", Set.of(connector.group()), false);

            var mail = MailBox.compose(
                    connector, anna, "anna@vandelft.example", "12345678", Locale.of("nl"), Instant.EPOCH);

            assertThat(mail.text()).contains("12345678");
            assertThat(mail.toString()).contains("anna@vandelft.example").doesNotContain("12345678");
        }
    }

    private static void ask(ProfitSandbox profit) {
        var keys = profit.connector("Workspace365");
        var asked = new Caller(profit)
                .tokenService(
                        "GenerateOTP",
                        "<userId>12345.anna</userId><apiKey>%s</apiKey><environmentKey>%s</environmentKey><description>x</description>"
                                .formatted(keys.apiKey(), keys.environmentKey()));
        assertThat(asked.statusCode()).isEqualTo(200);
    }
}
