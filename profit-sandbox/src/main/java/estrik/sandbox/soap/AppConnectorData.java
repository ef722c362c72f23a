package estrik.sandbox.soap;

import static estrik.sandbox.soap.Parameter.text;
import static estrik.sandbox.soap.Parameter.xml;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.update.Updates;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Soap;
import estrik.sandbox.wire.Unverified;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// `AppConnectorData.asmx`: the XML schema of an UpdateConnector.
final class AppConnectorData {
    private final Company company;

    AppConnectorData(Company company) {
        this.company = company;
    }

    Service service() {
        return Service.of(
                "AppConnectorData",
                WebMethod.answering("Execute", this::execute, text("token"), text("dataID"), xml("parametersXml")));
    }

    @Operation(
            value = "AppConnectorData.asmx Execute",
            source = "public clients, one of which recorded an answer; AFAS no longer describes it")
    @Unverified("What is said of another dataID, and whether the UpdateConnector must be linked; here it must")
    private String execute(Request request, Envelope call) {
        var access = Access.ofSoap(request, company, call.element("token"));
        access.use("DataConnector");
        if (!call.element("dataID").strip().equalsIgnoreCase("GetXmlSchema")) {
            throw ProfitError.refused(
                    "Deze dataID wordt niet ondersteund; GetXmlSchema wel.",
                    "This dataID is not supported; GetXmlSchema is.");
        }
        var parameters = Xml.read("parametersXml", call.element("parametersXml"));
        var connector =
                Updates.connector(access, parameters.textOf("UpdateConnectorId").orElse(""));
        var schema = new UpdateSchema(request.language()).of(connector);
        boolean encoded = parameters
                .textOf("EncodeBase64")
                .filter(each -> each.equals("1") || each.equalsIgnoreCase("true"))
                .isPresent();
        return document(connector.id(), encoded ? base64(schema) : schema);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String document(String id, String schema) {
        return "<AfasDataConnector><xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"
                + "<xs:element name=\"AfasDataConnector\"><xs:complexType><xs:choice maxOccurs=\"unbounded\">"
                + "<xs:element name=\"ConnectorData\"><xs:complexType><xs:sequence>"
                + "<xs:element name=\"Id\" type=\"xs:string\" minOccurs=\"0\"/>"
                + "<xs:element name=\"Schema\" type=\"xs:string\" minOccurs=\"0\"/>"
                + "</xs:sequence></xs:complexType></xs:element></xs:choice></xs:complexType></xs:element></xs:schema>"
                + "<ConnectorData><Id>" + Soap.escape(id) + "</Id><Schema>" + Soap.escape(schema)
                + "</Schema></ConnectorData></AfasDataConnector>\n";
    }
}
