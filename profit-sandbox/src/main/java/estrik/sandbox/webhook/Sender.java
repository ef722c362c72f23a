package estrik.sandbox.webhook;

import estrik.sandbox.company.Delivery;
import estrik.sandbox.company.Subscription;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Posts messages to the receivers of webhooks. Shared by threads.
final class Sender implements AutoCloseable {
    // OAS-new webhooks.md: the receiver must answer 2xx within two seconds.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// What came of a try.
    ///
    /// @param inWords for people, without anything that the receiver wrote
    record Outcome(boolean arrived, String inWords) {}

    private @Nullable HttpClient http;

    /// @param environment the id of the one in which it happened
    Outcome send(Delivery delivery, Subscription to, String environment) throws InterruptedException {
        var message = Message.of(delivery, to, environment);
        var request = HttpRequest.newBuilder(URI.create(to.url()))
                .header("Content-Type", "application/json; charset=utf-8")
                .header(Message.HEADER, message.signature())
                .POST(BodyPublishers.ofByteArray(message.body()))
                .build();
        var answer = http().sendAsync(request, BodyHandlers.discarding());
        try {
            int status = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new Outcome(status >= 200 && status < 300, "answered " + status);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Outcome(false, "no answer within 2 seconds");
        } catch (ExecutionException e) {
            return new Outcome(false, "not reached");
        }
    }

    /// Made at the first event, for most sandboxes never have one.
    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return http;
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
        }
    }
}
