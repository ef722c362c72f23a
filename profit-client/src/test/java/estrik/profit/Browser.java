package estrik.profit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A person's browser at Profit's sign-in page, of which it knows only that it has a form.
final class Browser {
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private Browser() {}

    /// Opens the page and says who it is.
    ///
    /// @return where Profit sends the browser
    static URI signIn(URI address, String user) {
        return answer(address, "user", user);
    }

    static URI cancel(URI address) {
        return answer(address, "cancel", "1");
    }

    private static URI answer(URI address, String name, String value) {
        try (var http = HttpClient.newHttpClient()) {
            var page = http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            var form = page.substring(page.indexOf("<form"), page.indexOf("</form>"));
            var action = ACTION.matcher(form).results().findFirst().orElseThrow(() -> new AssertionError(page));
            var body = HIDDEN.matcher(form)
                    .results()
                    .map((MatchResult input) -> pair(input.group(1), text(input.group(2))))
                    .collect(Collectors.joining("&", "", "&" + pair(name, value)));
            var answer = http.send(
                    HttpRequest.newBuilder(address.resolve(text(action.group(1))))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return URI.create(
                    answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String text(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
