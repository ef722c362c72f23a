package estrik.profit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.zip.ZipException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/// The one way from here to Profit: a few calls at once, each within its time, its size, and without redirects.
/// Shared by threads.
///
/// What is sent twice: the JDK's client opens a connection once more when it could not be opened, and repeats a
/// GET when its pooled connection turns out to be closed; [Retries] says when a call that Profit answered with
/// 503 is made again, and a [Proof] when one that Profit answered with 401 is made with another.
final class Wire implements AutoCloseable {
    // An access token may have ended, and Profit may want another nonce in the proof of a key: one call may
    // meet both.
    private static final int MOST_PROOFS = 3;

    private final HttpClient http;
    private final Limits limits;
    private final Map<String, String> headers;
    private final Refusals refusals;
    private final Breaks breaks;
    private final Retries retries;
    private final Pause pause;
    private final List<Observer> observers;
    private final Semaphore free;
    private final ScheduledThreadPoolExecutor watch;
    private final CountDownLatch closed = new CountDownLatch(1);

    /// @param place for waiting for a free place
    /// @param firstByte from sending until the answer begins
    /// @param answer for the whole call, with waiting for a free place and reading to the last byte
    record Limits(Duration connect, Duration place, Duration firstByte, Duration answer, long bytes, int callsAtOnce) {}

    /// Turns a good answer into a value.
    @FunctionalInterface
    interface Reading<T> {
        Answer<T> read(Reply reply) throws IOException, Garbled;
    }

    /// The place and the rest of the time of a call, in which it may first get the access token that it needs.
    final class Place {
        private final Turn turn;
        private final long end;

        private Place(Turn turn, long end) {
            this.turn = turn;
            this.end = end;
        }

        <T> Answer<T> send(Call call, Reading<T> reading) {
            var inner = new Turn(call, 1, observers);
            inner.goes();
            var answer = observed(inner, () -> exchange(call, reading, inner, end));
            // When there is no access token yet, the call that needs it may be made again later.
            turn.retryAfter(inner.retryAfter());
            return answer;
        }

        long nanosLeft() {
            return left(end);
        }
    }

