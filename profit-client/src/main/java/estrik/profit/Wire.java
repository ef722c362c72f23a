package estrik.profit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/// The one way from here to Profit: a few calls at once, each within its time, its size, and without redirects.
/// Shared by threads.
///
/// The whole retry policy: the JDK's client opens a connection once more when it could not be opened, and
/// repeats a GET when its pooled connection turns out to be closed. Nothing that may have reached Profit is
/// sent twice but a GET, and a 503 is handed to the caller instead of being waited out.
final class Wire implements AutoCloseable {
    private final HttpClient http;
    private final Limits limits;
    private final Map<String, String> headers;
    private final Refusals refusals;
    private final Semaphore free;
    private final ScheduledThreadPoolExecutor watch;
    private volatile boolean closed;

    /// @param answer for the whole call, with waiting for a free place and reading to the last byte
    record Limits(Duration connect, Duration answer, long bytes, int callsAtOnce) {}

    /// Turns a good answer into a value.
    @FunctionalInterface
    interface Reading<T> {
        Answer<T> read(Reply reply) throws IOException, Garbled;
    }

    Wire(Limits limits, Map<String, String> headers, Refusals refusals) {
        this.limits = limits;
        this.headers = Map.copyOf(headers);
        this.refusals = refusals;
        this.free = new Semaphore(limits.callsAtOnce(), true);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                // What happens to an answer before it is read is short and never waits, so it stays in the thread that
                // took it from the socket: to hand it to others costs more than the rows themselves.
                .executor(Runnable::run)
                .build();
        this.watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("estrik-profit-time-limit").factory());
        this.watch.setRemoveOnCancelPolicy(true);
    }

    int callsAtOnce() {
        return limits.callsAtOnce();
    }

    Refusals refusals() {
        return refusals;
    }

    /// Makes the call and reads its answer while it comes in.
    <T> Answer<T> send(Call call, Reading<T> reading) {
        if (closed) {
            throw new IllegalStateException("This Profit is closed.");
        }
        var end = System.nanoTime() + limits.answer().toNanos();
        try {
            if (!free.tryAcquire(left(end), TimeUnit.NANOSECONDS)) {
                return new Answer.Refused<>(new Refusal.Busy(
                        "All places for calls at once (" + limits.callsAtOnce() + ") stayed in use for "
                                + words(limits.answer()) + " before " + call.what() + ".",
                        Duration.ofSeconds(1),
                        Details.NONE));
            }
        } catch (InterruptedException e) {
            return interrupted(call);
        }
        try {
            return exchange(call, reading, end);
        } finally {
            free.release();
        }
    }

    private <T> Answer<T> exchange(Call call, Reading<T> reading, long end) {
        var late = new AtomicBoolean();
        try (var reply = open(call, end)) {
            var watching = watching(reply, late, end);
            try {
                var answer = answer(call, reply, reading);
                // A body that is dropped while it is read may also look like one that ended too early.
                var cut = answer instanceof Answer.Refused<T>(Refusal.NotUnderstood _r) && late.get();
                return cut ? new Answer.Refused<>(slow(call, reply)) : answer;
            } catch (IOException e) {
                return new Answer.Refused<>(late.get() ? slow(call, reply) : broken(call, e, reply.details()));
            } finally {
                watching.cancel(false);
            }
        } catch (IOException e) {
            return new Answer.Refused<>(broken(call, e, Details.NONE));
        } catch (InterruptedException e) {
            return interrupted(call);
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

    private <T> Answer<T> answer(Call call, Reply reply, Reading<T> reading) throws IOException {
        if (reply.status() / 100 != 2) {
            return new Answer.Refused<>(refusals.of(call, reply));
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

    private Reply open(Call call, long end) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(call.uri()).timeout(Duration.ofNanos(left(end)));
        var all = new LinkedHashMap<>(headers);
        all.putAll(call.headers());
        all.forEach(request::setHeader);
        if (call.token() != null) {
            request.setHeader("Authorization", call.token().authorization());
        }
        if (call.body() != null) {
            request.POST(HttpRequest.BodyPublishers.ofString(call.body()));
        }
        HttpResponse<InputStream> response = http.send(request.build(), _head -> new Inflow());
        return new Reply(response, call.mostBytes() == 0 ? limits.bytes() : Math.min(call.mostBytes(), limits.bytes()));
    }

    private Refusal slow(Call call, Reply reply) {
        return new Refusal.Unreachable(
                "Profit's answer to " + call.what() + " did not end within " + words(limits.answer()) + ".",
                reply.details());
    }

    private Refusal broken(Call call, IOException e, Details details) {
        var host = call.uri().getHost();
        var what = call.what();
        return switch (e) {
            case HttpConnectTimeoutException _c ->
                new Refusal.Unreachable(
                        "No connection with " + host + " within " + words(limits.connect()) + " for " + what + ".",
                        details);
            case HttpTimeoutException _t ->
                new Refusal.Unreachable(
                        "No answer from " + host + " within " + words(limits.answer()) + " to " + what + ".", details);
            case ConnectException c
            when c.getCause() instanceof UnresolvedAddressException ->
                new Refusal.Unreachable("There is no machine named " + host + " for " + what + ".", details);
            case ConnectException _c ->
                new Refusal.Unreachable(host + " takes no connection for " + what + ".", details);
            case SSLException _s ->
                new Refusal.Unreachable("No secure connection (TLS) with " + host + " for " + what + ".", details);
            case ProtocolException _p ->
                new Refusal.NotUnderstood(
                        "What " + host + " answers to " + what + " is not understood: no HTTP.", details);
            default ->
                new Refusal.Unreachable("The connection with " + host + " broke off during " + what + ".", details);
        };
    }

    private static <T> Answer<T> interrupted(Call call) {
        Thread.currentThread().interrupt();
        return new Answer.Refused<>(
                new Refusal.Unreachable("The program stopped waiting for " + call.what() + ".", Details.NONE));
    }

    private static long left(long end) {
        return Math.max(end - System.nanoTime(), 1);
    }

    private static String words(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /// Ends all calls under way; they come back as unreachable.
    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        http.shutdownNow();
    }
}
