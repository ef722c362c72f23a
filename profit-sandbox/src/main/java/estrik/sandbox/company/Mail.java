package estrik.sandbox.company;

import java.time.Instant;

/// A mail that the sandbox has sent. It shows its code to those who open the mail box, and not in a log.
public record Mail(Instant at, String user, String to, String subject, String code, String text) {
    @Override
    public String toString() {
        return "Mail[to " + to + ", " + subject + "]";
    }
}
