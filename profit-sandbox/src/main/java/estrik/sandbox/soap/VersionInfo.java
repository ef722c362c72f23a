package estrik.sandbox.soap;

import static estrik.sandbox.soap.Parameter.text;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;

/// `appconnectorversioninfo.asmx`: the version of Profit.
final class VersionInfo {
    private final Company company;

    VersionInfo(Company company) {
        this.company = company;
    }

    Service service() {
        return Service.of(
                "appconnectorversioninfo",
                WebMethod.answering("GetProductVersion", this::getProductVersion, text("token")));
    }

    @Operation(value = "appconnectorversioninfo.asmx GetProductVersion", source = "a public client")
    @Unverified("The form of the result; here the version alone")
    private String getProductVersion(Request request, Envelope call) {
        var access = Access.ofSoap(request, company, call.element("token"));
        access.use("VersionConnector");
        return SampleCompany.VERSION;
    }
}
