package estrik.sandbox.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The connection of a caller: one call after the other, each answered before the next is read. It belongs to the
/// thread that runs it; any other may end it.
final class Connection implements Runnable {
    private static final System.Logger LOG = System.getLogger("estrik.sandbox");
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final long NEVER = Long.MAX_VALUE;

    private final SocketChannel channel;
    private final HttpServer server;
    private final HttpServer.Handler handler;
    private final InetAddress caller;
    private final Input input;
    /// When the caller has taken too long, in milliseconds of [System#nanoTime()].
    private volatile long late = NEVER;

    Connection(SocketChannel channel, HttpServer server, HttpServer.Handler handler) throws IOException {
        this.channel = channel;
        this.server = server;
        this.handler = handler;
        caller = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
        input = new Input(channel);
    }

    InetAddress caller() {
        return caller;
    }

    String date() {
        return server.date();
    }

    @Override
    public void run() {
        try (channel) {
            // Otherwise the end of an answer may wait for the caller to acknowledge its beginning.
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            boolean goesOn = true;
            while (goesOn) {
                goesOn = answersOne();
            }
        } catch (IOException gone) {
            // There is nobody left to tell.
        } catch (RuntimeException unforeseen) {
            LOG.log(System.Logger.Level.ERROR, "A call failed inside the sandbox", unforeseen);
        } finally {
            server.ended(this);
        }
    }

    /// Whether another call may follow.
    private boolean answersOne() throws IOException {
        lateAfter(server.idle());
        if (!input.awaits()) {
            return false;
        }
        lateAfter(server.slowestHead());
        CallHead call;
        try {
            call = CallHead.read(input);
        } catch (Refused refused) {
            refuse(refused);
            return false;
        }
        late = NEVER;
        return answers(new Exchange(this, call, input));
    }

    private boolean answers(Exchange exchange) throws IOException {
        try {
            handler.handle(exchange);
            if (exchange.isDone()) {
                return true;
            }
        } catch (Refused refused) {
            if (!exchange.hasBegun()) {
                refuse(refused);
                return false;
            }
        }
        if (exchange.hasBegun() && exchange.leavesSomething()) {
            leave();
        }
        return false;
    }

    private void refuse(Refused refused) throws IOException {
        var sentence = (refused.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
        var head = new AnswerHead(refused.status())
                .with("Content-Type", "text/plain; charset=utf-8")
                .with("Content-Length", Integer.toString(sentence.length))
                .with("Connection", "close")
                .with("Date", date());
        write(head.ended(), ByteBuffer.wrap(sentence));
        leave();
    }

    /// Reads on for a moment: to close while bytes are under way would take back the answer.
    private void leave() throws IOException {
        channel.shutdownOutput();
        lateAfter(FAREWELL);
        input.drain();
    }

    void write(ByteBuffer... parts) throws IOException {
        for (var part : parts) {
            while (part.hasRemaining()) {
                channel.write(parts);
            }
        }
    }

    private void lateAfter(Duration time) {
        late = now() + time.toMillis();
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    void endIfLate() {
        if (now() > late) {
            end();
        }
    }

    void end() {
        try {
            channel.close();
        } catch (IOException e) {
            // Then it has ended before.
        }
    }
}
