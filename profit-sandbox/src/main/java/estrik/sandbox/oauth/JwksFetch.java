package estrik.sandbox.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gets the JWKS of a client: over HTTPS, without following redirects, at most 64 KB.
// OAS-new authentication.md (P9). That plain http works on loopback is the sandbox's own ease.
final class JwksFetch {
    private static final int MOST_BYTES = 64 * 1024;
    private static final long SECONDS = 5;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private JwksFetch() {}

    static String check(String url) {
        try {
            var uri = URI.create(url.strip());
            var host = uri.getHost();
            boolean good = host != null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
            if (good) {
                return uri.toString();
            }
        } catch (IllegalArgumentException e) {
            // Answered below: an address that cannot be read is no better than a wrong one.
        }
        throw new IllegalArgumentException("A JWKS URL begins with https://; http:// works on loopback only");
    }

    static byte[] of(String url) {
        var http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header("Accept", "application/json")
                    .build();
            // The limit holds for the body too, which a request's own timeout does not.
            return http.sendAsync(request, BodyHandlers.ofInputStream())
                    .thenApply(JwksFetch::body)
                    .get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw unreadable(url, "no answer within " + SECONDS + " seconds");
        } catch (ExecutionException e) {
            throw unreadable(
                    url,
                    e.getCause() instanceof Refused refused
                            ? String.valueOf(refused.getMessage())
                            : "the connection failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreadable(url, "the sandbox is stopping");
        } finally {
            http.shutdownNow();
        }
    }

    private static byte[] body(HttpResponse<InputStream> response) {
        try (var in = response.body()) {
            if (response.statusCode() != 200) {
                throw new Refused("the answer was " + response.statusCode() + " and not 200");
            }
            var body = in.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new Refused("the answer is larger than 64 KB");
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OAuthError unreadable(String url, String why) {
        return OAuthError.invalidClient(false, "The keys at " + url + " cannot be read: " + why + ".");
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why, null, false, false);
        }
    }
}
