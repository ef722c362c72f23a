package estrik.sandbox.soap;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.OneTimeCodes;
import estrik.sandbox.update.Updates;

/// Every SOAP service that the sandbox plays.
public record SoapServices(
        Service tokens, Service get, Service update, Service data, Service subject, Service report, Service version) {

    public static SoapServices of(Company company, OneTimeCodes codes, Updates updates) {
        return new SoapServices(
                new TokenConnector(company, codes).service(),
                new AppConnectorGet(company).service(),
                new AppConnectorUpdate(company, updates).service(),
                new AppConnectorData(company).service(),
                new AppConnectorSubject(company).service(),
                new AppConnectorReport(company).service(),
                new VersionInfo(company).service());
    }
}
