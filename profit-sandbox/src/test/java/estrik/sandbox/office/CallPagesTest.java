package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CallPagesTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Visitor visitor = new Visitor(profit);
    private final Caller caller = new Caller(profit);

    @Test
    void aCallIsShownWithWhatWasSentToAndFro() {
        caller.as(profit.tokenFor("anna"), "/ProfitRestServices/connectors/Workspace365_Tasks?skip=0&take=1");

        assertThat(visitor.page("calls")).contains("GET /ProfitRestServices/connectors/Workspace365_Tasks", "anna");
        assertThat(visitor.page("calls/1"))
                .contains("take=1", "Authorization: AfasToken •••", "&quot;rows&quot;:[{&quot;SubjectId&quot;");
    }

    @Test
    void noSecretStandsInTheJournal() {
        var keys = profit.connector("Workspace365");
        var body = "{\"apiKey\":\"%s\",\"APITOKEN\" : \"%s\",\"userId\":\"12345.anna\",\"otp\":\"%s\"}";
        caller.post("/ProfitRestServices/OtpRequest", body.formatted(keys.apiKey(), keys.environmentKey(), ""));
        var code = profit.codeFor("anna");
        var token = Caller.json(caller.post(
                        "/ProfitRestServices/OtpValidation",
                        body.formatted(keys.apiKey(), keys.environmentKey(), code)))
                .path("token")
                .asString()
                .strip();
        var elements =
                "<userId>12345.bram</userId><a:apiKey xmlns:a=\"urn:Afas.Profit.Services\">%s</a:apiKey><environmentKey>%s</environmentKey>"
                        .formatted(keys.apiKey(), keys.environmentKey());
        caller.tokenService("GenerateOTP", elements);
        var brams = profit.codeFor("bram");
        var answer = caller.tokenService("GetTokenFromOTP", elements + "<otp>" + brams + "</otp>")
                .body();
        var data = answer.replaceAll("(?s).*data&gt;([0-9A-F]{64}).*", "$1");
        assertThat(data).hasSize(64);
        caller.as(token, "/ProfitRestServices/metainfo");
        caller.get("/ProfitRestServices/metainfo?token=" + data + "&code=" + code);
        caller.post("/ProfitRestServices/OtpRequest", "{\"apiKey\":\"" + "A".repeat(5000));

        for (int number = 1; number <= 7; number++) {
            assertThat(visitor.page("calls/" + number))
                    .as("call " + number)
                    .contains("•••")
                    .doesNotContain(keys.apiKey(), keys.environmentKey(), code, brams, data, "AAAAAAAA")
                    .doesNotContain(
                            token.substring(40, 90), Caller.header(token).substring(40));
        }
        assertThat(visitor.page("calls/1")).contains("12345.anna");
    }

    @Test
    void callsAreFoundByAddressUserAndOutcome() {
        caller.as(profit.tokenFor("bram"), "/ProfitRestServices/ProfitVersion");
        caller.get("/ProfitRestServices/metainfo");
        profit.failNext(Fault.reset());
        try {
            caller.method("POST", "/ProfitRestServices/OtpRequest");
        } catch (UncheckedIOException e) {
            assertThat(e).isNotNull();
        }

        assertThat(visitor.page("calls?user=bram")).contains("ProfitVersion").doesNotContain("metainfo");
        assertThat(visitor.page("calls?path=METAINFO")).contains("metainfo").doesNotContain("ProfitVersion");
        assertThat(visitor.page("calls?failed=on"))
                .contains("metainfo", "verbroken")
                .doesNotContain("ProfitVersion");
        assertThat(visitor.page("calls/3")).contains("Er ging niets.");
        assertThat(visitor.follow("calls/removal")).contains("Er is nog niets aangeroepen.");
    }
}
