package estrik.sandbox.soap;

import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Envelope.Version;
import estrik.sandbox.wire.Html;
import estrik.sandbox.wire.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The page of a service for people, as they know it from ASP.NET: its operations, and of each a form with Invoke.
final class ServicePages {
    private static final String STYLE = """
            .crumbs{margin:8px 0 16px}.form{display:grid;gap:12px;max-width:640px}
            .form label{display:grid;gap:4px;font-weight:600}.form input,.form textarea{font:13px/20px ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;
            color:var(--ink);background:var(--page);border:1px solid var(--ink-2);border-radius:8px;padding:9px 12px;width:100%;min-width:0}
            .form textarea{min-height:84px;resize:vertical}
            button{justify-self:start;font:inherit;font-weight:600;min-height:40px;padding:0 20px;border:0;border-radius:8px;background:var(--accent);color:var(--page);cursor:pointer}
            .sample{font:12px/18px ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;white-space:pre;overflow-x:auto;background:var(--page);
            border:1px solid var(--line);border-radius:8px;padding:12px;margin:0 0 8px}.tile p{margin:0 0 12px}.tile p:last-child{margin:0}
            .sample b,.hue{color:var(--accent)}h3{font-size:13px;line-height:20px;margin:16px 0 8px}
            """;

    private final Service service;
    private final Locale language;
    private final String prefix;
    private final String path;

    /// @param prefix what stands before AFAS's own paths, such as `/T12345AA`, or nothing
    ServicePages(Service service, Locale language, String prefix) {
        this.service = service;
        this.language = language;
        this.prefix = Html.escape(prefix);
        this.path = this.prefix + service.path();
    }

    Reply overview() {
        var operations = service.methods().stream()
                .map(method -> "<li><span><a href=\"%s?op=%s\">%s</a><small>%s</small></span></li>"
                        .formatted(
                                path,
                                method.name(),
                                method.name(),
                                method.parameters().stream()
                                        .map(Parameter::name)
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
        return page(service.name(), """
                <p class="crumbs quiet">%s</p>
                <section class="tile"><h2>%s <i>%d</i></h2><ul>%s</ul></section>
                """.formatted(
                        say(
                                "Een service van Profit, nagespeeld door deze sandbox. De formele definitie staat in de "
                                        + "<a href=\"" + path + "?WSDL\">servicebeschrijving</a>.",
                                "A service of Profit, played by this sandbox. For its formal definition, see the <a href=\""
                                        + path + "?WSDL\">service description</a>."),
                        say("Operaties", "Operations"),
                        service.methods().size(),
                        operations));
    }

    Reply method(WebMethod method) {
        var nothing = Envelope.ofForm(method.name(), Map.of());
        return page(method.name(), crumbs() + form(method, nothing, "") + samples(method));
    }

    private String form(WebMethod method, Envelope typed, String problem) {
        return """
                <section class="tile"><h2>%s</h2>
                %s
                <p>%s</p>
                <form class="form" method="post" action="%s/%s">%s<button type="submit">Invoke</button></form></section>
                """.formatted(
                say("Velden", "Fields"),
                problem.isEmpty() ? "" : "<p class=\"bad\" role=\"alert\">" + Html.escape(problem) + "</p>",
                say("Vul de velden in en druk op <i>Invoke</i>.", "Fill in the fields and press <i>Invoke</i>."),
                path,
                method.name(),
                method.parameters().stream().map(each -> field(each, typed)).collect(Collectors.joining()));
    }

    private static String field(Parameter parameter, Envelope typed) {
        var name = parameter.name();
        var value = Html.escape(typed.element(name));
        var input = switch (parameter.kind()) {
            case TEXT -> "<input name=\"" + name + "\" value=\"" + value + "\" spellcheck=\"false\">";
            case XML -> "<textarea name=\"" + name + "\" rows=\"3\" spellcheck=\"false\">\n" + value + "</textarea>";
            case NUMBER ->
                "<input name=\"" + name + "\" value=\"" + value + "\" inputmode=\"numeric\" spellcheck=\"false\">";
        };
        return "<label>" + name + " " + input + "</label>\n";
    }

    private String samples(WebMethod method) {
        return samples(
                        "SOAP 1.1",
                        Samples.request(path, method, Version.SOAP_1_1),
                        Samples.response(method, Version.SOAP_1_1))
                + samples(
                        "SOAP 1.2",
                        Samples.request(path, method, Version.SOAP_1_2),
                        Samples.response(method, Version.SOAP_1_2))
                + samples("HTTP POST", Samples.formRequest(path, method), Samples.formResponse(method));
    }

    private String samples(String title, String request, String response) {
        return """
                <section class="tile"><h2>%1$s</h2>
                <p>%2$s</p>
                <h3>%3$s</h3><pre class="sample" tabindex="0" role="region" aria-label="%1$s, %3$s">%4$s</pre>
                <h3>%5$s</h3><pre class="sample" tabindex="0" role="region" aria-label="%1$s, %5$s">%6$s</pre></section>
                """.formatted(
                        title,
                        say(
                                "Een voorbeeld. Vervang wat <b class=\"hue\">gekleurd</b> is door echte waarden.",
                                "A sample. Replace what is <b class=\"hue\">coloured</b> by real values."),
                        say("Aanroep", "Request"),
                        marked(request),
                        say("Antwoord", "Response"),
                        marked(response));
    }

    private static String marked(String sample) {
        return Html.escape(sample)
                .replaceAll("(&gt;|=)(string|int)(&lt;|&amp;|\\R)", "$1<b>$2</b>$3")
                .replace("Content-Length: length", "Content-Length: <b>length</b>");
    }

    /// After an operation that returns nothing, where ASMX shows an empty window.
    Reply done(WebMethod method) {
        var mail = method.name().equals("GenerateOTP")
                ? "<p>"
                        + say(
                                "De mail met de code ligt in de <a href=\"" + prefix
                                        + "/_sandbox/mails\">mailbox van de sandbox</a>.",
                                "The mail with the code lies in the <a href=\"" + prefix
                                        + "/_sandbox/mails\">mail box of the sandbox</a>.")
                        + "</p>"
                : "";
        return page(
                method.name(),
                crumbs()
                        + """
                <section class="tile" role="status"><p><b>%s</b> %s</p>%s<p><a href="%s?op=%s">%s</a></p></section>
                """.formatted(
                                        say("Uitgevoerd.", "Done."),
                                        say("Deze operatie geeft geen resultaat.", "This operation returns no result."),
                                        mail,
                                        path,
                                        method.name(),
                                        say("Nog een keer, met lege velden", "Once more, with empty fields")));
    }

    /// The form again, with what was typed and why it was refused.
    Reply refused(WebMethod method, Envelope typed, String message) {
        return page(500, method.name(), crumbs() + form(method, typed, message) + samples(method));
    }

    private String crumbs() {
        return "<p class=\"crumbs\"><a href=\"" + path + "\">" + say("Alle operaties van ", "All operations of ")
                + service.name() + "</a></p>";
    }

    private Reply page(String title, String content) {
        return page(200, title, content);
    }

    private Reply page(int status, String title, String content) {
        return Reply.text(status, "text/html; charset=utf-8", Html.page(language, title, STYLE, content))
                .with("Content-Language", language.getLanguage())
                // Nothing here is secret, and only of a page that it may keep a browser gives the typed fields back.
                .with("Cache-Control", "no-cache")
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }

    private String say(String dutch, String english) {
        return language.getLanguage().equals("nl") ? dutch : english;
    }
}
