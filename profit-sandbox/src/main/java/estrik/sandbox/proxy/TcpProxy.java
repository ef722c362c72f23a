package estrik.sandbox.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A proxy on loopback in front of any host and port. It passes bytes on as they are and knows nothing of HTTP.
///
/// How it behaves is said by [#use(Line)], for connections that are open too, from their next byte on. Shared by
/// threads.
public final class TcpProxy implements AutoCloseable {
    private final InetSocketAddress target;
    private final InetSocketAddress address;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private volatile Line line = Line.open();
    private @Nullable ServerSocket listening;
    // Bound and not listening: connections are refused, and nobody else takes the port meanwhile.
    private @Nullable Socket reserved;
    private Future<?> accepting;
    private boolean closed;

    private TcpProxy(InetSocketAddress target) {
        this.target = target;
        try {
            var first = listen(new InetSocketAddress(loopback(), 0));
            address = new InetSocketAddress(loopback(), first.getLocalPort());
            listening = first;
            accepting = threads.submit(() -> accept(first));
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy cannot listen on loopback.", e);
        }
    }

    /// Starts one on a free port.
    public static TcpProxy to(String host, int port) {
        return new TcpProxy(new InetSocketAddress(host, port));
    }

    public int port() {
        return address.getPort();
    }

    /// Where it is, for HTTP, without a slash at the end.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// How many connections it has taken in so far.
    public int connections() {
        return made.get();
    }

    /// From now on connections behave like this.
    public synchronized void use(Line now) {
        if (closed) {
            throw new IllegalStateException("The proxy is closed");
        }
        line = now;
        try {
            if (now instanceof Line.Refused) {
                refuse();
            } else {
                listen();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The proxy cannot listen on port " + port() + " any more.", e);
        }
    }

    /// From now on everything passes again.
    public void mend() {
        use(Line.open());
    }

    /// Resets every connection that is open at this moment.
    public void resetAll() {
        open.forEach(Connection::reset);
    }

    private void refuse() throws IOException {
        if (listening != null) {
            listening.close();
            listening = null;
            // The port is given up only when nobody waits on it any more.
            awaitQuietly(accepting);
            reserved = new Socket();
            reserved.setReuseAddress(true);
            reserved.bind(address);
        }
        open.forEach(Connection::close);
    }

    private void listen() throws IOException {
        if (listening == null) {
            closeQuietly(reserved);
            reserved = null;
            var again = listen(address);
            listening = again;
            accepting = threads.submit(() -> accept(again));
        }
    }

    private static ServerSocket listen(InetSocketAddress at) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(at, 1024);
        return socket;
    }

    // By number: a machine without IPv4 names would otherwise listen elsewhere than uri() says.
    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    private void accept(ServerSocket on) {
        while (!on.isClosed()) {
            try {
                var client = on.accept();
                made.incrementAndGet();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // The listening socket was closed, or one client was gone before it was taken in.
            }
        }
    }

    private void serve(Socket client) {
        var connection = new Connection(client, () -> line);
        open.add(connection);
        try {
            connection.run(target, threads);
        } finally {
            connection.close();
            open.remove(connection);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            closeQuietly(listening);
            closeQuietly(reserved);
        }
        threads.shutdownNow();
        open.forEach(Connection::close);
        threads.close();
    }

    private static void awaitQuietly(Future<?> end) {
        try {
            end.get();
        } catch (ExecutionException e) {
            // It is over either way.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void closeQuietly(@Nullable AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            // It is done with either way.
        }
    }

    @Override
    public String toString() {
        return "TcpProxy[" + port() + " to " + target + "]";
    }
}
