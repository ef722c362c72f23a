package estrik.benchmarks;

import estrik.demo.Demo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Somebody who asks for pages, signed in or not, and takes them compressed as browsers do.
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;
    private final String cookie;

    private Visitor(URI uri, String cookie) {
        this.uri = uri;
        this.cookie = cookie;
    }

    static Visitor unknown(URI uri) {
        return new Visitor(uri, "");
    }

    /// Signs `anna` in through the sign-in page.
    static Visitor signedIn(URI uri) throws IOException, InterruptedException {
        var cookies = new CookieManager();
        try (var http = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            var page = http.send(HttpRequest.newBuilder(uri.resolve("/sign-in")).build(), BodyHandlers.ofString());
            var csrf = CSRF.matcher(page.body());
            if (!csrf.find()) {
                throw new IllegalStateException("The sign-in page has no form.");
            }
            var form = "login=" + encoded(VanDelft.LOGIN) + "&password=" + encoded(Demo.PASSWORD) + "&_csrf="
                    + encoded(csrf.group(1));
            var signIn = HttpRequest.newBuilder(uri.resolve("/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build();
            var answer = http.send(signIn, BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 3) {
                throw new IllegalStateException("Nobody was signed in: status " + answer.statusCode() + ".");
            }
        }
        var session = cookies.getCookieStore().get(uri).stream()
                .filter(one -> one.getName().equals("estrik"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        return new Visitor(uri, session);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The value of the session cookie.
    String session() {
        return cookie;
    }

    /// Asks for a page and reads it to its end.
    void visit(String path) throws InterruptedException {
        var answer = send(HttpRequest.newBuilder(uri.resolve(path)).header("Accept-Encoding", "gzip"));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered with status " + answer.statusCode() + ".");
        }
    }

    /// The text of a page.
    String read(String path) throws InterruptedException {
        return new String(send(HttpRequest.newBuilder(uri.resolve(path))).body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            if (!cookie.isEmpty()) {
                request.header("Cookie", "estrik=" + cookie);
            }
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
