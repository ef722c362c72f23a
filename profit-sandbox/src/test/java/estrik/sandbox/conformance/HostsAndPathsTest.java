package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Mark.X;
import static estrik.sandbox.conformance.Operations.METAINFO;
import static estrik.sandbox.conformance.Operations.METAINFO_GET;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

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
}
