package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.X;
import static estrik.sandbox.conformance.Operations.DELETE_TOKEN;
import static estrik.sandbox.conformance.Operations.OTP_REQUEST;
import static estrik.sandbox.conformance.Operations.SERVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ErrorsTest {
    private static final String TASKS = "/ProfitRestServices/connectors/Workspace365_Tasks";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    @Fact(section = "4.5", mark = C, operation = OTP_REQUEST)
    void aBodyThatIsNoJsonIs400WithAMessage() {
        for (var body : new String[] {"", "{", "[]", "\"x\"", "{} {}", "<xml/>", "{\"a\":tru}"}) {
            var answer = caller.post("/ProfitRestServices/OtpRequest", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).as(body).isEqualTo("{\"message\":\"Invalid json\"}");
        }
    }

    @Test
    @Fact(section = "4.5", mark = D, operation = SERVER)
    void aPathThatIsNotKnownIs404() {
        for (var path : new String[] {"/", "/ProfitRestServices/nothing", "/profitservices/nothing.asmx"}) {
            assertThat(caller.as(token, path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    @Fact(section = "4.5", mark = D, operation = SERVER)
    void aFunctionalErrorIs500WithMessageNumberAndLogReference() {
        var answer = caller.as(token, TASKS + "?orderbyfieldids=Kleur");

        assertThat(answer.statusCode()).isEqualTo(500);
        var error = Caller.json(answer);
        assertThat(error.propertyNames()).containsExactly("externalMessage", "errorNumber", "profitLogReference");
        assertThat(error.path("externalMessage").asString()).isNotEmpty();
        assertThat(error.path("errorNumber").isInt()).isTrue();
        assertThat(error.path("errorNumber").asInt()).isNegative();
        assertThat(error.path("profitLogReference").asString()).matches("[0-9A-F]{32}");
    }

    @Test
    @Fact(section = "4.5", mark = D, operation = SERVER)
    void maintenanceIs503WithTheSecondsToWaitInBodyAndHeader() {
        profit.failNext(Fault.status(503).retryAfter(Duration.ofHours(2)));

        var answer = caller.as(token, TASKS);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7200");
        var body = Caller.json(answer);
        assertThat(body.path("error").path("code").asString()).isEqualTo("503");
        assertThat(body.path("error").path("message").asString()).isNotEmpty();
        assertThat(body.path("retry_after").asInt()).isEqualTo(7200);
    }

    @Test
    @Fact(
            section = "4.5",
            mark = {C, X},
            operation = DELETE_TOKEN)
    void aSoapFaultIs500WithAnExceptionOfProfitInItsDetail() {
        var answer = caller.tokenService("DeleteToken", "<token>none</token>");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        var message = Xml.textOf(answer, "faultstring");
        assertThat(message).isNotEmpty();
        assertThat(answer.body())
                .containsPattern("<soap:Fault><faultcode>[^<]+</faultcode><faultstring>[^<]+</faultstring>"
                        + "<detail><ProfitApplicationException><ErrorNumber>-[0-9]+</ErrorNumber><Message>");
        assertThat(Xml.textOf(answer, "Message")).isEqualTo(message);
        assertThat(Xml.textOf(answer, "Detail").lines())
                .anyMatch(line -> line.equals("Description.......: " + message))
                .anyMatch(line -> line.matches("Log reference\\.\\.\\.\\.\\.: [0-9A-F]{32}"));
    }

    @Test
    @Fact(section = "4.5", mark = D, operation = SERVER)
    void aCallAbove75MbIs413() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), profit.uri().getPort())) {
            socket.getOutputStream()
                    .write("POST /ProfitRestServices/OtpRequest HTTP/1.1\r\nHost: x\r\nContent-Length: 78643201\r\n\r\n"
                            .getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readNBytes(13), UTF_8))
                    .isEqualTo("HTTP/1.1 413 ");
        }
    }
}
