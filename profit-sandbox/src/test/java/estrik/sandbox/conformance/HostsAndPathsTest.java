package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Mark.X;
import static estrik.sandbox.conformance.Operations.METAINFO;
import static estrik.sandbox.conformance.Operations.METAINFO_GET;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsAndPathsTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    @Fact(section = "1.1", mark = D, operation = SERVER)
    void aLocalInstallationHasRestAndSoapOnOneHost() {
        assertThat(caller.as(token, "/profitrestservices/metainfo").statusCode())
                .isEqualTo(200);
        assertThat(caller.get("/profitservices/TokenConnector.asmx").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Fact(section = "1.1", mark = D, operation = METAINFO)
    void theEnvironmentIdIsALetterWithTheNumberAndTwoLetters() {
        var info = Caller.json(caller.as(token, "/ProfitRestServices/metainfo")).path("info");

        assertThat(info.path("envid").asString()).matches("[OTA][0-9]{5}[A-Z]{2}");
    }

    @Test
    @Fact(section = "1.1", mark = D, operation = SERVER)
    void aTokenOfAnotherEnvironmentIs401() {
        try (var other = ProfitSandbox.start()) {
            var stranger = other.tokenFor("anna");

            var refused = caller.as(stranger, "/ProfitRestServices/metainfo");
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.body()).isEmpty();
        }
    }

    @Test
    @Fact(
            section = "1.1",
            mark = {C, X},
            operation = SERVER)
    void pathsHaveAnyLetterCase() {
        for (var path : new String[] {
            "/profitrestservices/METAINFO",
            "/ProfitRestServices/MetaInfo/",
            "/PROFITRESTSERVICES/Connectors/WORKSPACE365_tasks",
            "/ProfitServices/tokenconnector.ASMX?wsdl"
        }) {
            assertThat(caller.as(token, path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(caller.post("/profitrestservices/otprequest", "{}").statusCode())
                .isEqualTo(201);
    }

    @Test
    @Fact(
            section = "1.1",
            mark = P,
            operation = {METAINFO_GET, ROWS})
    void connectorIdsHaveAnyLetterCaseAndAreEchoedAsDefined() {
        var fields = Caller.json(caller.as(token, "/ProfitRestServices/metainfo/get/workspace365_TASKS"));

        assertThat(fields.path("name").asString()).isEqualTo("Workspace365_Tasks");
        assertThat(caller.rows(token, "workspace365_TASKS")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12345.rest.afas.online, O12345AA",
        "12345.resttest.afas.online, T12345AA",
        "12345.restaccept.afas.online, A12345AA"
    })
    @Fact(section = "1.1", mark = D, operation = SERVER)
    void theHostSaysWhichEnvironmentOfAParticipantIsMeant(String host, String id) throws IOException {
        try (var all = ProfitSandbox.builder()
                .environment("T12345AA")
                .environment("A12345AA")
                .start()) {
            var token = all.environment(id).tokenFor("anna");

            assertThat(at(all, host, "/ProfitRestServices/metainfo", token)).contains("\"envid\":\"" + id + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({"12345.soap.afas.online", "12345.soaptest.afas.online", "12345.soapaccept.afas.online"})
    @Fact(
            section = "1.1",
            mark = {D, C},
            operation = SERVER)
    void soapHasHostsOfItsOwn(String host) throws IOException {
        try (var all = ProfitSandbox.builder()
                .environment("T12345AA")
                .environment("A12345AA")
                .start()) {
            assertThat(at(all, host, "/profitservices/TokenConnector.asmx?WSDL", ""))
                    .startsWith("HTTP/1.1 200")
                    .contains("http://" + host + "/profitservices/TokenConnector.asmx");
        }
    }

    private static String at(ProfitSandbox profit, String host, String path, String token) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), profit.uri().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: " + Caller.header(token)
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
