package estrik.profit;

import java.net.URI;
import java.net.http.HttpRequest;

/// What one request shows to prove who calls.
@FunctionalInterface
interface Proof {

    /// Puts it on the request.
    void sign(HttpRequest.Builder request, String method, URI uri);

    /// Whether this answer says that Profit did nothing, because it wants a proof that can still be given.
    default boolean isOverruledBy(Reply reply) {
        return false;
    }
}
