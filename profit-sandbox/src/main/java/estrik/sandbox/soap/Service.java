package estrik.sandbox.soap;

import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Soap;
import estrik.sandbox.wire.Unverified;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One SOAP service of Profit. Its calls, its WSDL and its page for people all come from this one description.
///
/// @param longestText the most characters that one parameter may hold
public record Service(String name, int longestText, List<WebMethod> methods) {
    private static final int LONG = 1_000_000;
    private static final String XML = "text/xml; charset=utf-8";

    public Service {
        methods = List.copyOf(methods);
    }

    static Service of(String name, WebMethod... methods) {
        return new Service(name, LONG, List.of(methods));
    }

    /// The same, for parameters that hold whole files.
    Service forFiles() {
        return new Service(name, (int) Request.MOST_BYTES, methods);
    }

    /// Where it is, as AFAS writes it.
    String path() {
        return "/profitservices/" + name + ".asmx";
    }

    /// Answers a SOAP call, 1.1 or 1.2.
    public Reply call(Request request) {
        return Soap.answer(request, longestText, envelope -> {
            var method = method(envelope.operation())
                    .orElseThrow(
                            () -> new Envelope.Unreadable(name + " has no operation '" + envelope.operation() + "'."));
            var text = method.body().answer(request, envelope);
            return method.answers() ? Soap.result(method.name(), text) : Soap.done(method.name());
        });
    }

    @Operation(
            value = "GET /profitservices/{service}.asmx",
            source = "the page that ASP.NET makes of every such service; AFAS help names its Invoke button")
    @Unverified(
            "That Profit shows it only on the server itself; here it is there for everybody who reaches the sandbox")
    public Reply describe(Request request) {
        if (request.parameter("WSDL") != null) {
            return Reply.text(200, XML, Wsdl.of(this, "http://" + request.host() + request.rawPath()));
        }
        var pages = pages(request);
        return Optional.ofNullable(request.parameter("op"))
                .flatMap(this::method)
                .map(pages::method)
                .orElseGet(pages::overview);
    }

    @Operation(
            value = "POST /profitservices/{service}.asmx/{operation}",
            source = "the HTTP POST binding of ASP.NET, which the Invoke button uses")
    @Unverified(
            "That an operation without a result answers programs with nothing; people get a page that says it is done")
    public Reply invoke(Request request) {
        var method = method(request.variable("operation")).orElseThrow(ProfitError::notFound);
        var pages = pages(request);
        boolean person =
                Optional.ofNullable(request.header("Accept")).orElse("").contains("text/html");
        var call = Envelope.ofForm(method.name(), request.form());
        try {
            var text = method.body().answer(request, call);
            if (method.answers()) {
                return Reply.text(200, XML, Soap.plain(text));
            }
            return person ? pages.done(method) : Reply.empty(200);
        } catch (Envelope.Unreadable e) {
            return refusal(pages, method, call, person, String.valueOf(e.getMessage()));
        } catch (ProfitError error) {
            if (error.status() != 500) {
                throw error;
            }
            return refusal(pages, method, call, person, error.text(request.language()));
        }
    }

    private ServicePages pages(Request request) {
        var path = request.rawPath();
        // Before it stands the environment, when the path names one.
        var prefix = path.substring(0, path.toLowerCase(Locale.ROOT).indexOf("/profitservices"));
        return new ServicePages(this, request.language(), prefix);
    }

    private static Reply refusal(ServicePages pages, WebMethod method, Envelope call, boolean person, String message) {
        return person
                ? pages.refused(method, call, message)
                : Reply.text(500, "text/plain; charset=utf-8", message + "\n");
    }

    // As ASMX does, by the name as it is written.
    private Optional<WebMethod> method(String given) {
        return methods.stream().filter(each -> each.name().equals(given)).findFirst();
    }
}
