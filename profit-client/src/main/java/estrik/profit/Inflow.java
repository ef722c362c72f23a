package estrik.profit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A body on its way from the HTTP client's threads to the one that reads it. Where the JDK's own stream
/// wakes the reader for every piece of a few kilobytes, this one lets pieces gather, which for a large answer
/// halves the processor time. Holds little more than [#MOST] bytes.
final class Inflow extends InputStream implements HttpResponse.BodySubscriber<InputStream> {
    /// So many bytes, or the end, wake the reader.
    private static final int ENOUGH = 128 * 1024;

    /// When so many wait for the reader, no more are taken from the socket.
    private static final int MOST = 512 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<ByteBuffer> pieces = new ArrayDeque<>();
    private Flow.@Nullable Subscription subscription;
    private int held;
    private boolean resting;
    private boolean ended;
    private boolean closed;
    private @Nullable Throwable trouble;

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        lock.lock();
        try {
            if (subscription != null || closed) {
                source.cancel();
                return;
            }
            subscription = source;
        } finally {
            lock.unlock();
        }
        source.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            for (var piece : some) {
                held += piece.remaining();
                pieces.add(piece);
            }
            if (held >= ENOUGH) {
                changed.signal();
            }
            resting = held >= MOST;
            if (resting) {
                return;
            }
        } finally {
            lock.unlock();
        }
        goOn();
    }

    private void goOn() {
        if (subscription != null) {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable why) {
        end(why);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable why) {
        lock.lock();
        try {
            ended = true;
            trouble = why;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        boolean rested;
        int some;
        lock.lock();
        try {
            var piece = awaitPiece();
            if (piece == null) {
                return -1;
            }
            some = Math.min(length, piece.remaining());
            piece.get(into, offset, some);
            held -= some;
            if (!piece.hasRemaining()) {
                pieces.remove();
            }
            rested = resting && held < ENOUGH;
            resting = resting && !rested;
        } finally {
            lock.unlock();
        }
        if (rested) {
            goOn();
        }
        return some;
    }

    /// The piece at hand; `null` at the end. Pieces that came before a break are given all the same.
    private @Nullable ByteBuffer awaitPiece() throws IOException {
        while (pieces.isEmpty() && !ended && !closed) {
            try {
                changed.await();
            } catch (InterruptedException e) {
                close();
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("no longer waited for");
            }
        }
        if (closed) {
            throw new IOException("closed");
        }
        if (pieces.isEmpty() && trouble != null) {
            throw new IOException("broke off", trouble);
        }
        return pieces.peek();
    }

    /// Lets go of what was not read; a thread that waits for more wakes up with an error.
    @Override
    public void close() {
        Flow.@Nullable Subscription source;
        lock.lock();
        try {
            closed = true;
            pieces.clear();
            source = subscription;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (source != null) {
            source.cancel();
        }
    }
}
