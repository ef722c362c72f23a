package estrik.sandbox.company;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.function.Supplier;

/// Delivers mails to a real mail server, without sign-in, as one does on a developer's machine.
///
/// @param host name or address of the mail server
public record Smtp(String host, int port) {
    private static final System.Logger LOG = System.getLogger("estrik.sandbox");
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String MILLIS = "10000";

    /// Sends beside the call that caused the mail: Profit too answers without waiting for its mail server.
    void send(Mail mail, Supplier<Instant> now) {
        Thread.ofVirtual().name("sandbox-mail").start(() -> {
            try {
                // The sandbox's clock can be moved, so nobody knows how long this takes.
                while (now.get().isBefore(mail.at())) {
                    Thread.sleep(PAUSE);
                }
                deliver(mail);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void deliver(Mail mail) {
        try {
            Transport.send(message(mail));
        } catch (MessagingException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The mail server at {0}:{1} did not take a mail: {2}",
                    host,
                    Integer.toString(port),
                    e.getMessage());
        }
    }

    private Message message(Mail mail) throws MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", host);
        settings.setProperty("mail.smtp.port", Integer.toString(port));
        settings.setProperty("mail.smtp.connectiontimeout", MILLIS);
        settings.setProperty("mail.smtp.timeout", MILLIS);
        settings.setProperty("mail.smtp.writetimeout", MILLIS);
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("profit@vandelft.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
        message.setSubject(mail.subject(), "UTF-8");
        message.setText(mail.text(), "UTF-8");
        message.setSentDate(Date.from(mail.at()));
        return message;
    }
}
