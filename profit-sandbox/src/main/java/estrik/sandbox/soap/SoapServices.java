package estrik.sandbox.soap;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.OneTimeCodes;

/// Every SOAP service that the sandbox plays.
public record SoapServices(Service tokens, Service get, Service version) {

    public static SoapServices of(Company company, OneTimeCodes codes) {
        return new SoapServices(
                new TokenConnector(company, codes).service(),
                new AppConnectorGet(company).service(),
                new VersionInfo(company).service());
    }
}
