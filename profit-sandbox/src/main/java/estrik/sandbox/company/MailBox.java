package estrik.sandbox.company;

import estrik.sandbox.wire.Unverified;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes the mails of the sandbox. Each lies in the mail box at `/_sandbox/`; SMTP is an extra.
public final class MailBox {
    private static final String DUTCH = """
            Beste %s,

            Je eenmalige code voor %s is:

            %s

            De code is %d minuten geldig en werkt één keer. Heb je niet om een code gevraagd? Dan hoef je niets te doen.

            Deze mail komt van een Profit-sandbox, niet van AFAS.
            """;
    private static final String ENGLISH = """
            Dear %s,

            Your one-time code for %s is:

            %s

            The code is valid for %d minutes and works once. You did not ask for a code? Then there is nothing to do.

            This mail comes from a Profit sandbox, not from AFAS.
            """;

    private final @Nullable Smtp smtp;

    public MailBox(@Nullable Smtp smtp) {
        this.smtp = smtp;
    }

    // Help App_Apps_Custom_Add: the description of the app connector stands in the subject.
    @Unverified("The rest of AFAS's mail is not published")
    static Mail compose(AppConnector connector, User user, String address, String code, Locale language, Instant now) {
        boolean dutch = language.getLanguage().equals("nl");
        var subject = (dutch ? "Eenmalige code voor " : "One-time code for ") + connector.name();
        var text = (dutch ? DUTCH : ENGLISH).formatted(user.name(), connector.name(), code, Codes.LIFETIME.toMinutes());
        return new Mail(now, user.code(), address, subject, code, text);
    }

    /// Hands the mail to the mail server of the environment, or else to that of the sandbox, once its time has come.
    void deliver(Mail mail, @Nullable Smtp environment, Supplier<Instant> now) {
        var through = environment == null ? smtp : environment;
        if (through != null) {
            through.send(mail, now);
        }
    }
}
