package estrik.sandbox.company;

import estrik.sandbox.wire.Unverified;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A webhook: who is told, and of what. It never prints its password.
///
/// @param connector the name of the app connector that it belongs to
/// @param url where events are posted: https, or http on loopback
/// @param password the key of the signatures, which is why it is kept as it is
/// @param events the types of event that it gets; empty for all
/// @param failingSince when the failures began that lasted until now, or null when the last event arrived
@Unverified("Profit links a webhook at the dossier item type and at the workflow; here it is linked to types of event")
public record Subscription(
        long id,
        String connector,
        String description,
        String url,
        String password,
        Set<String> events,
        boolean blocked,
        @Nullable Instant failingSince) {

    /// Every type of event that a webhook can be linked to.
    // OAS-new webhooks.md.
    public static final Set<String> EVENTS = Set.of(
            "subject.created",
            "subject.updated",
            "subject.deleted",
            "subject.reaction.created",
            "subject.reaction.updated",
            "subject.reaction.deleted",
            "workflow.task.entered",
            "workflow.action.executed");

    private static final int LONGEST = 255;

    public Subscription {
        events = Set.copyOf(events);
        description = text("description", description);
        text("password", password);
        checked(url);
        for (var event : new TreeSet<>(events)) {
            if (!EVENTS.contains(event)) {
                throw new IllegalArgumentException(
                        "There is no event '" + event + "'; there are " + String.join(", ", new TreeSet<>(EVENTS)));
            }
        }
    }

    private static String text(String name, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(name + " must have 1 to " + LONGEST + " characters");
        }
        return text.strip();
    }

    // OAS-new webhooks.md: a public https address without authentication. A receiver in a test has only http.
    private static void checked(String url) {
        var uri = parsed(url).filter(each -> each.getHost() != null && each.getUserInfo() == null);
        var scheme = uri.map(URI::getScheme).orElse("").toLowerCase(Locale.ROOT);
        var host = uri.map(URI::getHost).orElse("");
        if (url.length() > 2_000 || !(scheme.equals("https") || (scheme.equals("http") && isLoopback(host)))) {
            throw new IllegalArgumentException(
                    "url must be an https address without a user name; on loopback http will do");
        }
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    boolean wants(String event) {
        return events.isEmpty() || events.contains(event);
    }

    public Subscription blocked(boolean now) {
        return new Subscription(id, connector, description, url, password, events, now, now ? failingSince : null);
    }

    /// The same after an event arrived, or did not.
    Subscription heard(boolean arrived, Instant now) {
        var since = arrived ? null : failingSince == null ? now : failingSince;
        return new Subscription(id, connector, description, url, password, events, blocked, since);
    }

    Subscription of(String renamed) {
        return new Subscription(id, renamed, description, url, password, events, blocked, failingSince);
    }

    @Override
    public String toString() {
        return "Subscription[" + id + ", " + connector + ", " + url + (blocked ? ", blocked]" : "]");
    }
}
