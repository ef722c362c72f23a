package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.OTP_REQUEST;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LimitsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    @Fact(section = "9", mark = D, operation = ROWS)
    void columnsTimesRowsStayBelow150000() {
        profit.table("Wide")
                .number("A")
                .number("B")
                .number("C")
                .rows(Stream.<@Nullable Object[]>generate(() -> new @Nullable Object[] {1, 2, 3})
                        .limit(50_000))
                .getConnector("Wide");

        var fits = caller.as(token, "/ProfitRestServices/connectors/Wide?skip=0&take=49999");
        var tooMuch = caller.as(token, "/ProfitRestServices/connectors/Wide?skip=-1&take=-1");

        assertThat(fits.statusCode()).isEqualTo(200);
        assertThat(tooMuch.statusCode()).isEqualTo(500);
        assertThat(Caller.json(tooMuch).path("externalMessage").asString()).isEqualTo("Out of memory");
    }

    @Test
    @Fact(section = "9", mark = D, operation = SERVER)
    void eightCallsAtOnceAreServed() {
        profit.failNext(8, Fault.delay(Duration.ofMillis(300)).onPath("/OtpRequest"));
        long start = System.nanoTime();

        var calls = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> caller.post("/ProfitRestServices/OtpRequest", "{}"), Thread::startVirtualThread))
                .limit(8)
                .toList();

        assertThat(calls)
                .allSatisfy(call -> assertThat(call.join().statusCode()).isEqualTo(201));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(8 * 300));
    }

    @Test
    @Timeout(20)
    @Fact(section = "9", mark = D, operation = OTP_REQUEST)
    void theWorkGoesOnWhenTheClientHasGivenUp() throws IOException, InterruptedException {
        var keys = profit.connector("Workspace365");
        var body = TokenCalls.json("12345.anna", keys.apiKey(), keys.environmentKey(), "");
        profit.failNext(Fault.delay(Duration.ofMillis(200)).onPath("/OtpRequest"));
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), profit.uri().getPort())) {
            socket.getOutputStream()
                    .write(("POST /ProfitRestServices/OtpRequest HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(UTF_8));
        }

        var tokens = new TokenCalls(profit);
        while (tokens.mails().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(tokens.mails()).hasSize(1);
    }

    @Test
    @Fact(section = "9", mark = D, operation = ROWS)
    void whatChangedSinceAMomentIsFoundByItsModificationDate() {
        clock.advance(Duration.ofHours(1));
        profit.addTask("anna", "Nieuw");

        var rows = caller.rows(
                token,
                "Workspace365_Tasks",
                "filterfieldids",
                "ModifiedDate",
                "filtervalues",
                "2026-11-22T10:00:00",
                "operatortypes",
                "2");

        assertThat(rows.values())
                .extracting(row -> row.path("Subject").asString())
                .containsExactly("Nieuw");
    }
}
