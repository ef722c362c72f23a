package estrik.sandbox.wire;

import estrik.sandbox.wire.Envelope.Version;
import java.util.Locale;
import java.util.function.Function;

/// Writes SOAP answers and faults, and reads the call before them.
public final class Soap {
    private Soap() {}

    /// Reads the call, lets it be answered, and turns every refusal into a fault.
    ///
    /// @param longestText the most characters that one element may hold
    public static Reply answer(Request request, int longestText, Function<Envelope, String> operation) {
        var version = Version.SOAP_1_1;
        try {
            var envelope = Envelope.read(request.body(), longestText);
            version = envelope.version();
            return Reply.text(200, version.type(), envelope(version, operation.apply(envelope)));
        } catch (Envelope.Unreadable e) {
            return fault(
                    version, "Client", "Server was unable to read request. ---> " + e.getMessage(), Locale.ENGLISH, "");
        } catch (ProfitError error) {
            if (error.status() != 500) {
                throw error;
            }
            return fault(version, error, request.language());
        }
    }

    /// The answer of an operation that returns nothing.
    // Self-closed: a public client accepts no other form.
    public static String done(String operation) {
        return "<" + operation + "Response xmlns=\"" + Envelope.AFAS + "\" />";
    }

    public static String result(String operation, String text) {
        // Recorded answers have quotes as they are, and this one alone is closed in itself when it is empty.
        if (text.isEmpty() && operation.equals("Execute")) {
            return "<ExecuteResponse xmlns=\"" + Envelope.AFAS + "\"><ExecuteResult /></ExecuteResponse>";
        }
        return "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult></%1$sResponse>"
                .formatted(operation, Envelope.AFAS, escape(text).replace("&quot;", "\""));
    }

    /// A result as the HTTP POST binding of ASMX gives it: without an envelope.
    public static String plain(String text) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<string xmlns=\"" + Envelope.AFAS + "\">" + escape(text)
                + "</string>";
    }

    // The detail's form was recorded by a public client; which codes stand before it is not published.
    public static Reply fault(Version version, ProfitError error, Locale language) {
        var message = error.text(language);
        var text = escape(message);
        var detail = """
                <ProfitApplicationException><ErrorNumber>%d</ErrorNumber><Message>%s</Message><Detail>Description.......: %s
                Log reference.....: %s
                </Detail></ProfitApplicationException>""".formatted(error.number(), text, text, ProfitError.logReference());
        return fault(version, "Server", message, language, detail);
    }

    private static Reply fault(Version version, String blame, String message, Locale language, String detail) {
        var fault = switch (version) {
            case SOAP_1_1 ->
                "<soap:Fault><faultcode>soap:%s</faultcode><faultstring>%s</faultstring><detail>%s</detail></soap:Fault>"
                        .formatted(blame, escape(message), detail);
            case SOAP_1_2 ->
                "<soap:Fault><soap:Code><soap:Value>soap:%s</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang=\"%s\">%s</soap:Text></soap:Reason><soap:Detail>%s</soap:Detail></soap:Fault>"
                        .formatted(
                                blame.equals("Client") ? "Sender" : "Receiver",
                                language.getLanguage(),
                                escape(message),
                                detail);
        };
        return Reply.text(500, version.type(), envelope(version, fault));
    }

    private static String envelope(Version version, String body) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"" + version.namespace()
                + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>"
                + body + "</soap:Body></soap:Envelope>";
    }

    /// The text with markup made harmless; what XML cannot hold at all becomes a question mark.
    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 32);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(isFit(text, at) ? c : '?');
            }
        }
        return escaped.toString();
    }

    private static boolean isFit(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= ' ' ? c < 0xFFFE : c == '\n' || c == '\r' || c == '\t';
    }
}
