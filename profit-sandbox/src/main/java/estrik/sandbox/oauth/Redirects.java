package estrik.sandbox.oauth;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Addresses that a sign-in may come back to.
final class Redirects {
    private static final int LONGEST = 1000;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+");

    private Redirects() {}

    // AFAS asks for exact addresses and says no more. Plain http is fine in a sandbox, whose callers run next to it.
    static List<String> check(List<String> uris) {
        uris.forEach(Redirects::check);
        return List.copyOf(uris);
    }

    private static void check(String given) {
        var uri = parsed(given);
        boolean web = isWeb(uri);
        // RFC 8252 section 7.1: the scheme of an app is a domain name backwards, so it has a period.
        boolean app = !web && uri.getScheme() != null && uri.getScheme().contains(".");
        if (given.length() > LONGEST
                || !(app || (web && uri.getHost() != null))
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "'" + Form.shown(given) + "' is no redirect URL; write one such as https://app.example/back"
                            + " or com.example.app:/back, without a fragment");
        }
    }

    /// What a page's `form-action` must name so that a browser follows a redirect there.
    static String source(String redirectUri) {
        var uri = parsed(redirectUri);
        var host = uri.getHost();
        if (!isWeb(uri) || host == null || !HOST.matcher(host).matches()) {
            return uri.getScheme() + ":";
        }
        return uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    static String with(String redirectUri, String parameters) {
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + parameters;
    }

    private static boolean isWeb(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https") || scheme.equals("http");
    }

    private static URI parsed(String given) {
        try {
            return URI.create(given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + Form.shown(given) + "' is no redirect URL");
        }
    }
}
