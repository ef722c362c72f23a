package estrik.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Listens on loopback and gives every connection a thread. Shared by threads.
public final class HttpServer implements AutoCloseable {
    /// Answers a call. What it throws ends the connection.
    @FunctionalInterface
    public interface Handler {
        void handle(Exchange exchange) throws IOException;
    }

    // The JDK's client forgets idle connections after 30 s; were both to do so at once, a call would fail.
    private static final Duration IDLE = Duration.ofMinutes(2);
    private static final Duration SLOWEST_HEAD = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);
    // So many may wait who connect at once; the system allows fewer where it was told to.
    private static final int WAITING = 4096;
    // The system wakes a thread of its own much more cheaply than the JDK a virtual one; who comes later gets those.
    private static final int OWN_THREADS = 64;

    private final ServerSocketChannel listening;
    private final Duration idle;
    private final Duration slowestHead;
    private final DateHeader date;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService threads = new ThreadPoolExecutor(
            0,
            OWN_THREADS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("sandbox-connection-", 0).factory(),
            (connection, full) -> crowd.execute(connection));
    private final ExecutorService accepting = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("sandbox-http").factory());

    /// Takes the port, and answers nobody yet.
    ///
    /// @param port 0 for one that is free
    /// @param clock that of the header `Date`
    /// @throws IOException when the port cannot be had; a [java.net.BindException] when another program has it
    public HttpServer(int port, InstantSource clock) throws IOException {
        this(port, clock, IDLE, SLOWEST_HEAD);
    }

    /// @param idle how long a connection stays open without a call
    /// @param slowestHead how long the first line and the headers of a call may take
    HttpServer(int port, InstantSource clock, Duration idle, Duration slowestHead) throws IOException {
        this.idle = idle;
        this.slowestHead = slowestHead;
        date = new DateHeader(clock);
        listening = ServerSocketChannel.open();
        try {
            // By number: a machine without IPv4 names would otherwise bind elsewhere than to 127.0.0.1.
            listening.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), WAITING);
        } catch (IOException e) {
            listening.close();
            throw e;
        }
    }

    public int port() {
        return listening.socket().getLocalPort();
    }

    /// Begins to answer.
    public void open(Handler handler) {
        accepting.execute(() -> accept(handler));
        crowd.execute(this::endThoseThatTakeTooLong);
    }

    private void accept(Handler handler) {
        while (true) {
            try {
                var connection = new Connection(listening.accept(), this, handler);
                connections.add(connection);
                threads.execute(connection);
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException e) {
                // A caller that is gone already, or no file handle left, of which there may be one in a moment.
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private void endThoseThatTakeTooLong() {
        var often = Math.min(1000, slowestHead.toMillis() / 4);
        try {
            while (true) {
                Thread.sleep(often);
                connections.forEach(Connection::endIfLate);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    Duration idle() {
        return idle;
    }

    Duration slowestHead() {
        return slowestHead;
    }

    String date() {
        return date.now();
    }

    void ended(Connection connection) {
        connections.remove(connection);
    }

    /// Ends every connection, and returns when no thread is left, also to whoever is interrupted meanwhile.
    @Override
    public void close() {
        try (crowd;
                threads) {
            listening.close();
            // Nobody comes any more after this, so that those who are here are all.
            accepting.close();
            connections.forEach(Connection::end);
            threads.shutdownNow();
            crowd.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
