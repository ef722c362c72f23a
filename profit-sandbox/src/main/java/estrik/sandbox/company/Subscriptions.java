package estrik.sandbox.company;

import estrik.sandbox.company.Delivery.Status;
import estrik.sandbox.wire.Unverified;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The webhooks, and the events on their way to them.
///
/// @param deliveries oldest first; those that are over are kept for a while
/// @param lastId the newest number given to a webhook
public record Subscriptions(List<Subscription> all, List<Delivery> deliveries, long lastId) {
    static final Subscriptions NONE = new Subscriptions(List.of(), List.of(), 0);

    @Unverified("How often AFAS sends its batches")
    public static final Duration BATCH = Duration.ofSeconds(1);

    private static final int KEPT = 500;

    public Subscriptions {
        all = List.copyOf(all);
        deliveries = List.copyOf(deliveries);
    }

    public Optional<Subscription> find(long id) {
        return all.stream().filter(each -> each.id() == id).findFirst();
    }

    public Subscriptions with(Subscription one) {
        return new Subscriptions(State.and(all, one), deliveries, Math.max(lastId, one.id()));
    }

    /// The same without this webhook and all that was on its way to it.
    public Subscriptions without(long id) {
        return new Subscriptions(
                State.without(all, each -> each.id() == id),
                State.without(deliveries, each -> each.subscription() == id),
                lastId);
    }

    /// The same after an app connector went away.
    public Subscriptions withoutConnector(String connector) {
        var left = this;
        for (var each : all) {
            left = each.connector().equals(connector) ? left.without(each.id()) : left;
        }
        return left;
    }

    /// The same after an app connector got another name.
    public Subscriptions renamed(String connector, String now) {
        return change(each -> each.connector().equals(connector), each -> each.of(now));
    }

    public Subscriptions change(Predicate<Subscription> which, UnaryOperator<Subscription> change) {
        return new Subscriptions(
                all.stream()
                        .map(each -> which.test(each) ? change.apply(each) : each)
                        .toList(),
                deliveries,
                lastId);
    }

    /// The same with this event on its way to every webhook that wants it.
    Subscriptions raised(String type, Map<String, Object> data, Instant now) {
        var id = UUID.randomUUID().toString();
        var told = this;
        for (var each : all) {
            told = each.wants(type) ? told.told(fresh(each, id, type, data, now)) : told;
        }
        return told;
    }

    /// The same with the event on its way that tries out a webhook.
    // OAS-new webhooks.md: test.executed and its data.
    public Subscriptions tested(Subscription subscription, String eventId, Instant now) {
        var data = new LinkedHashMap<String, Object>();
        data.put("SubscriptionId", subscription.id());
        data.put("SubscriptionName", subscription.description());
        return told(fresh(subscription, eventId, "test.executed", data, now));
    }

    private static Delivery fresh(
            Subscription subscription, String eventId, String type, Map<String, Object> data, Instant now) {
        return new Delivery(eventId, subscription.id(), type, data, now, Status.REGISTERED, 0, now.plus(BATCH), "");
    }

    @Unverified("When exactly a burst counts as one: here when the same is still waiting for its first try")
    private Subscriptions told(Delivery fresh) {
        boolean waits =
                deliveries.stream().anyMatch(each -> each.status() == Status.REGISTERED && each.saysTheSame(fresh));
        return kept(State.and(deliveries, waits ? fresh.now(Status.ENTITY_RATE_LIMITED) : fresh));
    }

    private Subscriptions kept(List<Delivery> grown) {
        var kept = new ArrayList<>(grown);
        for (int at = 0; kept.size() > KEPT && at < kept.size(); ) {
            if (kept.get(at).status().isOpen()) {
                at++;
            } else {
                kept.remove(at);
            }
        }
        return new Subscriptions(all, kept, lastId);
    }

    /// The same with these deliveries in the place of what they were.
    public Subscriptions delivered(List<Delivery> changed) {
        return new Subscriptions(
                all,
                deliveries.stream()
                        .map(each -> changed.stream()
                                .filter(each::isThat)
                                .findFirst()
                                .orElse(each))
                        .toList(),
                lastId);
    }

    /// The same after an event arrived at this webhook, or did not.
    public Subscriptions heard(long id, boolean arrived, Instant now) {
        return change(each -> each.id() == id, each -> each.heard(arrived, now));
    }
}
