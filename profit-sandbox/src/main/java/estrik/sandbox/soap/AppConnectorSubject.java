package estrik.sandbox.soap;

import static estrik.sandbox.soap.Parameter.number;
import static estrik.sandbox.soap.Parameter.text;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.StoredFile;
import estrik.sandbox.update.Files;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Soap;
import estrik.sandbox.wire.Unverified;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `AppConnectorSubject.asmx`: the files of a dossier item.
final class AppConnectorSubject {
    private final Company company;

    AppConnectorSubject(Company company) {
        this.company = company;
    }

    Service service() {
        return Service.of(
                "AppConnectorSubject",
                WebMethod.answering(
                        "GetAttachment", this::getAttachment, text("token"), number("subjectID"), text("fileId")),
                WebMethod.answering(
                        "GetSubjectAttachmentInfo", this::getSubjectAttachmentInfo, text("token"), number("subjectID")),
                WebMethod.answering(
                        "GetSubjectAttachmentData",
                        this::getSubjectAttachmentData,
                        text("token"),
                        number("subjectID")));
    }

    @Operation(
            value = "AppConnectorSubject.asmx GetAttachment",
            source = "public clients, one of which recorded an answer")
    @Unverified("The fault for a file that is not there; that the first file comes when fileId is left out")
    private String getAttachment(Request request, Envelope call) {
        var wanted = call.element("fileId").strip();
        return files(request, call).stream()
                .filter(file -> wanted.isEmpty() || file.id().equalsIgnoreCase(wanted))
                .findFirst()
                .map(AppConnectorSubject::base64)
                .orElseThrow(() -> ProfitError.refused("Het bestand bestaat niet.", "The file does not exist."));
    }

    @Operation(
            value = "AppConnectorSubject.asmx GetSubjectAttachmentInfo",
            source = "public clients, one of which recorded an answer")
    @Unverified("Which users have rights on a file; here those who may see its dossier item")
    private String getSubjectAttachmentInfo(Request request, Envelope call) {
        return document("SubjectAttachmentInfo", files(request, call), file ->
                """
                  <Attachment fileId="%s" filename="%s" />
                """.formatted(file.id(), Soap.escape(file.name())));
    }

    @Operation(
            value = "AppConnectorSubject.asmx GetSubjectAttachmentData",
            source = "public clients, one of which recorded an answer")
    @Unverified("Which users have rights on a file; here those who may see its dossier item")
    private String getSubjectAttachmentData(Request request, Envelope call) {
        return document("SubjectAttachmentData", files(request, call), file ->
                """
                  <Attachment filename="%s">
                    <Data>%s</Data>
                  </Attachment>
                """.formatted(Soap.escape(file.name()), base64(file)));
    }

    private List<StoredFile> files(Request request, Envelope call) {
        var access = Access.ofSoap(request, company, call.element("token"));
        access.use("SubjectConnector");
        return Files.ofSubject(access, call.number("subjectID"));
    }

    private static String document(String root, List<StoredFile> files, Function<StoredFile, String> one) {
        return files.isEmpty()
                ? "<" + root + " />"
                : files.stream().map(one).collect(Collectors.joining("", "<" + root + ">\n", "</" + root + ">"));
    }

    private static String base64(StoredFile file) {
        return Base64.getEncoder().encodeToString(file.content().bytes());
    }
}
