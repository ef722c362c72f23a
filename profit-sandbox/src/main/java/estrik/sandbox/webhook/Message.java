package estrik.sandbox.webhook;

import estrik.sandbox.company.Delivery;
import estrik.sandbox.company.Subscription;
import estrik.sandbox.wire.Json;
import estrik.sandbox.wire.Unverified;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a webhook posts: the same bytes at every try, signed with its password.
final class Message {
    /// The header with the signature.
    static final String HEADER = "X-Profit-Signature-256";

    @Unverified("The type of SubscriptionId, and whether the time is that of UTC")
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final byte[] body;
    private final String signature;

    private Message(byte[] body, String signature) {
        this.body = body;
        this.signature = signature;
    }

    static Message of(Delivery delivery, Subscription subscription, String environment) {
        var json = new LinkedHashMap<String, Object>();
        json.put("EventId", delivery.eventId());
        // OAS-new webhooks.md: the environment without its leading letter.
        json.put("EnvironmentId", environment.substring(1));
        json.put("EventType", delivery.type());
        json.put("Data", delivery.data());
        json.put("Timestamp", time(delivery.at()));
        var body = Json.MAPPER.writeValueAsBytes(json);
        return new Message(body, sign(body, subscription.password()));
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String sign(byte[] body, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    byte[] body() {
        return body;
    }

    String signature() {
        return signature;
    }
}
