package estrik.sandbox.soap;

import static estrik.sandbox.soap.Parameter.text;
import static estrik.sandbox.soap.Parameter.xml;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.query.View;
import estrik.sandbox.update.Reports;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.util.Base64;

/// `AppConnectorReport.asmx`: a report as a file.
final class AppConnectorReport {
    private final Company company;

    AppConnectorReport(Company company) {
        this.company = company;
    }

    Service service() {
        return Service.of(
                "AppConnectorReport",
                WebMethod.answering("Execute", this::execute, text("token"), text("reportID"), xml("filtersXml")));
    }

    @Operation(
            value = "AppConnectorReport.asmx Execute",
            source = "AFAS help names it; its elements after public clients")
    @Unverified("Which reports there are; here the rows of the GetConnector of this name, as a PDF in base64")
    private String execute(Request request, Envelope call) {
        var access = Access.ofSoap(request, company, call.element("token"));
        access.use("ReportConnector");
        var connector = access.state()
                .office()
                .getConnector(call.element("reportID").strip())
                .orElseThrow(() -> ProfitError.refused("Het rapport bestaat niet.", "The report does not exist."));
        var view = View.of(connector, access.state(), access.user());
        var filter = AppConnectorGet.filter(call.element("filtersXml"), view);
        return Base64.getEncoder().encodeToString(Reports.pdf(view, filter, request.language(), company.amsterdam()));
    }
}
