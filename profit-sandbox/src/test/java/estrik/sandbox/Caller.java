package estrik.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls a sandbox as a stranger would: plain HTTP, no code of the client library.
public final class Caller {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI profit;

    public Caller(ProfitSandbox profit) {
        this(profit.uri());
    }

    public Caller(URI profit) {
        this.profit = profit;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /// A GET whose answer is not waited for.
    public CompletableFuture<HttpResponse<String>> begin(String path) {
        return HTTP.sendAsync(request(path).build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public HttpResponse<String> method(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /// A call that changes something, with this person's token.
    public HttpResponse<String> change(String token, String method, String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Authorization", header(token))
                .method(method, BodyPublishers.ofString(body)));
    }

    /// A call with this person's token.
    public HttpResponse<String> as(String token, String path, String... headers) {
        return send(
                request(path, headers).header("Authorization", header(token)).GET());
    }

    public JsonNode rows(String token, String connector, String... query) {
        return json(as(token, "/ProfitRestServices/connectors/" + connector + query(query)))
                .path("rows");
    }

    public HttpResponse<String> tokenService(String operation, String elements) {
        return service("TokenConnector", operation, elements);
    }

    /// A SOAP 1.1 call of any service.
    public HttpResponse<String> service(String service, String operation, String elements, String... headers) {
        return send(request("/profitservices/" + service + ".asmx", headers)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"urn:Afas.Profit.Services/" + operation + "\"")
                .POST(BodyPublishers.ofString("""
                        <?xml version="1.0" encoding="utf-8"?>
                        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
                          <%1$s xmlns="urn:Afas.Profit.Services">%2$s</%1$s>
                        </soap:Body></soap:Envelope>
                        """.formatted(operation, elements))));
    }

    /// The text of the first element of this name in an answer.
    public static String textOf(HttpResponse<String> answer, String element) {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(answer.body())))
                    .getElementsByTagNameNS("*", element)
                    .item(0)
                    .getTextContent();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    public HttpResponse<String> soap(String envelope) {
        return post("/profitservices/TokenConnector.asmx", envelope, "Content-Type", "text/xml; charset=utf-8");
    }

    /// `name, value, name, value` as a query.
    public static String query(String... pairs) {
        var query = new StringBuilder();
        for (int at = 0; at < pairs.length; at += 2) {
            query.append(at == 0 ? '?' : '&')
                    .append(pairs[at])
                    .append('=')
                    .append(URLEncoder.encode(pairs[at + 1], StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    public static String header(String token) {
        return "AfasToken " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(profit + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
