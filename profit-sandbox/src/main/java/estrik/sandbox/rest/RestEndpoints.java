package estrik.sandbox.rest;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.OneTimeCodes;
import estrik.sandbox.update.Updates;
import estrik.sandbox.wire.Endpoint;
import java.util.List;

/// Every REST path of AFAS but those of OAuth: their table of contents.
public final class RestEndpoints {
    private RestEndpoints() {}

    public static List<Endpoint> of(Company company, OneTimeCodes codes, Updates updates) {
        var otp = new OtpRest(company, codes);
        var metainfo = new Metainfo(company);
        var get = new GetConnectorRest(company);
        var update = new UpdateConnectorRest(company, updates);
        var files = new FileRest(company);
        return List.of(
                new Endpoint("POST", "/ProfitRestServices/OtpRequest", otp::request),
                new Endpoint("POST", "/ProfitRestServices/OtpValidation", otp::validation),
                new Endpoint("GET", "/ProfitRestServices/ProfitVersion", metainfo::version),
                new Endpoint("GET", "/ProfitRestServices/metainfo", metainfo::everything),
                new Endpoint("GET", "/ProfitRestServices/metainfo/get/{connector}", metainfo::getConnector),
                new Endpoint("GET", "/ProfitRestServices/metainfo/update/{connector}", metainfo::updateConnector),
                new Endpoint("GET", "/ProfitRestServices/connectors/{connector}", get::rows),
                new Endpoint("GET", "/ProfitRestServices/connectors/{connector}/{fields}/{values}", get::rowsByPath),
                new Endpoint("POST", "/ProfitRestServices/connectors/{connector}", update::insert),
                new Endpoint("PUT", "/ProfitRestServices/connectors/{connector}", update::update),
                new Endpoint("POST", "/ProfitRestServices/connectors/{connector}/{object}", update::insertInto),
                new Endpoint(
                        "DELETE",
                        "/ProfitRestServices/connectors/{connector}/{object}/{keys}/{values}",
                        update::delete),
                new Endpoint(
                        "DELETE",
                        "/ProfitRestServices/connectors/{connector}/{object}/{keys}/{values}/{inner}/{innerKeys}/{innerValues}",
                        update::deleteInside),
                new Endpoint("GET", "/ProfitRestServices/SubjectConnector", files::ofSubject),
                new Endpoint("GET", "/ProfitRestServices/SubjectConnector/{subject}/{file}", files::ofSubjectByPath),
                new Endpoint("GET", "/ProfitRestServices/FileConnector", files::file),
                new Endpoint("GET", "/ProfitRestServices/FileConnector/{file}/{name}", files::fileByPath),
                new Endpoint("GET", "/ProfitRestServices/ImageConnector/{id}", files::image),
                new Endpoint("GET", "/ProfitRestServices/ReportConnector/{id}", files::report));
    }
}
