package estrik.sandbox.soap;

import static estrik.sandbox.soap.Parameter.number;
import static estrik.sandbox.soap.Parameter.text;
import static estrik.sandbox.soap.Parameter.xml;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.query.Filtering;
import estrik.sandbox.query.Query;
import estrik.sandbox.query.View;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `AppConnectorGet.asmx`: rows of a GetConnector over SOAP.
final class AppConnectorGet {
    private final Company company;

    AppConnectorGet(Company company) {
        this.company = company;
    }

    Service service() {
        return Service.of(
                "AppConnectorGet",
                WebMethod.answering(
                        "GetData",
                        this::getData,
                        text("token"),
                        text("connectorId"),
                        xml("filtersXml"),
                        number("skip"),
                        number("take")),
                WebMethod.answering(
                        "GetDataWithOptions",
                        this::getDataWithOptions,
                        text("token"),
                        text("connectorId"),
                        xml("filtersXml"),
                        number("skip"),
                        number("take"),
                        xml("options")));
    }

    @Operation(value = "AppConnectorGet.asmx GetData", source = "AFAS help App_Apps_Custom_Get_Call")
    @Unverified(
            "That it answers as GetDataWithOptions does without options: without the schema and without empty fields")
    private String getData(Request request, Envelope call) {
        return answer(request, call, GetOptions.none());
    }

    @Operation(
            value = "AppConnectorGet.asmx GetDataWithOptions",
            source = "AFAS help App_Apps_Custom_Get_Call; skip, take and the form of answers after public clients")
    @Unverified("What is said of text mode and of XML that cannot be read; types other than string and decimal")
    private String getDataWithOptions(Request request, Envelope call) {
        return answer(request, call, GetOptions.read(call.element("options")));
    }

    private String answer(Request request, Envelope call, GetOptions options) {
        var access = Access.ofSoap(request, company, call.element("token"));
        var view = View.of(access.getConnector(call.element("connectorId").strip()), access.state(), access.user());
        options.refuseText();
        return new RowsXml(view.connector().id(), view.fields(), options.emptyFields())
                .document(options.metadata(), rows(call, view, options));
    }

    private List<@Nullable Object[]> rows(Envelope call, View view, GetOptions options) {
        var filter = filter(call.element("filtersXml"), view);
        var order = options.order(view);
        return options.page(call)
                .map(page -> new Query(filter, order, page, company.shuffles()).rows(view))
                .orElseGet(List::of);
    }

    // Help App_Con_GS-Local_Get_Filter_xml: fields inside one Filter are and, Filters among themselves are or.
    static Filtering filter(String filtersXml, View view) {
        if (filtersXml.isBlank()) {
            return Filtering.NONE;
        }
        return Filtering.of(
                Xml.read("filtersXml", filtersXml)
                        .all("Filter")
                        .map(filter ->
                                filter.all("Field").map(AppConnectorGet::wish).toList())
                        .toList(),
                view);
    }

    private static Filtering.Wish wish(Xml field) {
        var operator = field.attribute("OperatorType");
        return new Filtering.Wish(field.attribute("FieldId"), operator.isEmpty() ? "1" : operator, field.text());
    }
}
