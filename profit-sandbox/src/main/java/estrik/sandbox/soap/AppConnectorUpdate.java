package estrik.sandbox.soap;

import static estrik.sandbox.soap.Parameter.number;
import static estrik.sandbox.soap.Parameter.text;
import static estrik.sandbox.soap.Parameter.xml;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.update.Action;
import estrik.sandbox.update.UpdateXml;
import estrik.sandbox.update.Updates;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;

/// `AppConnectorUpdate.asmx`: rows inserted, updated and deleted over SOAP, by the same engine as over REST.
final class AppConnectorUpdate {
    private final Company company;
    private final Updates updates;

    AppConnectorUpdate(Company company, Updates updates) {
        this.company = company;
        this.updates = updates;
    }

    Service service() {
        return Service.of(
                        "AppConnectorUpdate",
                        WebMethod.answering(
                                "Execute",
                                this::execute,
                                text("token"),
                                text("connectorType"),
                                number("connectorVersion"),
                                xml("dataXml")))
                .forFiles();
    }

    @Operation(
            value = "AppConnectorUpdate.asmx Execute",
            source = "AFAS help App_Conect_Upd; the form of dataXml and of the result after public clients")
    @Unverified("That a row whose Action is left out is inserted, and that connectorVersion means nothing")
    private String execute(Request request, Envelope call) {
        var access = Access.ofSoap(request, company, call.element("token"));
        var sent = UpdateXml.read(call.element("dataXml"));
        return UpdateXml.write(
                updates.carryOut(access, call.element("connectorType").strip(), Action.INSERT, sent));
    }
}
