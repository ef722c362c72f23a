package estrik.workspace.connection;

import estrik.workspace.text.Phrase;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The hosts that a connection may name: AFAS Online, and those that the operator's settings add.
/// Nothing is called before its address has passed here, so nobody can make this server call another.
public final class AfasHosts {
    // The hosts of the REST services: production, test, accept and course.
    private static final Pattern AFAS_ONLINE =
            Pattern.compile("[0-9]{5,6}[a-z]{0,2}\\.rest(test|accept|cursus)?\\.afas\\.online");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    private final Set<String> others;

    /// @param others hosts, each with its port where it has one, in lower case
    public AfasHosts(Set<String> others) {
        this.others = Set.copyOf(others);
    }

    /// What came of looking at an address.
    public sealed interface Checked {}

    /// The address in the one form in which it is stored.
    public record Allowed(URI apiUrl) implements Checked {}

    /// Why the address is not called.
    public record Refused(Phrase phrase) implements Checked {}

    /// Looks at an address that somebody typed. A missing path becomes `/ProfitRestServices`.
    public Checked check(String typed) {
        URI uri;
        try {
            uri = URI.create(typed.strip());
        } catch (IllegalArgumentException _) {
            return refused("connection.problem.url");
        }
        var host = uri.getHost();
        if (host == null || uri.getScheme() == null || !uri.isAbsolute()) {
            return refused("connection.problem.url");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return refused("connection.problem.url");
        }
        var path = uri.getRawPath().replaceFirst("/+$", "");
        if (!PATH.matcher(path).matches() || path.contains("/.")) {
            return refused("connection.problem.url");
        }
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var lowerHost = host.toLowerCase(Locale.ROOT);
        var authority = uri.getPort() == -1 ? lowerHost : lowerHost + ":" + uri.getPort();
        if (path.isEmpty()) {
            path = "/ProfitRestServices";
        }
        if (AFAS_ONLINE.matcher(authority).matches()) {
            return scheme.equals("https")
                    ? new Allowed(URI.create("https://" + authority + path))
                    : refused("connection.problem.url");
        }
        if (others.contains(authority) && (scheme.equals("https") || scheme.equals("http"))) {
            return new Allowed(URI.create(scheme + "://" + authority + path));
        }
        return new Refused(Phrase.of("connection.problem.host", authority));
    }

    private static Refused refused(String key) {
        return new Refused(Phrase.of(key));
    }
}
