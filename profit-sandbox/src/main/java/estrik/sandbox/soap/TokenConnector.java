package estrik.sandbox.soap;

import static estrik.sandbox.soap.Parameter.text;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.Keys.IssuedToken;
import estrik.sandbox.company.OneTimeCodes;
import estrik.sandbox.company.OneTimeCodes.Checked;
import estrik.sandbox.company.OneTimeCodes.Credentials;
import estrik.sandbox.company.Tokens;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;

/// `TokenConnector.asmx`: tokens by one-time code over SOAP.
final class TokenConnector {
    private final Company company;
    private final OneTimeCodes codes;

    TokenConnector(Company company, OneTimeCodes codes) {
        this.company = company;
        this.codes = codes;
    }

    Service service() {
        return Service.of(
                "TokenConnector",
                WebMethod.silent(
                        "GenerateOTP",
                        this::generateOtp,
                        text("userId"),
                        text("apiKey"),
                        text("environmentKey"),
                        text("description")),
                WebMethod.answering(
                        "GetTokenFromOTP",
                        this::getTokenFromOtp,
                        text("userId"),
                        text("apiKey"),
                        text("environmentKey"),
                        text("otp")),
                WebMethod.silent("DeleteToken", this::deleteToken, text("token")));
    }

    @Operation(value = "TokenConnector.asmx GenerateOTP", source = "AFAS help App_Apps_Custom_Tokens_Req")
    @Unverified("The fault texts of the preconditions; that the empty answer is self-closed")
    private String generateOtp(Request request, Envelope call) {
        codes.request(credentials(request, call), call.element("description")).ifPresent(obstacle -> {
            throw obstacle.fault();
        });
        return "";
    }

    @Operation(value = "TokenConnector.asmx GetTokenFromOTP", source = "AFAS help App_Apps_Custom_Tokens_OTP")
    @Unverified("The fault for a wrong, old or used code")
    private String getTokenFromOtp(Request request, Envelope call) {
        return switch (codes.check(credentials(request, call))) {
            case Checked.Refused(var obstacle) -> throw obstacle.fault();
            case Checked.Fine(var connector, var user) ->
                codes.exchange(connector, user, call.element("otp"))
                        .orElseThrow(() -> ProfitError.refused(
                                "De eenmalige code is niet geldig", "The one-time code is not valid"));
        };
    }

    @Operation(value = "TokenConnector.asmx DeleteToken", source = "AFAS help App_Apps_Custom_Tokens_Delete")
    @Unverified("The fault for a token that is not known")
    private String deleteToken(Request request, Envelope call) {
        var xml = call.element("token");
        Tokens.find(company.state(), xml).map(IssuedToken::user).ifPresent(request::by);
        boolean gone = company.decide(state -> Tokens.delete(state, xml)
                .map(left -> new Company.Decision<>(left, true))
                .orElseGet(() -> new Company.Decision<>(state, false)));
        if (!gone) {
            throw Tokens.invalid();
        }
        return "";
    }

    private Credentials credentials(Request request, Envelope call) {
        var credentials =
                new Credentials(call.element("apiKey"), call.element("environmentKey"), call.element("userId"));
        company.state().user(credentials.userId()).map(User::code).ifPresent(request::by);
        codes.admit(request, credentials);
        return credentials;
    }
}
