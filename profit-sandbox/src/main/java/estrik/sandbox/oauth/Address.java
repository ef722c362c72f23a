package estrik.sandbox.oauth;

import estrik.sandbox.wire.Request;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// Compares an address that a client wrote down with the one at which its call came in.
///
/// The scheme is left out of it, so that a sandbox may stand behind a proxy that speaks TLS; and the letter
/// case of paths, as AFAS does.
final class Address {
    private static final String TOKEN = "/oauth/token";
    private static final String REST = "/profitrestservices";

    private Address() {}

    static boolean isThatOf(String given, Request request) {
        return same(given, request, Set.of(plain(request.rawPath())));
    }

    // OAS-new authentication.md: aud is the token URL or the base URL; both writings of "base" are taken.
    static boolean isTokenEndpointOrBase(String given, Request request) {
        var token = plain(request.rawPath());
        var rest = token.endsWith(TOKEN) ? token.substring(0, token.length() - TOKEN.length()) : token;
        var base = rest.endsWith(REST) ? rest.substring(0, rest.length() - REST.length()) : rest;
        return same(given, request, Set.of(token, rest, base));
    }

    private static boolean same(String given, Request request, Set<String> paths) {
        try {
            var uri = URI.create(given);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getRawAuthority() != null
                    && host(uri.getRawAuthority()).equals(host(request.host()))
                    && paths.contains(plain(uri.getRawPath()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String host(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }

    private static String plain(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
