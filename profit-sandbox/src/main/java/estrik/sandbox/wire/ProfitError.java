package estrik.sandbox.wire;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A refusal in AFAS's own terms. REST and SOAP each write it in their own form.
///
/// Its text is in the language of the call. AFAS publishes most texts in English only; where a comment names no
/// source, the text in that language is made up after AFAS's own terms.
public final class ProfitError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // OAS troubleshooting.md: the number of "An unexpected error has occurred."
    static final int UNEXPECTED = -2147180999;
    // OAS howto-workflow-acties.md and a recorded reply: functional refusals.
    static final int REFUSED = -2147180996;

    // OAS troubleshooting.md: the number of "The entered value for 'Employee' does not exist."
    static final int NO_SUCH_VALUE = -2147220469;

    private final int status;
    private final int number;
    private final String dutch;
    private final String english;
    // An exception is serializable, so what it holds must be too.
    private final TreeMap<String, String> headers = new TreeMap<>();

    private ProfitError(int status, int number, String dutch, String english) {
        super(english, null, false, false);
        this.status = status;
        this.number = number;
        this.dutch = dutch;
        this.english = english;
    }

    private ProfitError with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public int status() {
        return status;
    }

    int number() {
        return number;
    }

    public String text(Locale language) {
        return language.getLanguage().equals("nl") ? dutch : english;
    }

    Map<String, String> headers() {
        return headers;
    }

    // English: OAS troubleshooting.md. Dutch: a comment in a public client.
    public static ProfitError unexpected() {
        return new ProfitError(
                500, UNEXPECTED, "Er is een onverwachte fout opgetreden", "An unexpected error has occurred.");
    }

    // The text was seen by a public client, in English only; which number it has is not known.
    public static ProfitError backend() {
        return new ProfitError(500, UNEXPECTED, "Unexpected backend error", "Unexpected backend error");
    }

    public static ProfitError refused(String dutch, String english) {
        return new ProfitError(500, REFUSED, dutch, english);
    }

    // English: OAS troubleshooting.md, also for a connector that is not linked. Dutch: made after what a public
    // client recorded of an UpdateConnector.
    public static ProfitError notSupported() {
        return notSupported("GetConnector");
    }

    public static ProfitError notSupported(String connector) {
        return refused(
                "Deze " + connector + " wordt niet ondersteund of de gebruiker is niet geautoriseerd.",
                connector + " not supported for this app or the user is not authorized");
    }

    // Dutch: recorded by a public client. English: made after that of a GetConnector.
    public static ProfitError updateNotSupported() {
        return refused(
                "General message: Deze UpdateConnector wordt niet ondersteund of de gebruiker is niet geautoriseerd.",
                "General message: UpdateConnector not supported for this app or the user is not authorized");
    }

    /// What AFAS says when a value refers to something that is not there.
    ///
    /// @param dutch the label of the field in Dutch
    // English: OAS troubleshooting.md.
    public static ProfitError noSuchValue(String dutch, String english) {
        return new ProfitError(
                500,
                NO_SUCH_VALUE,
                "De ingevoerde waarde bij '" + dutch + "' bestaat niet.",
                "The entered value for '" + english + "' does not exist.");
    }

    // English: OAS troubleshooting.md.
    public static ProfitError definitionBlocked() {
        return refused("Deze GetConnector (definitie) is geblokkeerd", "This GetConnector (definition) is blocked");
    }

    // English: OAS troubleshooting.md.
    public static ProfitError noSuchField(String field) {
        return refused("Connectorveld '" + field + "' niet gevonden", "Connector field '" + field + "' not found");
    }

    // OAS get-connector.md: columns times rows must stay below 150,000. The text looks like one of the run-time
    // library, which has no language.
    public static ProfitError outOfMemory() {
        return refused("Out of memory", "Out of memory");
    }

    // OAS-new news-profit7: a token that is not base64 gives a 500; its text is not published.
    public static ProfitError plainToken() {
        return refused("Het token moet met base64 zijn gecodeerd", "The token must be base64 encoded");
    }

    // Recorded by a public client, in English only.
    public static ProfitError invalidJson() {
        return new ProfitError(400, 0, "Invalid json", "Invalid json");
    }

    public static ProfitError badRequest() {
        return empty(400);
    }

    public static ProfitError unauthorized() {
        return empty(401);
    }

    // OAS-new authentication.md (P9): a 401 of the API says so of an access token of this scheme.
    public static ProfitError invalidToken(String scheme) {
        var name = scheme.equalsIgnoreCase("DPoP") ? "DPoP" : "Bearer";
        return unauthorized().with("WWW-Authenticate", name + " error=\"invalid_token\"");
    }

    // RFC 9449 section 9.
    public static ProfitError useDpopNonce(String nonce) {
        return unauthorized()
                .with("WWW-Authenticate", "DPoP error=\"use_dpop_nonce\"")
                .with("DPoP-Nonce", nonce);
    }

    // OAS-new authentication.md (P9): 503 when what was used cannot be remembered.
    public static ProfitError unavailable() {
        return empty(503);
    }

    public static ProfitError forbidden() {
        return empty(403);
    }

    public static ProfitError notFound() {
        return empty(404);
    }

    public static ProfitError tooLarge() {
        return empty(413);
    }

    private static ProfitError empty(int status) {
        return new ProfitError(status, 0, "", "");
    }

    public static String logReference() {
        return hex32();
    }

    /// 32 hexadecimal digits, upper case: the form of AFAS's references and GUIDs.
    public static String hex32() {
        return hex32(UUID.randomUUID());
    }

    public static String hex32(UUID id) {
        return id.toString().replace("-", "").toUpperCase(Locale.ROOT);
    }
}
