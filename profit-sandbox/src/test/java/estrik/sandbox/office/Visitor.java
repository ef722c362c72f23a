package estrik.sandbox.office;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Somebody with a browser that runs no script: opens pages, fills in forms, is sent on.
public final class Visitor {
    private final ProfitSandbox profit;
    private final Caller caller;
    private final String language;

    public Visitor(ProfitSandbox profit) {
        this(profit, "nl");
    }

    public Visitor(ProfitSandbox profit, String language) {
        this.profit = profit;
        this.caller = new Caller(profit);
        this.language = language;
    }

    public HttpResponse<String> open(String path) {
        return caller.get("/_sandbox/" + path, "Accept-Language", language);
    }

    public String page(String path) {
        return open(path).body();
    }

    /// Sends a form as a browser does, and stays where that leads.
    public HttpResponse<String> post(String path, String... pairs) {
        return caller.post(
                "/_sandbox/" + path,
                form(pairs),
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Origin",
                profit.uri().toString(),
                "Sec-Fetch-Site",
                "same-origin",
                "Accept-Language",
                language);
    }

    /// Sends a form and goes where the answer sends it.
    public String follow(String path, String... pairs) {
        var answer = post(path, pairs);
        if (answer.statusCode() != 303) {
            throw new AssertionError("The form was not taken: " + answer.statusCode() + " " + problem(answer.body()));
        }
        return caller.get(answer.headers().firstValue("Location").orElseThrow(), "Accept-Language", language)
                .body();
    }

    /// The sentence at the field that is wrong.
    public static String problem(String page) {
        var found = Pattern.compile("class=\"error\"[^>]*>([^<]*)<").matcher(page);
        return found.find() ? found.group(1) : "";
    }

    private static String form(String... pairs) {
        var form = new StringBuilder();
        for (int at = 0; at < pairs.length; at += 2) {
            form.append(at == 0 ? "" : "&")
                    .append(URLEncoder.encode(pairs[at], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(pairs[at + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }
}
