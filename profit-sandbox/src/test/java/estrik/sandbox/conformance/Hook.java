package estrik.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.company.Subscription;
import estrik.sandbox.webhook.Receiver;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/// A sandbox with somebody who listens to its events.
final class Hook implements AutoCloseable {
    static final String PASSWORD = "geheim van 12345";
    private static final String CONNECTORS = "/ProfitRestServices/connectors/";

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));
    final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();
    final Receiver receiver = new Receiver();
    final Caller caller = new Caller(profit);
    final String token = profit.tokenFor("anna");

    Hook() throws IOException {
        profit.link("KnSubject", "KnSubjectReaction", "KnSubjectWorkflowReaction");
        profit.link("Profit_Subject_Tasks", "Profit_Workflowactions");
    }

    /// From now on events are told.
    Subscription listen() {
        return profit.addWebhook(receiver.uri(), PASSWORD);
    }

    /// Lets the time come at which the next events are sent.
    void nextBatch() {
        clock.advance(Duration.ofSeconds(1));
    }

    /// A new dossier item, by its number.
    long insert(String subject) {
        var body = "{\"KnSubject\":{\"Element\":{\"Fields\":{\"StId\":-5,\"Ds\":\"" + subject + "\"}}}}";
        return Caller.json(send("POST", "KnSubject", body))
                .path("results")
                .path("KnSubject")
                .path("SbId")
                .asLong();
    }

    HttpResponse<String> send(String method, String path, String body) {
        var answer = caller.change(token, method, CONNECTORS + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer;
    }

    @Override
    public void close() {
        profit.close();
        receiver.close();
    }
}
