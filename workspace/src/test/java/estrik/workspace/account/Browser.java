package estrik.workspace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at a workspace, as far as HTTP goes: keeps cookies, follows nothing by itself, and sends
/// forms with the token of the page it read last.
public final class Browser implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private URI workspace;
    private String token = "";

    public Browser(URI workspace) {
        this.workspace = workspace;
    }

    /// The same browser, after the workspace came back at another port.
    public void goTo(URI elsewhere) {
        workspace = elsewhere;
    }

    public HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(workspace.resolve(path)).header("Accept-Language", "en"));
    }

    /// Sends a form: names and values in turn, and the token.
    public HttpResponse<String> post(String path, String... fields) {
        var form = new StringBuilder("_csrf=").append(encoded(token));
        for (var i = 0; i < fields.length; i += 2) {
            form.append('&').append(encoded(fields[i])).append('=').append(encoded(fields[i + 1]));
        }
        return postAsIs(path, form.toString());
    }

    public HttpResponse<String> postAsIs(String path, String form) {
        return send(HttpRequest.newBuilder(workspace.resolve(path))
                .header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            var found = TOKEN.matcher(answer.body());
            if (found.find()) {
                token = found.group(1);
            }
            return answer;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    public void signIn(String login, String password) {
        assertThat(tryPassword(login, password).statusCode()).isEqualTo(302);
        open("/me");
    }

    HttpResponse<String> tryPassword(String login, String password) {
        open("/sign-in");
        return post("/sign-in", "login", login, "password", password);
    }

    static String cookieLine(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    /// The cookies as a header carries them.
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Override
    public void close() {
        http.close();
    }
}
