package estrik.sandbox.soap;

import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Envelope.Version;
import java.util.stream.Collectors;

/// Calls and answers to copy, with the type of each value in its place, as ASMX shows them.
final class Samples {
    private Samples() {}

    static String request(String path, WebMethod method, Version version) {
        var elements = method.parameters().stream()
                .map(each -> "      <%1$s>%2$s</%1$s>\n"
                        .formatted(each.name(), each.kind().placeholder()))
                .collect(Collectors.joining());
        var action = version == Version.SOAP_1_1 ? "SOAPAction: \"" + Envelope.AFAS + "/" + method.name() + "\"\n" : "";
        return "POST " + path + " HTTP/1.1\nHost: localhost\nContent-Type: " + version.type()
                + "\nContent-Length: length\n" + action + "\n" + envelope(version, method.name(), elements);
    }

    static String response(WebMethod method, Version version) {
        var result = method.answers() ? "      <%1$sResult>string</%1$sResult>\n".formatted(method.name()) : "";
        return "HTTP/1.1 200 OK\nContent-Type: " + version.type() + "\nContent-Length: length\n\n"
                + envelope(version, method.name() + "Response", result);
    }

    private static String envelope(Version version, String element, String content) {
        var prefix = version == Version.SOAP_1_1 ? "soap" : "soap12";
        var body = content.isEmpty()
                ? "    <%s xmlns=\"%s\" />\n".formatted(element, Envelope.AFAS)
                : "    <%1$s xmlns=\"%2$s\">\n%3$s    </%1$s>\n".formatted(element, Envelope.AFAS, content);
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <%1$s:Envelope xmlns:%1$s="%2$s">
                  <%1$s:Body>
                %3$s  </%1$s:Body>
                </%1$s:Envelope>
                """.formatted(prefix, version.namespace(), body);
    }

    static String formRequest(String path, WebMethod method) {
        var fields = method.parameters().stream()
                .map(each -> each.name() + "=" + each.kind().placeholder())
                .collect(Collectors.joining("&"));
        return "POST " + path + "/" + method.name() + """
                 HTTP/1.1
                Host: localhost
                Content-Type: application/x-www-form-urlencoded
                Content-Length: length

                """ + fields + "\n";
    }

    static String formResponse(WebMethod method) {
        return method.answers() ? """
                HTTP/1.1 200 OK
                Content-Type: text/xml; charset=utf-8
                Content-Length: length

                <?xml version="1.0" encoding="utf-8"?>
                <string xmlns="%s">string</string>
                """.formatted(Envelope.AFAS) : "HTTP/1.1 200 OK\n";
    }
}
