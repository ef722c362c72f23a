package estrik.sandbox.wire;

import java.util.Locale;
import java.util.UUID;

/// A refusal in AFAS's own terms. REST and SOAP each write it in their own form.
///
/// AFAS publishes its error texts mostly in English; the sandbox gives only those.
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

    private ProfitError(int status, int number, String message) {
        super(message, null, false, false);
        this.status = status;
        this.number = number;
    }

    public int status() {
        return status;
    }

    int number() {
        return number;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    public static ProfitError unexpected() {
        return new ProfitError(500, UNEXPECTED, "An unexpected error has occurred.");
    }

    public static ProfitError refused(String text) {
        return new ProfitError(500, REFUSED, text);
    }

    // OAS troubleshooting.md, also for a connector that is not linked.
    public static ProfitError notSupported() {
        return notSupported("GetConnector");
    }

    public static ProfitError notSupported(String connector) {
        return refused(connector + " not supported for this app or the user is not authorized");
    }

    // Recorded by a public client, in Dutch only.
    public static ProfitError updateNotSupported() {
        return refused("General message: Deze UpdateConnector wordt niet ondersteund of de gebruiker is niet"
                + " geautoriseerd.");
    }

    /// What AFAS says when a value refers to something that is not there.
    ///
    /// @param field the label of the field
    public static ProfitError noSuchValue(String field) {
        return new ProfitError(500, NO_SUCH_VALUE, "The entered value for '" + field + "' does not exist.");
    }

    public static ProfitError definitionBlocked() {
        return refused("This GetConnector (definition) is blocked");
    }

    public static ProfitError noSuchField(String field) {
        return refused("Connector field '" + field + "' not found");
    }

    // OAS get-connector.md: columns times rows must stay below 150,000.
    public static ProfitError outOfMemory() {
        return refused("Out of memory");
    }

    // OAS-new news-profit7: a token that is not base64 gives a 500; its text is not published.
    public static ProfitError plainToken() {
        return refused("The token must be base64 encoded");
    }

    public static ProfitError invalidJson() {
        return new ProfitError(400, 0, "Invalid json");
    }

    public static ProfitError badRequest() {
        return new ProfitError(400, 0, "");
    }

    public static ProfitError unauthorized() {
        return new ProfitError(401, 0, "");
    }

    public static ProfitError notFound() {
        return new ProfitError(404, 0, "");
    }

    public static ProfitError tooLarge() {
        return new ProfitError(413, 0, "");
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
