package estrik.sandbox.rest;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.StoredFile;
import estrik.sandbox.query.Filtering;
import estrik.sandbox.query.View;
import estrik.sandbox.update.Files;
import estrik.sandbox.update.Pictures;
import estrik.sandbox.update.Reports;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;

/// `SubjectConnector`, `FileConnector`, `ImageConnector` and `ReportConnector`: files, one at a time.
final class FileRest {
    private final Company company;

    FileRest(Company company) {
        this.company = company;
    }

    @Operation(value = "GET /ProfitRestServices/SubjectConnector", source = "AFAS OpenAPI")
    @Unverified("Which users have rights on a file; here those who may see its dossier item")
    Reply ofSubject(Request request) {
        return ofSubject(request, parameter(request, "SubjectId"), parameter(request, "FileId"));
    }

    @Operation(
            value = "GET /ProfitRestServices/SubjectConnector/{subject}/{file}",
            source = "public clients; an older form")
    @Unverified("Which users have rights on a file; here those who may see its dossier item")
    Reply ofSubjectByPath(Request request) {
        return ofSubject(request, request.variable("subject"), request.variable("file"));
    }

    private Reply ofSubject(Request request, String subject, String file) {
        var access = access(request, "SubjectConnector");
        return file(Files.ofSubject(access, subject, file));
    }

    @Operation(value = "GET /ProfitRestServices/FileConnector", source = "AFAS OpenAPI")
    @Unverified("Whether the name must be that of the file; here it must")
    Reply file(Request request) {
        return file(request, parameter(request, "fileid"), parameter(request, "filename"));
    }

    @Operation(value = "GET /ProfitRestServices/FileConnector/{file}/{name}", source = "public clients; an older form")
    @Unverified("Whether the name must be that of the file; here it must")
    Reply fileByPath(Request request) {
        return file(request, request.variable("file"), request.variable("name"));
    }

    private Reply file(Request request, String file, String name) {
        var access = access(request, "FileConnector");
        return file(Files.named(access, file, name));
    }

    // OAS: 404 when there is no such file, and also when the user has no rights on it.
    private static Reply file(Optional<StoredFile> found) {
        var file = found.orElseThrow(ProfitError::notFound);
        var body = new LinkedHashMap<String, String>();
        body.put("filename", file.name());
        body.put("mimetype", file.type());
        body.put("filedata", base64(file.content().bytes()));
        return Reply.json(200, body);
    }

    @Operation(
            value = "GET /ProfitRestServices/ImageConnector/{id}",
            source = "AFAS OpenAPI Artikelen.json; the header SendFileAsBinary after a public client")
    @Unverified("What the id is; here that of the file")
    Reply image(Request request) {
        var access = access(request, "ImageConnector");
        var file = Files.withId(access, request.variable("id")).orElseThrow(ProfitError::notFound);
        var picture = Pictures.of(
                        file, Optional.ofNullable(request.parameter("format")).orElse("0"))
                .orElseThrow(ProfitError::notFound);
        return "1".equals(request.header("SendFileAsBinary"))
                ? Reply.bytes(picture.type(), picture.content().bytes())
                : data(picture.type(), picture.content().bytes());
    }

    @Operation(value = "GET /ProfitRestServices/ReportConnector/{id}", source = "AFAS OpenAPI Inrichting.json")
    @Unverified("Which reports there are; here the rows of the GetConnector of this name, as a PDF")
    Reply report(Request request) {
        var access = access(request, "ReportConnector");
        var connector =
                access.state().office().getConnector(request.variable("id")).orElseThrow(ProfitError::notFound);
        var view = View.of(connector, access.state(), access.user());
        var pdf = Reports.pdf(view, Filtering.of(request, view), request.language(), company.amsterdam());
        return data("application/pdf", pdf);
    }

    private static Reply data(String type, byte[] bytes) {
        var body = new LinkedHashMap<String, String>();
        body.put("filedata", base64(bytes));
        body.put("mimetype", type);
        return Reply.json(200, body);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String parameter(Request request, String name) {
        return Optional.ofNullable(request.parameter(name)).orElse("");
    }

    private Access access(Request request, String resource) {
        var access = Access.of(request, company);
        access.use(resource);
        return access;
    }
}
