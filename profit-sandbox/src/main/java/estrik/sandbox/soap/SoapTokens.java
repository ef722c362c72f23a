package estrik.sandbox.soap;

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
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Soap;
import estrik.sandbox.wire.Unverified;

/// `TokenConnector.asmx`: tokens by one-time code over SOAP.
public final class SoapTokens {
    private final Company company;
    private final OneTimeCodes codes;

    public SoapTokens(Company company, OneTimeCodes codes) {
        this.company = company;
        this.codes = codes;
    }

    public Reply call(Request request) {
        return Soap.answer(request, envelope -> switch (envelope.operation()) {
            case "GenerateOTP" -> generateOtp(request, envelope);
            case "GetTokenFromOTP" -> getTokenFromOtp(request, envelope);
            case "DeleteToken" -> deleteToken(request, envelope);
            default -> throw new Envelope.Unreadable("TokenConnector has no operation '" + envelope.operation() + "'.");
        });
    }

    @Operation(value = "TokenConnector.asmx GenerateOTP", source = "AFAS help App_Apps_Custom_Tokens_Req")
    @Unverified("The fault texts of the preconditions; that the empty answer is self-closed")
    private String generateOtp(Request request, Envelope call) {
        codes.request(credentials(request, call), call.element("description")).ifPresent(obstacle -> {
            throw obstacle.fault();
        });
        return Soap.done("GenerateOTP");
    }

    @Operation(value = "TokenConnector.asmx GetTokenFromOTP", source = "AFAS help App_Apps_Custom_Tokens_OTP")
    @Unverified("The fault for a wrong, old or used code")
    private String getTokenFromOtp(Request request, Envelope call) {
        return switch (codes.check(credentials(request, call))) {
            case Checked.Refused(var obstacle) -> throw obstacle.fault();
            case Checked.Fine(var connector, var user) ->
                Soap.result(
                        "GetTokenFromOTP",
                        codes.exchange(connector, user, call.element("otp"))
                                .orElseThrow(() -> ProfitError.refused(
                                        "De eenmalige code is niet geldig", "The one-time code is not valid")));
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
            throw ProfitError.refused("Het token is niet geldig", "The token is not valid");
        }
        return Soap.done("DeleteToken");
    }

    private Credentials credentials(Request request, Envelope call) {
        var credentials =
                new Credentials(call.element("apiKey"), call.element("environmentKey"), call.element("userId"));
        company.state().user(credentials.userId()).map(User::code).ifPresent(request::by);
        codes.admit(request, credentials);
        return credentials;
    }

    /// The list of operations, or the WSDL when the query asks for it.
    public Reply describe(Request request) {
        return request.parameter("WSDL") == null
                ? Reply.html(Wsdl.operations())
                : Reply.text(200, "text/xml; charset=utf-8", Wsdl.of(request));
    }
}
