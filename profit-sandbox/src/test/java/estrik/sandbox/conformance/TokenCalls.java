package estrik.sandbox.conformance;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.AppConnector;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The calls of both token services with the keys of `Workspace365`.
final class TokenCalls {
    private final ProfitSandbox profit;
    private final Caller caller;

    TokenCalls(ProfitSandbox profit) {
        this.profit = profit;
        this.caller = new Caller(profit);
    }

    AppConnector keys() {
        return profit.connector("Workspace365");
    }

    HttpResponse<String> generate(String user, String description) {
        return caller.tokenService(
                "GenerateOTP", elements(user, keys().apiKey(), keys().environmentKey(), "description", description));
    }

    HttpResponse<String> getToken(String user, String code) {
        return caller.tokenService(
                "GetTokenFromOTP", elements(user, keys().apiKey(), keys().environmentKey(), "otp", code));
    }

    /// Asks for a code and takes the token for it.
    String take(String user, String description) {
        generate(user, description);
        return Xml.textOf(getToken(user, profit.codeFor(user)), "GetTokenFromOTPResult");
    }

    HttpResponse<String> otpRequest(String user) {
        return caller.post("/ProfitRestServices/OtpRequest", json(user, keys().apiKey(), keys().environmentKey(), ""));
    }

    HttpResponse<String> otpValidation(String user, String code) {
        return caller.post(
                "/ProfitRestServices/OtpValidation", json(user, keys().apiKey(), keys().environmentKey(), code));
    }

    /// Every mail that was sent, newest first.
    List<JsonNode> mails() {
        return List.copyOf(Caller.json(caller.get("/_sandbox/api/mails")).values());
    }

    static String elements(String user, String apiKey, String environmentKey, String fourth, String value) {
        return "<userId>%s</userId><apiKey>%s</apiKey><environmentKey>%s</environmentKey><%4$s>%5$s</%4$s>"
                .formatted(user, apiKey, environmentKey, fourth, value);
    }

    static String json(String user, String apiKey, String environmentKey, String code) {
        return "{\"apiKey\":\"%s\",\"apiToken\":\"%s\",\"userId\":\"%s\",\"otp\":\"%s\"}"
                .formatted(apiKey, environmentKey, user, code);
    }
}
