package estrik.sandbox.soap;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.OneTimeCodes;
import estrik.sandbox.update.Updates;
import estrik.sandbox.wire.Endpoint;
import java.util.List;
import java.util.stream.Stream;

/// Every SOAP service that the sandbox plays: their table of contents.
public final class SoapEndpoints {
    private SoapEndpoints() {}

    public static List<Endpoint> of(Company company, OneTimeCodes codes, Updates updates) {
        return Stream.of(
                        asmx("/profitservices/TokenConnector.asmx", new TokenConnector(company, codes).service()),
                        asmx("/profitservices/AppConnectorGet.asmx", new AppConnectorGet(company).service()),
                        asmx(
                                "/profitservices/AppConnectorUpdate.asmx",
                                new AppConnectorUpdate(company, updates).service()),
                        asmx("/profitservices/AppConnectorData.asmx", new AppConnectorData(company).service()),
                        asmx("/profitservices/AppConnectorSubject.asmx", new AppConnectorSubject(company).service()),
                        asmx("/profitservices/AppConnectorReport.asmx", new AppConnectorReport(company).service()),
                        asmx("/profitservices/appconnectorversioninfo.asmx", new VersionInfo(company).service()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Endpoint> asmx(String path, Service service) {
        return List.of(
                new Endpoint("GET", path, service::describe),
                new Endpoint("POST", path, service::call),
                new Endpoint("POST", path + "/{operation}", service::invoke));
    }
}
