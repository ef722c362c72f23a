package estrik.workspace.live;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.live.Outbox.Told;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A [Stream] on a real server, with readers that read and readers that don't.
class StreamTest {
    private static final String TILE = "x".repeat(32_768);

    private final BlockingQueue<Stream> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<Stream> ended = new LinkedBlockingQueue<>();
    private final AtomicInteger painted = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(2_000);
        server.addConnector(connector);
        var context = new ServletContextHandler();
        var streaming = new FilterHolder((request, response, _) -> stream(request, response));
        streaming.setAsyncSupported(true);
        context.addFilter(streaming, "/live", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        threads.close();
    }

    @Test
    void writesWhatItIsToldAsSoonAsItIsTold() throws Exception {
        try (var reader = reader()) {
            var stream = opened();
            reader.awaitLine("retry: 100");

            stream.tell(outbox -> outbox.repaint(List.of("first")));
            reader.awaitLine("data: first 1 ");

            stream.tell(outbox -> outbox.repaint(List.of("second")));
            reader.awaitLine("data: second 2 ");
        }
    }

    @Test
    void tellsAThousandChangesInFarFewerPaintings() throws Exception {
        try (var deaf = Reader.deaf(uri(), Map.of())) {
            var stream = opened();
            for (var i = 0; i < 1_000; i++) {
                stream.tell(outbox -> outbox.repaint(List.of("a", "b", "c")));
            }
            assertThat(stream.waiting()).isLessThanOrEqualTo(3);
            assertThat(deaf).isNotNull();
        }
        assertThat(painted.get()).isLessThan(1_000);
    }

    @Test
    void aReaderThatStopsReadingKeepsNobodyWaitingAndIsLetGo() throws Exception {
        try (var deaf = Reader.deaf(uri(), Map.of())) {
            var stuck = opened();
            try (var reader = reader()) {
                var stream = opened();
                for (var i = 0; stuck.waiting() < 2; i++) {
                    stuck.tell(outbox -> outbox.repaint(List.of("a", "b")));
                    stream.tell(outbox -> outbox.repaint(List.of("a")));
                    reader.awaitLine("data: a ");
                    assertThat(i).as("rounds until the reader is felt").isLessThan(10_000);
                }
                for (var i = 0; i < 100; i++) {
                    stuck.tell(outbox -> outbox.repaint(List.of("a", "b")));
                    stream.tell(outbox -> outbox.repaint(List.of("b")));
                    reader.awaitLine("data: b ");
                }
                assertThat(stuck.waiting()).isEqualTo(2);
                assertThat(ended.poll(10, TimeUnit.SECONDS)).isSameAs(stuck);
            }
            assertThat(deaf).isNotNull();
        }
    }

    @Test
    void staysOpenWhileNothingHappensButBeats() throws Exception {
        try (var reader = reader()) {
            var stream = opened();
            var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            while (System.nanoTime() < until) {
                stream.tell(Outbox::beat);
                reader.awaitBeat();
                assertThat(ended.poll(500, TimeUnit.MILLISECONDS)).isNull();
            }
            stream.tell(outbox -> outbox.repaint(List.of("a")));
            reader.awaitLine("data: a ");
        }
    }

    @Test
    void endsWhenItIsClosed() throws Exception {
        try (var reader = reader()) {
            var stream = opened();
            reader.awaitLine("retry:");

            stream.close();

            reader.awaitEnd();
            assertThat(ended.poll(10, TimeUnit.SECONDS)).isSameAs(stream);
        }
    }

    @Test
    void noticesAtTheNextBeatThatTheReaderIsGone() throws Exception {
        Stream stream;
        try (var reader = reader()) {
            stream = opened();
            reader.awaitLine("retry:");
        }
        for (var i = 0; ended.isEmpty(); i++) {
            assertThat(i).as("beats").isLessThan(100_000);
            stream.tell(Outbox::beat);
            Thread.onSpinWait();
        }
        assertThat(ended.peek()).isSameAs(stream);
    }

    @Test
    void letsAPageGoThatCannotBePainted() throws Exception {
        try (var reader = reader()) {
            var stream = opened();

            stream.tell(outbox -> outbox.repaint(List.of("broken")));

            reader.awaitEnd();
        }
    }

    private Reader reader() {
        return Reader.open(uri(), Map.of());
    }

    private Stream opened() throws InterruptedException {
        var stream = opened.poll(10, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("No stream was opened");
        }
        return stream;
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    private byte[] paint(Told told) {
        return switch (told) {
            case Told.Repaint(var tile) -> {
                if (tile.equals("broken")) {
                    throw new IllegalStateException("cannot paint " + tile);
                }
                yield Frame.event("tile", tile + " " + painted.incrementAndGet() + " " + TILE);
            }
            case Told.Checked(var tile) -> Frame.event("checked", tile);
            case Told.Beat() -> Frame.comment();
        };
    }

    private void stream(ServletRequest request, ServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=utf-8");
        response.setBufferSize(512);
        var context = request.startAsync();
        context.setTimeout(0);
        var stream =
                new Stream(context, response.getOutputStream(), Frame.retry(100), this::paint, threads, ended::add);
        opened.add(stream);
        stream.begin();
    }
}
