package estrik.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody who uses a workspace by HTTP alone: keeps cookies, follows nothing by itself, and sends
/// forms with the token of the page that was read last.
final class Caller implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI workspace;
    private final Consumer<Heard> kept;
    private String token = "";

    /// @param kept is handed every answer
    Caller(URI workspace, Consumer<Heard> kept) {
        this.workspace = workspace;
        this.kept = kept;
    }

    Caller(URI workspace) {
        this(workspace, _ -> {});
    }

    /// A whole answer.
    ///
    /// @param asked method and path
    /// @param head status and headers, as text
    record Heard(String asked, int status, String head, String text, String location) {
        Heard must(int wanted) {
            assertThat(status).as("%s answered %s\n%s", asked, head, text).isEqualTo(wanted);
            return this;
        }

        /// What stands in the page where the pattern has its group.
        String find(String pattern) {
            var found = Pattern.compile(pattern).matcher(text);
            assertThat(found.find()).as("%s in %s:\n%s", pattern, asked, text).isTrue();
            return found.group(1);
        }
    }

    Heard open(String path) {
        return send(to(path));
    }

    /// Sends a form: names and values in turn, and the token.
    Heard post(String path, String... fields) {
        var form = new StringBuilder("_csrf=").append(encoded(token));
        for (var i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return postAsIs(path, form.toString());
    }

    /// Sends a form that is written out already.
    Heard postAsIs(String path, String form) {
        return send(to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(workspace.resolve(path))
                .header("Accept-Language", "en")
                .timeout(PATIENCE);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Heard send(HttpRequest.Builder wish) {
        return send(wish, "\n");
    }

    /// Reads a stream of events until this text came.
    Heard listen(String path, String until) {
        return send(to(path), until);
    }

    private Heard send(HttpRequest.Builder wish, String untilInStream) {
        var request = wish.build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            var stream = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            String body;
            try (var bytes = answer.body()) {
                body = stream ? until(untilInStream, bytes) : new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            }
            var head = answer.headers().map().entrySet().stream()
                    .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                    .collect(Collectors.joining("\n", answer.statusCode() + "\n", ""));
            var heard = new Heard(
                    request.method() + " " + request.uri().getRawPath(),
                    answer.statusCode(),
                    head,
                    body,
                    answer.headers().firstValue("Location").orElse(""));
            var found = TOKEN.matcher(heard.text);
            if (found.find()) {
                token = found.group(1);
            }
            kept.accept(heard);
            return heard;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static String until(String text, InputStream bytes) throws IOException {
        var read = new ByteArrayOutputStream();
        var some = new byte[8_192];
        while (!read.toString(StandardCharsets.UTF_8).contains(text)) {
            var count = bytes.read(some);
            if (count < 0) {
                break;
            }
            read.write(some, 0, count);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
