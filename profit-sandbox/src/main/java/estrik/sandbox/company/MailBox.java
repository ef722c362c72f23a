package estrik.sandbox.company;

import estrik.sandbox.wire.Unverified;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes the mails of the sandbox. Each lies in the mail box at `/_sandbox/`; SMTP is an extra.
public final class MailBox {
    private final @Nullable Smtp smtp;

    public MailBox(@Nullable Smtp smtp) {
        this.smtp = smtp;
    }

    // Help App_Apps_Custom_Add: the description of the app connector stands in the subject.
    @Unverified("The rest of AFAS's mail is not published")
    static Mail compose(AppConnector connector, User user, String address, String code, Instant now) {
        var subject = "Eenmalige code voor " + connector.name();
        var text = """
                Beste %s,

                Je eenmalige code voor %s is:

                %s

                De code is %d minuten geldig en werkt één keer. Heb je niet om een code gevraagd? Dan hoef je niets te doen.

                Deze mail komt van een Profit-sandbox, niet van AFAS.
                """.formatted(user.name(), connector.name(), code, Codes.LIFETIME.toMinutes());
        return new Mail(now, user.code(), address, subject, code, text);
    }

    /// Hands the mail to the mail server, once its time has come.
    void deliver(Mail mail, Supplier<Instant> now) {
        if (smtp != null) {
            smtp.send(mail, now);
        }
    }
}