    /// @param pause how to wait before a call is made again; `null` for waiting, and no longer than until the
    ///     end
    Wire(
            Limits limits,
            Map<String, String> headers,
            Refusals refusals,
            Retries retries,
            @Nullable Pause pause,
            List<Observer> observers) {
        this.limits = limits;
        this.headers = Map.copyOf(headers);
        this.refusals = refusals;
        this.breaks = new Breaks(limits);
        this.retries = retries;
        this.pause = pause == null ? time -> closed.await(time.toNanos(), TimeUnit.NANOSECONDS) : pause;
        this.observers = List.copyOf(observers);
        this.free = new Semaphore(limits.callsAtOnce(), true);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .sslParameters(tls())
                // What happens to an answer before it is read is short and never waits, so it stays in the thread that
                // took it from the socket: to hand it to others costs more than the rows themselves.
                .executor(Runnable::run)
                .build();
        this.watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("estrik-profit-time-limit").factory());
        this.watch.setRemoveOnCancelPolicy(true);
    }

    // Older versions are off in a JDK of today unless somebody turned them on; tokens are worth saying it here.
    private static SSLParameters tls() {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    int callsAtOnce() {
        return limits.callsAtOnce();
    }

    /// Makes the call and reads its answer while it comes in; makes it again when that is allowed.
    <T> Answer<T> send(Call call, Reading<T> reading) {
        if (isClosed()) {
            throw new IllegalStateException("This Profit is closed.");
        }
        retries.called();
        var waited = Duration.ZERO;
        for (int number = 1; ; number++) {
            var turn = new Turn(call, number, observers);
            var answer = observed(turn, () -> placed(call, reading, turn));
            var asked = turn.retryAfter();
            if (asked == null || !retries.allow(call, asked, waited)) {
                return answer;
            }
            try {
                pause.sleep(asked);
            } catch (InterruptedException e) {
                return interrupted(call);
            }
            if (isClosed()) {
                return new Answer.Refused<>(breaks.closed(call));
            }
            waited = waited.plus(asked);
        }
    }

    /// Makes a SOAP call and reads the result in its answer while it comes in.
    <T> Answer<T> sendSoap(Call call, String operation, SoapText.Reading<T> reading) {
        return send(call, reply -> switch (reply.soap(operation)) {
            case SoapText result -> new Answer.Ok<>(result.readBy(reading, reply.details()));
            case Soap.Fault fault -> new Answer.Refused<>(refusals.of(call, fault, reply));
        });
    }

    private static <T> Answer<T> observed(Turn turn, Supplier<Answer<T>> work) {
        Refusal refusal = null;
        try {
            var answer = work.get();
            refusal = answer instanceof Answer.Refused<T>(var why) ? why : null;
            return answer;
        } finally {
            turn.ends(refusal);
        }
    }

    private <T> Answer<T> placed(Call call, Reading<T> reading, Turn turn) {
        var end = System.nanoTime() + limits.answer().toNanos();
        try {
            if (!free.tryAcquire(Math.min(left(end), limits.place().toNanos()), TimeUnit.NANOSECONDS)) {
                return new Answer.Refused<>(breaks.noPlace(call));
            }
        } catch (InterruptedException e) {
            return interrupted(call);
        }
        turn.goes();
        try {
            return exchange(call, reading, turn, end);
        } finally {
            free.release();
        }
    }

    private <T> Answer<T> exchange(Call call, Reading<T> reading, Turn turn, long end) {
        var late = new AtomicBoolean();
        try (var reply = open(call, turn, end)) {
            turn.answered(reply);
            var watching = watching(reply, late, end);
            try {
                var answer = answer(call, reply, reading, turn);
                // A body that is dropped while it is read may also look like one that ended too early.
                var cut = answer instanceof Answer.Refused<T>(Refusal.NotUnderstood _r) && late.get();
                return cut ? new Answer.Refused<>(breaks.slow(call, reply.details())) : answer;
            } catch (IOException e) {
                return new Answer.Refused<>(
                        late.get() ? breaks.slow(call, reply.details()) : breaks.of(call, e, reply.details()));
            } finally {
                watching.cancel(false);
            }
        } catch (IOException e) {
            return new Answer.Refused<>(breaks.of(call, e, Details.NONE));
        } catch (InterruptedException e) {
            return interrupted(call);
        } catch (NotProven e) {
            return new Answer.Refused<>(e.refusal);
        }
    }

    private Future<?> watching(Reply reply, AtomicBoolean late, long end) throws IOException {
        try {
            return watch.schedule(
                    () -> {
                        late.set(true);
                        reply.drop();
                    },
                    left(end),
                    TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            throw new IOException("closed meanwhile", e);
        }
    }

    private <T> Answer<T> answer(Call call, Reply reply, Reading<T> reading, Turn turn) throws IOException {
        if (reply.status() / 100 != 2) {
            var told = refusals.told(call, reply);
            turn.retryAfter(reply.status() == 503 ? told.retryAfter() : null);
            return new Answer.Refused<>(refusals.of(call, reply, told));
        }
        try {
            return reading.read(reply);
        } catch (Garbled | ZipException | EOFException e) {
            return new Answer.Refused<>(new Refusal.NotUnderstood(
                    "Profit's answer to " + call.what() + " is not understood: "
                            + (e instanceof Garbled ? e.getMessage() : "broken packing") + ".",
                    reply.details()));
        } catch (CountedBody.TooLong e) {
            return new Answer.Refused<>(new Refusal.TooLarge(
                    "Profit's answer to " + call.what() + " is longer than " + e.limit + " bytes.", reply.details()));
        }
    }

    /// Sends the call, and once more when its answer asks for another proof of who calls: nothing was done
    /// then.
    private Reply open(Call call, Turn turn, long end) throws IOException, InterruptedException, NotProven {
        var place = new Place(turn, end);
        var proof = call.credentials().proof(place);
        var reply = open(call, proof, turn, end);
        for (var more = MOST_PROOFS - 1; more > 0 && proof.isOverruledBy(reply); more--) {
            reply.close();
            proof = call.credentials().proof(place);
            reply = open(call, proof, turn, end);
        }
        return reply;
    }

    private Reply open(Call call, Proof proof, Turn turn, long end) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(call.uri()).timeout(Duration.ofNanos(left(end)));
        turn.headers().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        call.headers().forEach(request::setHeader);
        proof.sign(request, call.method(), call.uri());
        request.method(
                call.method(),
                call.body() == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(call.body()));
        return new Reply(
                first(request.build(), end),
                call.mostBytes() == 0 ? limits.bytes() : Math.min(call.mostBytes(), limits.bytes()));
    }

    /// Sends, and waits until the answer begins.
    private HttpResponse<InputStream> first(HttpRequest request, long end) throws IOException, InterruptedException {
        var response = http.sendAsync(request, _head -> new Inflow());
        try {
            return response.get(Math.min(left(end), limits.firstByte().toNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (TimeoutException e) {
            abandon(response);
            throw new HttpTimeoutException("no answer yet");
        } catch (InterruptedException e) {
            abandon(response);
            throw e;
        }
    }

    private static void abandon(CompletableFuture<HttpResponse<InputStream>> response) {
        // An answer that came in this very moment must not keep its connection.
        if (!response.cancel(true) && response.state() == Future.State.SUCCESS) {
            try {
                response.resultNow().body().close();
            } catch (IOException ignored) {
                // The connection is gone already, which is what closing asks for.
            }
        }
    }

    private <T> Answer<T> interrupted(Call call) {
        Thread.currentThread().interrupt();
        return new Answer.Refused<>(breaks.interrupted(call));
    }

    private static long left(long end) {
        return Math.max(end - System.nanoTime(), 1);
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// Ends all calls under way; they come back as unreachable.
    @Override
    public void close() {
        closed.countDown();
        watch.shutdownNow();
        http.shutdownNow();
    }
}
