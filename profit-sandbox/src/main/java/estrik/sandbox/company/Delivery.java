package estrik.sandbox.company;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One event on its way to one webhook.
///
/// @param eventId the GUID of the event, the same for every webhook that gets it
/// @param subscription the number of the webhook
/// @param at when it happened
/// @param tries how often it was sent
/// @param due when it is to be sent, or was for the last time
/// @param outcome what the last try came to, for people; empty before the first
public record Delivery(
        String eventId,
        long subscription,
        String type,
        Map<String, Object> data,
        Instant at,
        Status status,
        int tries,
        Instant due,
        String outcome) {

    /// How far it has come, in AFAS's words.
    public enum Status {
        REGISTERED("Registered"),
        PENDING("Pending"),
        SUCCESS("Success"),
        RETRY("Retry"),
        FAILED("Failed"),
        ENTITY_RATE_LIMITED("EntityRateLimited");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /// Whether something is still to happen.
        public boolean isOpen() {
            return this == REGISTERED || this == PENDING || this == RETRY;
        }
    }

    public Delivery {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /// Whether both stand for the same event on its way to the same webhook.
    public boolean isThat(Delivery other) {
        return eventId.equals(other.eventId) && subscription == other.subscription;
    }

    /// Whether both tell the same webhook the same.
    boolean saysTheSame(Delivery other) {
        return subscription == other.subscription && type.equals(other.type) && sameData(other);
    }

    // A number that was read from a file may be of another class.
    private boolean sameData(Delivery other) {
        return data.toString().equals(other.data.toString());
    }

    public Delivery now(Status now) {
        return new Delivery(eventId, subscription, type, data, at, now, tries, due, outcome);
    }

    /// The same after one more try.
    public Delivery tried(Status now, Instant next, String came) {
        return new Delivery(eventId, subscription, type, data, at, now, tries + 1, next, came);
    }

    /// The same, given up without a try.
    public Delivery refused(String why) {
        return new Delivery(eventId, subscription, type, data, at, Status.FAILED, tries, due, why);
    }
}
