package estrik.sandbox.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP/1.1 as it looks on the wire. The server answers with what it understood of the call.
@Timeout(60)
class HttpServerTest {
    private static final InstantSource NOVEMBER = InstantSource.fixed(Instant.parse("2026-11-09T08:05:00Z"));
    private static final String HELLO = "GET /hello HTTP/1.1\nHost: x\n\n";

    @AutoClose
    private final HttpServer server = new HttpServer(0, NOVEMBER, Duration.ofSeconds(20), Duration.ofSeconds(10));

    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);

    HttpServerTest() throws IOException {}

    @BeforeEach
    void open() {
        server.open(this::answer);
    }

    private void answer(Exchange exchange) throws IOException {
        calls.incrementAndGet();
        switch (exchange.path()) {
            case "/nothing" -> {}
            case "/part" -> {
                exchange.begin(new AnswerHead(200), 10);
                exchange.write("1234567890".getBytes(ISO_8859_1), 0, 4);
            }
            case "/bare-parts" -> {
                exchange.begin(new AnswerHead(304), 4);
                exchange.write("nobody reads it".getBytes(ISO_8859_1), 0, 4);
            }
            case "/early" -> exchange.send(new AnswerHead(401), new byte[0]);
            case "/chunks" ->
                exchange.sendInChunks(new AnswerHead(200), "a".repeat(300_000).getBytes(ISO_8859_1));
            case "/large" -> exchange.send(new AnswerHead(200), new byte[3_000_000]);
            case "/bare" -> exchange.send(new AnswerHead(204), new byte[0]);
            case "/bare-chunks" -> exchange.sendInChunks(new AnswerHead(204), "nobody reads it".getBytes(ISO_8859_1));
            case "/held" -> {
                hold();
                exchange.send(new AnswerHead(200), new byte[0]);
            }
            default -> {
                var body = new String(exchange.body().readAllBytes(), ISO_8859_1);
                var understood =
                        exchange.method() + " " + exchange.path() + " " + exchange.query() + " " + exchange.host();
                exchange.send(new AnswerHead(200), (understood + " " + body).getBytes(ISO_8859_1));
            }
        }
    }

    private void hold() {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String answerTo(String call) throws IOException {
        try (var wire = new Wire(server)) {
            return wire.says(call).hears();
        }
    }

    @Test
    void aCallIsAnswered() throws IOException {
        assertThat(answerTo("GET /path%20x?a=b HTTP/1.1\nHost: here:1\n\n")).isEqualToNormalizingNewlines("""
                        HTTP/1.1 200 OK
                        Content-Length: 25
                        Date: Mon, 09 Nov 2026 08:05:00 GMT

                        GET /path%20x a=b here:1\s""");
    }

    @Test
    void aConnectionServesOneCallAfterTheOther() throws IOException {
        try (var wire = new Wire(server)) {
            for (int at = 0; at < 1_000; at++) {
                assertThat(wire.says("GET /" + at + " HTTP/1.1\nHost: x\n\n").hears())
                        .contains("GET /" + at + " ")
                        .doesNotContain("Connection:");
            }
        }
    }

    @Test
    void callsThatDoNotWaitForAnswersAreAnsweredInOrder() throws IOException {
        var all = new StringBuilder();
        IntStream.range(0, 100)
                .forEach(at -> all.append("POST /")
                        .append(at)
                        .append(" HTTP/1.1\nHost: x\n")
                        .append(
                                at % 2 == 0
                                        ? "Content-Length: 4\n\nbody"
                                        : "Transfer-Encoding: chunked\n\n4\nbody\n0\n\n"));
        try (var wire = new Wire(server)) {
            wire.says(all.toString());
            for (int at = 0; at < 100; at++) {
                assertThat(wire.hears()).endsWith("POST /" + at + " null x body");
            }
        }
    }

    @Test
    void aCallMayArriveByteByByte() throws IOException {
        try (var wire = new Wire(server)) {
            for (var one : "POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc".split("", -1)) {
                wire.sends(one);
            }
            assertThat(wire.hears()).endsWith("POST /slow null x abc");
        }
    }

    @Test
    void theCallerMayWantTheConnectionToEnd() throws IOException {
        try (var wire = new Wire(server)) {
            var answer = wire.says("GET / HTTP/1.1\nHost: x\nConnection: TE, Close\n\n")
                    .hearsToTheEnd();

            assertThat(answer).contains("Connection: close\r\n").endsWith("GET / null x ");
        }
    }

    @Test
    void aCallOfHttp10EndsTheConnectionUnlessItSaysOtherwise() throws IOException {
        try (var wire = new Wire(server)) {
            assertThat(wire.says("GET / HTTP/1.0\nConnection: keep-alive\n\n").hears())
                    .contains("Connection: keep-alive\r\n")
                    .endsWith("GET / null null ");
            assertThat(wire.says("GET /chunks HTTP/1.0\n\n").hearsToTheEnd())
                    .contains("Connection: close\r\n", "Content-Length: 300000\r\n");
        }
    }

    @Test
    void anAddressMayNameItsHost() throws IOException {
        assertThat(answerTo("GET http://12345.rest.afas.online/a?b HTTP/1.1\nHost: proxy\n\n"))
                .endsWith("GET /a b 12345.rest.afas.online ");
        assertThat(answerTo("GET HTTP://host?b HTTP/1.1\nHost: proxy\n\n")).endsWith("GET / b host ");
        assertThat(answerTo("OPTIONS * HTTP/1.1\nHost: x\n\n")).endsWith("OPTIONS * null x ");
    }

    @Test
    void aBodyMayComeInChunksWithHeadersBehindThem() throws IOException {
        assertThat(answerTo("""
                POST /up HTTP/1.1
                Host: x
                Transfer-Encoding: Chunked

                5;name=value
                first
                A
                 and secon
                0
                Trailer: ignored

                """)).endsWith("POST /up null x first and secon");
    }

    @Test
    void anAnswerInChunksHasNoLength() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + server.port() + "/chunks");
            var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

            assertThat(answer.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
            assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
            assertThat(answer.body()).isEqualTo("a".repeat(300_000));
        }
    }

    @Test
    void aLargeAnswerArrivesWhole() throws IOException {
        assertThat(answerTo("GET /large HTTP/1.1\nHost: x\n\n")).hasSizeGreaterThan(3_000_000);
    }

    @Test
    void headersOfAHeadCallSpeakOfABodyThatDoesNotCome() throws IOException {
        try (var wire = new Wire(server)) {
            var answers = wire.says("""
                    HEAD /large HTTP/1.1
                    Host: x

                    GET /bare HTTP/1.1
                    Host: x
                    Connection: close

                    """).hearsToTheEnd();

            assertThat(answers.split("\r\n\r\n", -1))
                    .as("two, and nothing behind them")
                    .hasSize(3);
            assertThat(answers).contains("Content-Length: 3000000\r\n", "HTTP/1.1 204 No Content\r\n");
            assertThat(answers.substring(answers.indexOf("204"))).doesNotContain("Content-Length");
        }
    }

    @Test
    void whatHasNoContentHasNeitherChunksNorParts() throws IOException {
        try (var wire = new Wire(server)) {
            assertThat(wire.says("GET /bare-parts HTTP/1.1\nHost: x\n\n").hearsHead())
                    .startsWith("HTTP/1.1 304 Not Modified\r\n");
            assertThat(wire.says("GET /bare-chunks HTTP/1.1\nHost: x\n\n").hears())
                    .startsWith("HTTP/1.1 204 No Content\r\n")
                    .doesNotContain("Transfer-Encoding", "Content-Length");
            assertThat(wire.says(HELLO).hears()).endsWith("GET /hello null x ");
        }
    }

    @Test
    void whoAsksFirstIsInvitedToSendTheBody() throws IOException {
        try (var wire = new Wire(server)) {
            wire.says("POST / HTTP/1.1\nHost: x\nContent-Length: 4\nExpect: 100-continue\n\n");
            assertThat(wire.hears()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

            assertThat(wire.says("body").hears()).endsWith("POST / null x body");
            assertThat(wire.says(HELLO).hears()).endsWith("GET /hello null x ");
        }
    }

    @Test
    void whoAsksFirstIsNotInvitedWhenNobodyWantsTheBody() throws IOException {
        try (var wire = new Wire(server)) {
            wire.says("POST /early HTTP/1.1\nHost: x\nContent-Length: 4\nExpect: 100-continue\n\n");

            assertThat(wire.hearsToTheEnd())
                    .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                    .contains("Connection: close\r\n");
        }
    }

    @Test
    void aSmallBodyThatNobodyReadDoesNotEndTheConnection() throws IOException {
        try (var wire = new Wire(server)) {
            assertThat(wire.says("POST /early HTTP/1.1\nHost: x\nContent-Length: 4\n\nbody")
                            .hears())
                    .startsWith("HTTP/1.1 401 ");
            assertThat(wire.says("POST /early HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n4\nbody\n0\n\n")
                            .hears())
                    .startsWith("HTTP/1.1 401 ");
            assertThat(wire.says(HELLO).hears()).endsWith("GET /hello null x ");
        }
    }

    @Test
    void theAnswerArrivesThoughALargeBodyIsStillOnItsWay() throws IOException {
        try (var wire = new Wire(server)) {
            wire.says("POST /early HTTP/1.1\nHost: x\nContent-Length: 20000000\n\n");
            wire.sends("x".repeat(10_000_000));

            assertThat(wire.hears()).startsWith("HTTP/1.1 401 ").contains("Connection: close\r\n");
        }
    }

    @Test
    void aCallWithoutAnAnswerLosesItsConnection() throws IOException {
        try (var wire = new Wire(server)) {
            assertThat(wire.says("GET /nothing HTTP/1.1\nHost: x\n\n").hearsToTheEnd())
                    .isEmpty();
        }
    }

    @Test
    void lessThanWasAnnouncedEndsTheConnection() throws IOException {
        try (var wire = new Wire(server)) {
            assertThat(wire.says("GET /part HTTP/1.1\nHost: x\n\n").hearsToTheEnd())
                    .contains("Content-Length: 10\r\n")
                    .endsWith("\r\n\r\n1234");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\nHost: x\nContent-Length: 4\nTransfer-Encoding: chunked\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: 4\nContent-Length: 5\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: 4, 4\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: +4\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: -4\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length:\n\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n",
                "POST / HTTP/1.0\nTransfer-Encoding: chunked\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length : 4\n\n",
                "POST / HTTP/1.1\nHost: x\nA: b\n Content-Length: 4\n\n",
                "GET / HTTP/1.1\n Host: x\n\n",
                "GET / HTTP/1.1\nHost: x\nHost: y\n\n",
                "GET / HTTP/1.1\n\n",
                "GET / HTTP/1.1\nHost: x\nnonsense\n\n",
                "GET / HTTP/1.1\nHost: x\n: nameless\n\n",
                "GET  / HTTP/1.1\nHost: x\n\n",
                "GET /a b HTTP/1.1\nHost: x\n\n",
                "GET /a\"b HTTP/1.1\nHost: x\n\n",
                "GET /a#b HTTP/1.1\nHost: x\n\n",
                "GET a HTTP/1.1\nHost: x\n\n",
                "GET / HTTP\nHost: x\n\n",
                "GET /\n\n",
                "G(T / HTTP/1.1\nHost: x\n\n",
                "\n\nGET / HTTP/1.1\nHost: x\n\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nxyz\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n-1\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n 4\nbody\n0\n\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n1\nab\n0\n\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nfffffffffffffffff\n",
            })
    void whatTwoReadersCouldUnderstandInTwoWaysIsRefused(String call) throws IOException {
        try (var wire = new Wire(server)) {
            var answers = wire.says(call + HELLO).hearsToTheEnd();

            assertThat(answers).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("Connection: close\r\n");
            assertThat(answers.split("HTTP/1.1 ", -1)).as("one answer").hasSize(2);
            assertThat(answers).endsWith(".\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\0", "\r\r\n", "\u001b"})
    void aLineEndsInCrAndLfAlone(String inside) throws IOException {
        try (var wire = new Wire(server)) {
            assertThat(wire.sends("GET / HTTP/1.1\r\nHost: x\r\nA: b" + inside + "C: d\r\n\r\n")
                            .hearsToTheEnd())
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void whatIsTooLongIsRefusedByName() throws IOException {
        assertThat(answerTo("GET /" + "a".repeat(17_000) + " HTTP/1.1\nHost: x\n\n"))
                .startsWith("HTTP/1.1 414 URI Too Long\r\n");
        assertThat(answerTo("GET / HTTP/1.1\nHost: x\nA: " + "a".repeat(400_000) + "\n\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(answerTo("GET / HTTP/1.1\nHost: x\n" + ("A: " + "a".repeat(3_000) + "\n").repeat(190) + "\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(answerTo("GET / HTTP/1.1\nHost: x\n" + "A: b\n".repeat(200) + "\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(answerTo("GET / HTTP/1.1\nHost: x\n" + ("A: " + "a".repeat(1_900) + "\n").repeat(190) + "\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void whatItDoesNotSpeakIsRefusedByName() throws IOException {
        assertThat(answerTo("PRI * HTTP/2.0\n\n")).startsWith("HTTP/1.1 505 ");
        assertThat(answerTo("POST / HTTP/1.1\nHost: x\nTransfer-Encoding: gzip, chunked\n\n"))
                .startsWith("HTTP/1.1 501 ");
    }

    @Test
    void aCallThatBreaksOffIsNotCarriedOut() throws IOException {
        for (var part : new String[] {"GET", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r", "GET / HTTP/1.1\r\nHost: x\r\n"}) {
            try (var wire = new Wire(server)) {
                assertThat(wire.sends(part).ends().hearsToTheEnd()).startsWith("HTTP/1.1 400 ");
            }
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void aBodyThatBreaksOffIsRefused() throws IOException {
        try (var wire = new Wire(server)) {
            assertThat(wire.says("POST / HTTP/1.1\nHost: x\nContent-Length: 9\n\nbody")
                            .ends()
                            .hearsToTheEnd())
                    .startsWith("HTTP/1.1 400 ")
                    .endsWith("The body ended before its announced length.\n");
        }
    }

    @Test
    void whoTakesTooLongOverTheHeadersIsLetGo() throws IOException {
        try (var impatient = new HttpServer(0, NOVEMBER, Duration.ofMinutes(1), Duration.ofMillis(200))) {
            impatient.open(this::answer);
            try (var wire = new Wire(impatient)) {
                assertThat(wire.says(HELLO).hears()).endsWith("GET /hello null x ");

                assertThat(wire.says("GET / HTTP/1.1\nHost:").isOver()).isTrue();
            }
        }
    }

    @Test
    void anIdleConnectionEnds() throws IOException {
        try (var impatient = new HttpServer(0, NOVEMBER, Duration.ofMillis(200), Duration.ofMillis(400))) {
            impatient.open(this::answer);
            try (var wire = new Wire(impatient);
                    var silent = new Wire(impatient)) {
                assertThat(wire.says(HELLO).hears()).endsWith("GET /hello null x ");

                assertThat(wire.isOver()).isTrue();
                assertThat(silent.isOver()).isTrue();
            }
        }
    }

    @Test
    void anAnswerMayTakeLongerThanACaller() throws IOException {
        try (var impatient = new HttpServer(0, NOVEMBER, Duration.ofMillis(100), Duration.ofMillis(100))) {
            impatient.open(this::answer);
            try (var idle = new Wire(impatient);
                    var wire = new Wire(impatient)) {
                wire.says("GET /held HTTP/1.1\nHost: x\n\n");
                assertThat(idle.isOver()).isTrue();
                held.countDown();

                assertThat(wire.hears()).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @Test
    void aHeaderCannotEndInTheMiddle() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new AnswerHead(200).with("Location", "/a\r\nSet-Cookie: b"));
    }

    @Test
    void headersOfABlockGiveWayToOthersOfTheSameName() throws IOException {
        try (var other = new HttpServer(0, NOVEMBER)) {
            var block = new AnswerHead.Block(Map.of("Cache-Control", "no-store"));
            other.open(exchange -> exchange.send(
                    new AnswerHead(200).with(block, Map.of("cache-control", "max-age=60", "Vary", "Accept")),
                    new byte[0]));
            try (var wire = new Wire(other)) {
                assertThat(wire.says(HELLO).hears())
                        .contains("cache-control: max-age=60\r\n", "Vary: Accept\r\n")
                        .doesNotContain("no-store");
            }
        }
    }

    @Test
    void aThousandConnectionsAreOpenAtOnce() throws IOException {
        var wires = new ArrayList<Wire>();
        try {
            for (int at = 0; at < 1_000; at++) {
                wires.add(new Wire(server).says(HELLO));
            }
            for (var wire : wires) {
                assertThat(wire.hears()).endsWith("GET /hello null x ");
            }
        } finally {
            for (var wire : wires) {
                wire.close();
            }
        }
    }

    @Test
    void closingEndsConnectionsAndCallsThatAreUnderWay() throws IOException {
        try (var idle = new Wire(server);
                var busy = new Wire(server)) {
            idle.says(HELLO).hears();
            busy.says("GET /held HTTP/1.1\nHost: x\n\n");
            while (calls.get() < 2) {
                Thread.onSpinWait();
            }

            server.close();
            server.close();

            assertThat(idle.isOver()).isTrue();
            assertThat(busy.isOver()).isTrue();
            assertThat(held.getCount()).as("nobody let go of it").isEqualTo(1);
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Wire(server));
        }
    }

    @Test
    void whoIsInterruptedClosesItAllTheSame() throws IOException {
        try (var idle = new Wire(server)) {
            idle.says(HELLO).hears();

            Thread.currentThread().interrupt();
            server.close();

            assertThat(Thread.interrupted()).isTrue();
            assertThat(idle.isOver()).isTrue();
        }
    }

    @Test
    void aPortIsHadByOne() {
        assertThatExceptionOfType(BindException.class).isThrownBy(() -> new HttpServer(server.port(), NOVEMBER));
    }

    @Test
    void manyCallersAreServedAtOnce() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + server.port() + "/many");
            var answers = IntStream.range(0, 500)
                    .mapToObj(at -> callers.submit(() -> http.send(
                            HttpRequest.newBuilder(uri)
                                    .POST(BodyPublishers.ofString("n" + at))
                                    .build(),
                            BodyHandlers.ofString())))
                    .toList();
            for (int at = 0; at < answers.size(); at++) {
                assertThat(answers.get(at).get().body()).endsWith(" n" + at);
            }
        }
    }
}
