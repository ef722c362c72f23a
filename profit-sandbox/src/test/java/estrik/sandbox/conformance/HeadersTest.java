package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.X;
import static estrik.sandbox.conformance.Operations.METAINFO_GET;
import static estrik.sandbox.conformance.Operations.OTP_REQUEST;
import static estrik.sandbox.conformance.Operations.OTP_VALIDATION;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private static final String TASKS = "/ProfitRestServices/connectors/Workspace365_Tasks";
    private static final String METAINFO = "/ProfitRestServices/metainfo";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    @Fact(section = "1.4", mark = D, operation = SERVER)
    void everyAnswerCarriesTheDocumentedHeaders() {
        for (var headers : everyKindOfAnswer()) {
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store, no-cache");
            assertThat(headers.firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
            assertThat(headers.firstValue("X-AFAS-Proxy-Stats").orElse(""))
                    .matches("init\\([0-9]+ms\\), before response\\([0-9]+ms\\), complete\\([0-9]+ms\\)");
            assertThat(headers.firstValue("X-AFAS-Proxy-Version").orElse("")).matches("[0-9]+(\\.[0-9]+){3}");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("deny");
            assertThat(headers.firstValue("Date")).isPresent();
        }
    }

    @Test
    @Fact(section = "1.4", mark = D, operation = SERVER)
    void pagesOfEverySiteMayCall() {
        for (var headers : everyKindOfAnswer()) {
            assertThat(headers.firstValue("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(headers.firstValue("Access-Control-Allow-Headers"))
                    .hasValue("Content-Type, Accept, Authorization, OnlineSessionId, Accept-Language");
            assertThat(headers.firstValue("Access-Control-Allow-Methods")).hasValue("GET, POST, PUT, DELETE, OPTIONS");
            assertThat(headers.firstValue("Access-Control-Max-Age")).hasValue("1728000");
        }
        assertThat(caller.method("OPTIONS", TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    @Fact(section = "1.4", mark = D, operation = SERVER)
    void everyAnswerHasATraceIdentifierOfItsOwn() {
        assertThat(everyKindOfAnswer().stream()
                        .map(each -> each.firstValue("X-Trace-Identifier").orElse("")))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    @Fact(
            section = "1.4",
            mark = {D, C},
            operation = SERVER)
    void jsonIsSaidToBeJsonInUtf8() {
        assertThat(caller.as(token, TASKS).headers().firstValue("Content-Type"))
                .hasValue("application/json; charset=utf-8");
        assertThat(caller.as(token, METAINFO).headers().firstValue("Content-Type"))
                .hasValue("application/json; charset=utf-8");
        assertThat(caller.as(token, TASKS + "?take=-1").headers().firstValue("Content-Type"))
                .hasValue("application/json; charset=utf-8");
    }

    @Test
    @Fact(section = "1.4", mark = D, operation = SERVER)
    void anEmptyErrorIsSaidToBeXmlOfNoLength() {
        for (var answer : List.of(caller.get(METAINFO), caller.get("/ProfitRestServices/nothing"))) {
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/xml; charset=utf-8");
            assertThat(answer.headers().firstValue("Content-Length")).hasValue("0");
        }
    }

    @Test
    @Fact(section = "1.4", mark = D, operation = SERVER)
    void answersArePackedInChunksForWhoAcceptsThat() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(profit.uri() + TASKS))
                .header("Authorization", Caller.header(token))
                .header("Accept-Encoding", "gzip, deflate")
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(answer.headers().firstValue("Transfer-Encoding")).hasValue("chunked");
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(new String(unpacked.readAllBytes(), UTF_8)).startsWith("{\"skip\":0");
            }
        }
        assertThat(caller.as(token, TASKS).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    @Fact(
            section = "1.4",
            mark = D,
            operation = {METAINFO_GET, ROWS})
    void acceptLanguageDecidesLabelsAndErrorTexts() {
        assertThat(label("Accept-Language", "en-us")).isEqualTo("Subject");
        assertThat(error("Accept-Language", "en-us")).isEqualTo("Connector field 'Kleur' not found");
        for (var dutch : new String[] {"nl-nl", "nl-be"}) {
            assertThat(label("Accept-Language", dutch)).isEqualTo("Onderwerp");
            assertThat(error("Accept-Language", dutch)).isEqualTo("Connectorveld 'Kleur' niet gevonden");
        }
    }

    @Test
    @Fact(
            section = "1.4",
            mark = D,
            operation = {METAINFO_GET, ROWS})
    void withoutAcceptLanguageTheLanguageIsThatOfTheEnvironment() {
        assertThat(label()).isEqualTo("Onderwerp");
        assertThat(error()).isEqualTo("Connectorveld 'Kleur' niet gevonden");
        try (var english = ProfitSandbox.builder().language(Locale.ENGLISH).start()) {
            var answer = new Caller(english).as(english.tokenFor("anna"), TASKS + "?orderbyfieldids=Kleur");
            assertThat(Caller.json(answer).path("externalMessage").asString())
                    .isEqualTo("Connector field 'Kleur' not found");
        }
    }

    @Test
    @Fact(
            section = "1.4",
            mark = {C, X},
            operation = {OTP_REQUEST, OTP_VALIDATION})
    void aJsonBodyIsReadWhateverItsContentTypeSays() {
        var keys = profit.connector("Workspace365");
        var body = "{\"apiKey\":\"%s\",\"apiToken\":\"%s\",\"userId\":\"12345.anna\",\"otp\":\"%s\"}";
        var request = body.formatted(keys.apiKey(), keys.environmentKey(), "");
        for (var type : new String[] {"text/plain", "text/plain;charset=UTF-8", "application/json;charset=utf-8"}) {
            caller.post("/ProfitRestServices/OtpRequest", request, "Content-Type", type);

            var answer = caller.post(
                    "/ProfitRestServices/OtpValidation",
                    body.formatted(keys.apiKey(), keys.environmentKey(), profit.codeFor("anna")),
                    "Content-Type",
                    type);
            assertThat(answer.statusCode()).as(type).isEqualTo(200);
        }
    }

    @Test
    @Fact(section = "1.4", mark = D, operation = SERVER)
    void aCallMayCarryAnIntegrationId() {
        assertThat(caller.as(token, METAINFO, "IntegrationId", "12345_123456").statusCode())
                .isEqualTo(200);
    }

    private List<HttpHeaders> everyKindOfAnswer() {
        return List.of(
                caller.as(token, METAINFO).headers(),
                caller.as(token, TASKS + "?take=-1").headers(),
                caller.get(METAINFO).headers(),
                caller.get("/ProfitRestServices/nothing").headers(),
                caller.post("/ProfitRestServices/OtpRequest", "{}").headers(),
                caller.post("/ProfitRestServices/OtpValidation", "{}").headers(),
                caller.tokenService("DeleteToken", "<token/>").headers());
    }

    private String label(String... headers) {
        var fields = Caller.json(caller.as(token, METAINFO + "/get/Workspace365_Tasks", headers))
                .path("fields");
        return fields.valueStream()
                .filter(field -> field.path("id").asString().equals("Subject"))
                .map(field -> field.path("label").asString())
                .findFirst()
                .orElseThrow();
    }

    private String error(String... headers) {
        return Caller.json(caller.as(token, TASKS + "?orderbyfieldids=Kleur", headers))
                .path("externalMessage")
                .asString();
    }
}
