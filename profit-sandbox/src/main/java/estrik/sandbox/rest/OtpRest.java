package estrik.sandbox.rest;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.OneTimeCodes;
import estrik.sandbox.company.OneTimeCodes.Checked;
import estrik.sandbox.company.OneTimeCodes.Credentials;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.Json;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.util.Map;
import java.util.Optional;

/// `OtpRequest` and `OtpValidation`: tokens by one-time code over REST.
final class OtpRest {
    private final Company company;
    private final OneTimeCodes codes;

    OtpRest(Company company, OneTimeCodes codes) {
        this.company = company;
        this.codes = codes;
    }

    @Operation(
            value = "POST /ProfitRestServices/OtpRequest",
            source = "AFAS OpenAPI Inrichting.json; status 201 after public clients")
    @Unverified("Documented as 200, seen as 201; that an unknown user gets the same answer is assumed")
    Reply request(Request request) {
        var body = Json.flatObject(request.body());
        // Never tells whether a mail was sent: 201 comes back even for keys that do not match.
        codes.request(credentials(request, body), "");
        return Reply.empty(201);
    }

    @Operation(
            value = "POST /ProfitRestServices/OtpValidation",
            source = "AFAS OpenAPI Inrichting.json; status 204 after public clients")
    @Unverified("AFAS documents only the good answer; 204 for every other is what a public client expects")
    Reply validation(Request request) {
        var body = Json.flatObject(request.body());
        var token = switch (codes.check(credentials(request, body))) {
            case Checked.Refused refused -> Optional.<String>empty();
            case Checked.Fine(var connector, var user) -> codes.exchange(connector, user, body.getOrDefault("otp", ""));
        };
        // The line end inside the value is AFAS's own.
        return token.map(xml -> Reply.json(200, Map.of("token", xml + "\r\n"))).orElseGet(() -> Reply.empty(204));
    }

    private Credentials credentials(Request request, Map<String, String> body) {
        var credentials = new Credentials(
                body.getOrDefault("apiKey", ""), body.getOrDefault("apiToken", ""), body.getOrDefault("userId", ""));
        company.state().user(credentials.userId()).map(User::code).ifPresent(request::by);
        codes.admit(request, credentials);
        return credentials;
    }
}
