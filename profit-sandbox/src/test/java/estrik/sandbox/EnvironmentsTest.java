package estrik.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import estrik.sandbox.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentsTest {
    private static final String METAINFO = "/ProfitRestServices/metainfo";

    @TempDir
    private static Path data;

    @AutoClose
    private final ProfitSandbox production = ProfitSandbox.builder()
            .environment("T12345AA")
            .environment("a12345aa")
            .environment("O67890BC")
            .start();

    private final ProfitSandbox test = production.environment("T12345AA");
    private final Caller caller = new Caller(production);

    @Test
    void aTestEnvironmentHasItsOwnKeysDataAndAddress() {
        test.addTask("anna", "Alleen in test");
        production.addTask("anna", "Alleen in productie");

        assertThat(test.uri()).hasToString(production.uri() + "/T12345AA");
        assertThat(test.connector("Workspace365").apiKey())
                .isNotEqualTo(production.connector("Workspace365").apiKey());
        assertThat(new Caller(test)
                        .rows(test.tokenFor("anna"), "Workspace365_Tasks")
                        .toString())
                .contains("Alleen in test")
                .doesNotContain("Alleen in productie");
        assertThat(caller.rows(production.tokenFor("anna"), "Workspace365_Tasks")
                        .toString())
                .contains("Alleen in productie")
                .doesNotContain("Alleen in test");
    }

    // OAS authentication: a token belongs to exactly one environment.
    @Test
    void aTokenOfOneIsRefusedInTheOthers() {
        var token = test.tokenFor("anna");

        assertThat(new Caller(test).as(token, METAINFO).statusCode()).isEqualTo(200);
        assertThat(caller.as(token, METAINFO).statusCode()).isEqualTo(401);
        assertThat(new Caller(production.environment("A12345AA"))
                        .as(token, METAINFO)
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/ProfitRestServices, O12345AA",
        "/O12345AA/ProfitRestServices, O12345AA",
        "/t12345aa/profitrestservices, T12345AA",
        "/A12345AA/ProfitRestServices, A12345AA",
        "/12345/ProfitRestServices, O12345AA",
        "/67890/ProfitRestServices, O67890BC"
    })
    void thePathNamesTheEnvironment(String base, String id) {
        var token = production.environment(id).tokenFor("anna");

        assertThat(caller.as(token, base + "/metainfo").body()).contains("\"envid\":\"" + id + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "12345.rest.afas.online, O12345AA",
        "12345.RESTTEST.afas.online:443, T12345AA",
        "12345.restaccept.afas.online, A12345AA",
        "67890.rest.afas.online, O67890BC",
        "localhost, O12345AA"
    })
    void theHostNamesTheEnvironment(String host, String id) throws IOException {
        var token = production.environment(id).tokenFor("anna");

        assertThat(at(host, METAINFO, token)).startsWith("HTTP/1.1 200").contains("\"envid\":\"" + id + "\"");
    }

    @Test
    void theSoapHostsLeadThereToo() throws IOException {
        assertThat(at("12345.soaptest.afas.online", "/profitservices/TokenConnector.asmx?WSDL", ""))
                .contains("http://12345.soaptest.afas.online/profitservices/TokenConnector.asmx");
        assertThat(caller.get("/T12345AA/profitservices/TokenConnector.asmx?WSDL")
                        .body())
                .contains(test.soapBase() + "/TokenConnector.asmx");
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        var token = production.tokenFor("anna");

        assertThat(at("67890.resttest.afas.online", METAINFO, token)).startsWith("HTTP/1.1 404");
        assertThat(at("99999.rest.afas.online", METAINFO, token)).startsWith("HTTP/1.1 404");
        assertThat(caller.as(token, "/T99999ZZ" + METAINFO).statusCode()).isEqualTo(404);
    }

    // An absolute address in the request line, as a proxy gets it, would do the same.
    private String at(String host, String path, String token) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), production.uri().getPort())) {
            var authorization = token.isEmpty() ? "" : "Authorization: " + Caller.header(token) + "\r\n";
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + authorization
                                    + "Connection: close\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void aUserBelongsToTheParticipant() {
        var other = production.environment("O67890BC");
        var rows = new Caller(other).rows(other.tokenFor("67890.anna"), "Workspace365_Tasks");

        assertThat(rows.values())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("User").asString()).isEqualTo("67890.anna"))
                .allSatisfy(row -> assertThat(row.path("Url").asString()).startsWith("https://67890.afasinsite.nl/"));
        assertThatIllegalArgumentException().isThrownBy(() -> other.tokenFor("12345.anna"));
    }

    @Test
    void faultsAndCallsAreThoseOfOneEnvironment() {
        test.failNext(Fault.status(503));

        assertThat(caller.get("/ProfitRestServices/metainfo").statusCode()).isEqualTo(401);
        assertThat(caller.get("/T12345AA/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(503);
        assertThat(test.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.status()).isEqualTo(503));
        assertThat(production.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.status()).isEqualTo(401));
    }

    @Test
    void itsOwnDoorIsBelowTheSamePrefix() {
        test.addTask("anna", "Alleen in test");

        assertThat(caller.get("/T12345AA/_sandbox/api/tasks").body()).contains("Alleen in test");
        assertThat(caller.get("/_sandbox/api/tasks").body()).doesNotContain("Alleen in test");
        assertThat(caller.get("/T12345AA/_sandbox/").body())
                .contains("\"/T12345AA/_sandbox/")
                .doesNotContain("\"/_sandbox");
    }

    @Test
    void eachSurvivesARestart() {
        String token;
        try (var first =
                ProfitSandbox.builder().data(data).environment("T12345AA").start()) {
            token = first.environment("T12345AA").tokenFor("anna");
        }
        try (var second =
                ProfitSandbox.builder().data(data).environment("T12345AA").start()) {
            assertThat(new Caller(second.environment("T12345AA"))
                            .as(token, METAINFO)
                            .body())
                    .contains("\"envid\":\"T12345AA\"");
        }
    }

    @Test
    void whatIsNoEnvironmentIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfitSandbox.builder().environment("../x"))
                .withMessage("An environment is a letter, the participant number and two letters, such as T12345AA,"
                        + " not '../X'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> production.environment("T67890BC"))
                .withMessage("There is no environment 'T67890BC' in the sandbox; there are O12345AA, T12345AA,"
                        + " A12345AA, O67890BC");
    }
}
