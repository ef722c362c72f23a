package estrik.sandbox.fault;

import estrik.sandbox.http.AnswerHead;
import estrik.sandbox.http.Exchange;
import estrik.sandbox.wire.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One call, or one batch of a webhook, on its way through what goes wrong. Belongs to the thread of the call.
public final class Visit implements AutoCloseable {
    /// Thrown where a call is to be stopped by a fault.
    public static final class Struck extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable Reply reply;

        Struck(@Nullable Reply reply) {
            super("A fault was asked for", null, false, false);
            this.reply = reply;
        }

        /// What to answer, or empty to drop the connection.
        public Optional<Reply> reply() {
            return Optional.ofNullable(reply);
        }
    }

    private final Faults faults;
    private final String path;
    private final CountDownLatch released;
    private final List<Trouble.Spoilt> spoilt = new ArrayList<>();
    private @Nullable String user;

    Visit(Faults faults, String path) {
        this.faults = faults;
        this.path = path;
        this.released = faults.released();
    }

    /// The call has come in; whose it is, is not known yet.
    public void arrived() {
        strike(null);
    }

    /// The call turned out to be of this user.
    public void of(String code) {
        if (!code.equals(user)) {
            user = code;
            strike(code);
        }
    }

    private void strike(@Nullable String code) {
        for (var stroke : faults.strike(code)) {
            switch (stroke.trouble()) {
                case Trouble.Instead instead ->
                    throw new Struck(Answers.to(path, instead, stroke.random(), faults.language())
                            .orElse(null));
                case Trouble.Delay(var time, var jitter) ->
                    hold(time.plusMillis(Math.floorMod(stroke.luck(), jitter.toMillis() + 1)));
                case Trouble.Spoilt later -> spoilt.add(later);
                case Trouble.Behind behind -> {
                    // Found where it happens, not here.
                }
            }
        }
    }

    private void hold(Duration time) {
        if (!slept(time)) {
            throw new Struck(null);
        }
    }

    /// False when the sandbox closes meanwhile.
    private static boolean slept(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The bytes of the answer as they are to be sent.
    public byte[] body(byte[] body) {
        return !spoilt.isEmpty() && spoilt.contains(new Trouble.WrongCharset())
                ? new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1)
                : body;
    }

    /// Sends headers and body, or what faults leave of them.
    ///
    /// @param isPacked whether the body comes in chunks, without a length
    public void send(Exchange exchange, AnswerHead head, byte[] body, boolean isPacked) throws IOException {
        var way = exchange.isHead() ? null : way();
        switch (way) {
            case null -> whole(exchange, head, body, isPacked);
            case Trouble.WrongCharset charset -> whole(exchange, head, body, isPacked);
            case Trouble.Drip drip -> drip(exchange, head, body, drip);
            case Trouble.Truncated(var bytes) -> {
                begin(exchange, head, body);
                exchange.write(body, 0, Math.min(bytes, Math.max(0, body.length - 1)));
            }
            case Trouble.HalfOpen open -> {
                begin(exchange, head, body);
                await();
            }
        }
    }

    private Trouble.@Nullable Spoilt way() {
        for (var each : spoilt) {
            if (!(each instanceof Trouble.WrongCharset)) {
                return each;
            }
        }
        return null;
    }

    private static void whole(Exchange exchange, AnswerHead head, byte[] body, boolean isPacked) throws IOException {
        if (isPacked) {
            exchange.sendInChunks(head, body);
        } else {
            exchange.send(head, body);
        }
    }

    private static void drip(Exchange exchange, AnswerHead head, byte[] body, Trouble.Drip drip) throws IOException {
        exchange.begin(head, body.length);
        for (int at = 0; at < body.length; at += drip.bytes()) {
            exchange.write(body, at, Math.min(drip.bytes(), body.length - at));
            if (!slept(drip.every())) {
                return;
            }
        }
    }

    /// Headers that promise at least one byte.
    private static void begin(Exchange exchange, AnswerHead head, byte[] body) throws IOException {
        exchange.begin(head, Math.max(1, body.length));
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the event that a webhook is about to tell is told twice.
    public boolean tellsTwice() {
        return faults.tellsTwice();
    }

    /// Whether the batch that a webhook is about to send goes the last one first.
    public boolean reorders() {
        return faults.reorders();
    }

    @Override
    public void close() {
        faults.leave();
    }
}
