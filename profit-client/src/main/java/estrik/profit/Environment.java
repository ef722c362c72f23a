package estrik.profit;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Where one AFAS Profit environment answers. A token belongs to exactly one environment.
///
/// Source of the addresses: `servers` of the AFAS OpenAPI files and AFAS help, *Endpoints for Profit
/// Connectors*.
///
/// @param rest base of the REST calls, without a slash at the end
/// @param soap base of the SOAP services, without a slash at the end
public record Environment(URI rest, URI soap) {
    private static final Pattern PARTICIPANT = Pattern.compile("[0-9]{5,6}");
    private static final Pattern ID = Pattern.compile("([OTA])([0-9]{5,6})[A-Z]{2}");
    private static final Pattern ONLINE = Pattern.compile("([0-9a-z]+)\\.rest(|test|accept|cursus)\\.afas\\.online");
    private static final Pattern SOAP_ONLINE = Pattern.compile(".*\\.soap(|test|accept|cursus)\\.afas\\.online");
    // Hosts in public clients of before the present ones.
    private static final Pattern OLD = Pattern.compile("(.*\\.)?(afasonlineconnector\\.nl|afasonline\\.(nl|com))");
    private static final String REST_PATH = "/ProfitRestServices";
    private static final String SOAP_PATH = "/profitservices";

    /// The kinds of environment that AFAS Online has for each participant.
    public enum Kind {
        /// Where the work is done (O).
        PRODUCTION(""),
        /// For trying things out (T).
        TEST("test"),
        /// The next version of Profit, early (A).
        ACCEPT("accept"),
        /// For courses. AFAS publishes no SOAP host for it; the one used here follows the pattern of the other
        /// three.
        COURSE("cursus");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /// Checks both addresses.
    ///
    /// @throws IllegalArgumentException when one is not a plain `http` or `https` address
    public Environment {
        rest = plain(rest);
        soap = plain(soap);
    }

    /// An environment at AFAS Online.
    ///
    /// @param participant the participant ("deelnemer") number: 5 digits, in some cases 6
    /// @throws IllegalArgumentException when the participant number is something else
    public static Environment online(String participant, Kind kind) {
        var number = participant.strip();
        if (!PARTICIPANT.matcher(number).matches()) {
            throw new IllegalArgumentException("An AFAS participant number is 5 or 6 digits, for example 12345.");
        }
        return at(URI.create("https://" + number + ".rest" + kind.word + ".afas.online" + REST_PATH));
    }

    /// An environment at AFAS Online by its environment id, as Profit shows it and as
    /// [Metainfo.EnvironmentInfo#envid()] gives it. The first letter tells the kind. Source: AFAS docs,
    /// *Start*.
    ///
    /// @param environmentId `O` (production), `T` (test) or `A` (accept), the participant number and two
    ///     letters: `O12345AA`, in any letter case
    /// @throws IllegalArgumentException when it is something else; which letter a course has, AFAS does not
    ///     publish
    public static Environment of(String environmentId) {
        var id = ID.matcher(environmentId.strip().toUpperCase(Locale.ROOT));
        if (!id.matches()) {
            throw new IllegalArgumentException(
                    "An AFAS environment id is O, T or A with 5 or 6 digits and 2 letters, " + "for example O12345AA.");
        }
        return online(
                id.group(2),
                switch (id.group(1)) {
                    case "O" -> Kind.PRODUCTION;
                    case "T" -> Kind.TEST;
                    default -> Kind.ACCEPT;
                });
    }

    /// Any Profit, found by its REST address: AFAS Online, a local installation, or a sandbox. The SOAP
    /// address follows from it: at AFAS Online the `soap…` host beside the `rest…` host, elsewhere
    /// `/profitservices` on the same host.
    ///
    /// @param restBase such as `https://profit.example/ProfitRestServices`, in any letter case; without any
    ///     path, `/ProfitRestServices` is added
    /// @throws IllegalArgumentException when it is no plain `http` or `https` address, its path ends
    ///     otherwise, or it is an address that AFAS no longer has
    public static Environment at(URI restBase) {
        var given = plain(restBase);
        var host = given.getHost().toLowerCase(Locale.ROOT);
        if (OLD.matcher(host).matches()) {
            throw new IllegalArgumentException("The address of a Profit environment is no longer at " + host
                    + " but, with your participant number, at https://12345.rest.afas.online.");
        }
        if (SOAP_ONLINE.matcher(host).matches()) {
            throw new IllegalArgumentException("The address of a Profit environment is given as that of REST, such as "
                    + "https://12345.rest.afas.online; this is that of SOAP, which follows from it.");
        }
        var rest = given.getRawPath().isEmpty() ? URI.create(given + REST_PATH) : given;
        if (!rest.getRawPath().toLowerCase(Locale.ROOT).endsWith(REST_PATH.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("The REST address of a Profit environment ends with " + REST_PATH + ".");
        }
        var text = rest.toString();
        var home = text.substring(0, text.length() - REST_PATH.length());
        var online = ONLINE.matcher(host);
        if (online.matches()) {
            if (!rest.getScheme().equalsIgnoreCase("https")) {
                throw new IllegalArgumentException(
                        "The address of a Profit environment at AFAS Online begins with https.");
            }
            home = "https://" + online.group(1) + ".soap" + online.group(2) + ".afas.online";
        }
        return new Environment(rest, URI.create(home + SOAP_PATH));
    }

    private static URI plain(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException("The address of a Profit environment begins with https:// and a host.");
        }
        if (address.getRawUserInfo() != null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The address of a Profit environment has no user, question mark or # in it.");
        }
        return URI.create(address.toString().replaceFirst("/+$", ""));
    }
}
