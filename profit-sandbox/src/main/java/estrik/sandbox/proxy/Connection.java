package estrik.sandbox.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// One connection through the proxy: a socket on each side, and bytes on their way in both directions.
final class Connection {
    private static final int PORTION = 16 * 1024;
    private static final int WAITING = 64;
    private static final Duration TICK = Duration.ofMillis(50);

    /// Bytes that arrive at a time of their own, so that latency delays all of them and slows down none.
    ///
    /// @param due by [System#nanoTime()]
    private record Piece(int length, Bytes bytes, long due) {
        static final Piece END = new Piece(0, new Bytes(new byte[0]), 0);
    }

    private static final class Bytes {
        private final byte[] all;

        Bytes(byte[] all) {
            this.all = all;
        }
    }

    private final Socket client;
    private final Socket server = new Socket();
    private final Supplier<Line> line;

    Connection(Socket client, Supplier<Line> line) {
        this.client = client;
        this.line = line;
    }

    /// Returns when the connection is over.
    void run(InetSocketAddress target, ExecutorService threads) {
        try {
            switch (line.get()) {
                case Line.Refused refused -> close();
                case Line.Reset reset -> reset();
                case Line.Silent silent -> swallow(client.getInputStream());
                case Line.Open open -> {
                    server.connect(new InetSocketAddress(target.getHostString(), target.getPort()), 10_000);
                    client.setTcpNoDelay(true);
                    server.setTcpNoDelay(true);
                    var down = threads.submit(() -> pass(false, threads));
                    pass(true, threads);
                    down.get();
                }
            }
        } catch (IOException | RejectedExecutionException | ExecutionException e) {
            // One side is gone or was never there: the other one learns it from the closed connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void swallow(InputStream in) throws IOException {
        var portion = new byte[PORTION];
        while (in.read(portion) >= 0) {
            if (!(line.get() instanceof Line.Silent)) {
                return;
            }
        }
    }

    private void pass(boolean up, ExecutorService threads) {
        var underway = new ArrayBlockingQueue<Piece>(WAITING);
        var writing = threads.submit(() -> write(up, underway));
        try {
            read(up, underway);
            underway.put(Piece.END);
            writing.get();
        } catch (IOException | ExecutionException e) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        } finally {
            writing.cancel(true);
        }
    }

    private void read(boolean up, BlockingQueue<Piece> underway) throws IOException, InterruptedException {
        var in = (up ? client : server).getInputStream();
        var portion = new byte[PORTION];
        for (int got = in.read(portion); got >= 0; got = in.read(portion)) {
            var latency = line.get() instanceof Line.Open open ? open.latency() : Duration.ZERO;
            underway.put(new Piece(got, new Bytes(Arrays.copyOf(portion, got)), System.nanoTime() + latency.toNanos()));
        }
    }

    private Void write(boolean up, BlockingQueue<Piece> underway) throws IOException, InterruptedException {
        Line present = line.get();
        long passed = 0;
        for (var piece = underway.take(); piece.length() > 0; piece = underway.take()) {
            Thread.sleep(Duration.ofNanos(Math.max(0, piece.due() - System.nanoTime())));
            if (!line.get().equals(present)) {
                present = line.get();
                passed = 0;
            }
            switch (present) {
                case Line.Refused refused -> close();
                case Line.Reset reset -> reset();
                case Line.Silent silent -> {
                    // Swallowed.
                }
                case Line.Open open -> {
                    long left = open.most(up) - passed;
                    int passes = (int) Math.min(piece.length(), left);
                    write(up, piece.bytes().all, passes, open.bandwidth());
                    passed += passes;
                    if (passed >= open.most(up)) {
                        end(open.end());
                    }
                }
            }
        }
        (up ? server : client).shutdownOutput();
        return null;
    }

    private void write(boolean up, byte[] bytes, int length, long bandwidth) throws IOException, InterruptedException {
        var out = (up ? server : client).getOutputStream();
        int portion = Math.clamp(bandwidth / (1_000 / TICK.toMillis()), 1, PORTION);
        for (int at = 0; at < length; at += portion) {
            int sent = Math.min(portion, length - at);
            out.write(bytes, at, sent);
            if (bandwidth < Integer.MAX_VALUE) {
                Thread.sleep(Duration.ofNanos(1_000_000_000L * sent / bandwidth));
            }
        }
    }

    private void end(Line.End end) {
        switch (end) {
            case CLOSE -> close();
            case RESET -> reset();
            case SILENCE -> {
                // What still comes is swallowed, for nothing is left of what may pass.
            }
        }
    }

    /// Ends it with RST on both sides.
    void reset() {
        try {
            // Java sends RST where closing may not linger at all.
            client.setSoLinger(true, 0);
            server.setSoLinger(true, 0);
        } catch (SocketException e) {
            // It is closed already.
        }
        close();
    }

    void close() {
        TcpProxy.closeQuietly(client);
        TcpProxy.closeQuietly(server);
    }
}
