package estrik.workspace.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The stream to one open page. It holds no thread: one is borrowed while there is something to write and
/// the reader takes it. What a reader does not take stays in the [Outbox] as the name of a tile. Shared by
/// threads; at most one of them writes at a time.
final class Stream implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Outbox outbox;
    private final Function<Outbox.Told, byte[]> paint;
    private final Executor threads;
    private final Consumer<Stream> ended;

    // How often there was a reason to write since the writing thread last looked.
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile boolean closing;
    private volatile boolean over;
    private byte[] first;
    private boolean unflushed;

    /// @param first what the page is told before anything else
    /// @param paint makes the bytes for one thing to tell, at the moment they can be written; empty for nothing
    /// @param threads where painting and writing happen
    /// @param ended called when nothing can be written any more
    Stream(
            AsyncContext context,
            ServletOutputStream out,
            byte[] first,
            Function<Outbox.Told, byte[]> paint,
            Executor threads,
            Consumer<Stream> ended) {
        this.context = context;
        this.out = out;
        this.outbox = new Outbox();
        this.first = first;
        this.paint = paint;
        this.threads = threads;
        this.ended = ended;
    }

    /// Begins to write. What happened before is written first.
    void begin() {
        context.addListener(this);
        out.setWriteListener(this);
    }

    /// Changes what the page must be told; it is told as soon as it reads.
    void tell(Consumer<Outbox> change) {
        change.accept(outbox);
        wake();
    }

    /// Ends the stream; what was not yet written is dropped.
    void close() {
        closing = true;
        wake();
    }

    int waiting() {
        return outbox.size();
    }

    @Override
    public void onWritePossible() {
        wake();
    }

    private void wake() {
        if (!over && wakes.getAndIncrement() == 0) {
            threads.execute(this::work);
        }
    }

    private void work() {
        int seen;
        do {
            seen = wakes.get();
            write();
        } while (wakes.addAndGet(-seen) != 0);
    }

    private void write() {
        try {
            if (closing) {
                finish();
                return;
            }
            while (!over && !closing && out.isReady() && writeOne()) {
                // until the reader has enough, or there is nothing left
            }
        } catch (IOException _) {
            finish();
        } catch (RuntimeException trouble) {
            // The page comes back by itself and gets the whole board.
            LOG.warn("A live page was let go", trouble);
            finish();
        }
    }

    private boolean writeOne() throws IOException {
        if (first.length > 0) {
            send(first);
            first = new byte[0];
            return true;
        }
        var told = outbox.next();
        if (told.isPresent()) {
            send(paint.apply(told.get()));
            return true;
        }
        if (unflushed) {
            unflushed = false;
            out.flush();
            return true;
        }
        return false;
    }

    private void send(byte[] frame) throws IOException {
        if (frame.length > 0) {
            unflushed = true;
            out.write(frame);
        }
    }

    private void finish() {
        if (!over) {
            over();
            try {
                context.complete();
            } catch (IllegalStateException _) {
                // the server was first
            }
        }
    }

    private void over() {
        over = true;
        ended.accept(this);
    }

    @Override
    public void onError(Throwable gone) {
        finish();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        finish();
    }

    @Override
    public void onError(AsyncEvent event) {
        finish();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is started once
    }
}
