package estrik.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SoapTokensTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final AppConnector keys = profit.connector("Workspace365");

    @Test
    void aMailedCodeBecomesATokenThatIsUsedAndDeleted() {
        var asked = generate("12345.anna", "Laptop van Anna");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("<GenerateOTPResponse xmlns=\"urn:Afas.Profit.Services\" />");
        assertThat(asked.body()).doesNotContain(profit.codeFor("anna"));

        var given = exchange("12345.anna", profit.codeFor("anna"));
        assertThat(given.body()).contains("<GetTokenFromOTPResult>&lt;token&gt;&lt;version&gt;1&lt;/version&gt;");
        var token = token(given);
        assertThat(caller.rows(token, "Workspace365_Tasks")).isNotEmpty();

        var deleted = caller.tokenService("DeleteToken", "<token>" + Soap.escape(token) + "</token>");
        assertThat(deleted.body()).contains("<DeleteTokenResponse xmlns=\"urn:Afas.Profit.Services\" />");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> generate(String user, String description) {
        return caller.tokenService(
                "GenerateOTP", """
                <userId>%s</userId><apiKey>%s</apiKey><environmentKey>%s</environmentKey><description>%s</description>
                """.formatted(user, keys.apiKey(), keys.environmentKey(), description));
    }

    private HttpResponse<String> exchange(String user, String code) {
        return caller.tokenService("GetTokenFromOTP", """
                <userId>%s</userId><apiKey>%s</apiKey><environmentKey>%s</environmentKey><otp>%s</otp>
                """.formatted(user, keys.apiKey(), keys.environmentKey(), code));
    }

    private static String token(HttpResponse<String> answer) {
        var data = Pattern.compile("data&gt;([0-9A-F]{64})&lt;").matcher(answer.body());
        assertThat(data.find()).isTrue();
        return "<token><version>1</version><data>" + data.group(1) + "</data></token>";
    }
}
