package estrik.profit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// The calls of one user that Profit has over SOAP alone, or over SOAP too; made by [Session#overSoap()].
/// Immutable, shared by threads. Rows over SOAP are asked for with [Query#overSoap()].
///
/// AFAS no longer describes most of these services: their elements and answers are those of public clients. A
/// program that can choose takes REST.
public final class SoapSession {
    private static final String SUBJECTS = "AppConnectorSubject";

    private final Session session;

    SoapSession(Session session) {
        this.session = session;
    }

    /// The version of Profit (`GetProductVersion`); [Session#profitVersion()] over REST. AFAS does not
    /// publish the form of the text.
    public Answer<String> productVersion() {
        return session.soapResult(
                "GetProductVersion", "appconnectorversioninfo", "GetProductVersion", List.of(), (result, _details) -> {
                    var version = result.text();
                    if (version.isEmpty()) {
                        throw new Garbled("the answer holds no version");
                    }
                    return version;
                });
    }

    /// The attachments of a dossier item without their content (`GetSubjectAttachmentInfo`).
    ///
    /// @param subjectId the number of the dossier item
    public Answer<List<AttachmentInfo>> attachments(long subjectId) {
        return session.soapResult(
                "attachments of dossier item " + subjectId,
                SUBJECTS,
                "GetSubjectAttachmentInfo",
                List.of(subject(subjectId)),
                (result, _details) -> listed(result));
    }

    // <SubjectAttachmentInfo><Attachment fileId="…" filename="…"/></SubjectAttachmentInfo>
    private static List<AttachmentInfo> listed(SoapText result) throws IOException, Garbled {
        var attachments = new ArrayList<AttachmentInfo>();
        var xml = result.document();
        while (xml != null && next(xml)) {
            var fileId = xml.attribute("fileId");
            if (fileId != null) {
                var name = Objects.requireNonNullElse(xml.attribute("filename"), "");
                attachments.add(new AttachmentInfo(fileId, name));
            }
        }
        return List.copyOf(attachments);
    }

    /// All attachments of a dossier item with their content (`GetSubjectAttachmentData`). They come in one
    /// answer and are held in memory together.
    ///
    /// @param subjectId the number of the dossier item
    public Answer<List<ProfitFile>> attachmentFiles(long subjectId) {
        return session.soapResult(
                "attachments of dossier item " + subjectId,
                SUBJECTS,
                "GetSubjectAttachmentData",
                List.of(subject(subjectId)),
                (result, _details) -> files(result));
    }

    // <SubjectAttachmentData><Attachment filename="…"><Data>base64</Data></Attachment></SubjectAttachmentData>
    private static List<ProfitFile> files(SoapText result) throws IOException, Garbled {
        var files = new ArrayList<ProfitFile>();
        var xml = result.document();
        String name = null;
        while (xml != null && next(xml)) {
            switch (xml.name()) {
                case "Attachment" -> name = xml.attribute("filename");
                case "Data" -> files.add(file(name, xml.text(Integer.MAX_VALUE)));
                default -> {
                    // the root, and whatever Profit may add
                }
            }
        }
        return List.copyOf(files);
    }

    /// An attachment of a dossier item (`GetAttachment`); [Session#attachment(long, String)] over REST, where
    /// its name and media type come too.
    ///
    /// @param subjectId the number of the dossier item
    /// @param fileId 32 hexadecimal digits
    /// @return [Refusal.NotFound] when Profit answers without a file: it does not exist, or the user has no
    ///     rights to it
    /// @throws IllegalArgumentException when the file id has another form
    public Answer<ProfitFile> attachment(long subjectId, String fileId) {
        var what = ProfitFile.attachment(subjectId, fileId);
        var parameters = List.of(subject(subjectId), new Soap.Parameter("fileId", ProfitFile.id(fileId)));
        var answer = session.soapResult(
                what, SUBJECTS, "GetAttachment", parameters, (result, details) -> attached(what, result, details));
        return switch (answer) {
            case Answer.Ok<Answer<ProfitFile>>(var file) -> file;
            case Answer.Refused<Answer<ProfitFile>>(var refusal) -> new Answer.Refused<>(refusal);
        };
    }

    // Without a file comes nothing, or the end of an element (a public client).
    private static Answer<ProfitFile> attached(String what, SoapText result, Details details)
            throws IOException, Garbled {
        var base64 = result.text();
        return base64.isEmpty() || base64.startsWith("<")
                ? new Answer.Refused<>(ProfitFile.missing(what, details))
                : new Answer.Ok<>(file(null, base64));
    }

    /// A report (`AppConnectorReport.asmx`) with all that its own selection gives; [Session#report(String)]
    /// over REST, where the media type comes too.
    ///
    /// @param id the id of the report
    /// @throws IllegalArgumentException when it cannot be an id
    public Answer<ProfitFile> report(String id) {
        return report(id, List.of());
    }

    /// A report of only the rows for which this holds.
    ///
    /// @param id the id of the report
    /// @throws IllegalArgumentException when it cannot be an id, or the filter holds a control character
    public Answer<ProfitFile> report(String id, Filter filter) {
        return report(id, List.of(new Soap.Parameter("filtersXml", filter.xml())));
    }

    private Answer<ProfitFile> report(String id, List<Soap.Parameter> filter) {
        Session.segment(id);
        var parameters = new ArrayList<Soap.Parameter>();
        parameters.add(new Soap.Parameter("reportID", id));
        parameters.addAll(filter);
        return session.soapResult(
                "report '" + id + "'", "AppConnectorReport", "Execute", parameters, (result, _details) -> {
                    var base64 = result.text();
                    if (base64.isEmpty()) {
                        throw new Garbled("the answer holds no report");
                    }
                    return file(null, base64);
                });
    }

    /// The XML schema (XSD) of what an UpdateConnector takes over SOAP (`AppConnectorData.asmx`,
    /// `GetXmlSchema`).
    ///
    /// @param updateConnector its id, in the spelling of [Session#metainfo()]
    /// @throws IllegalArgumentException when it cannot be an id
    public Answer<String> schema(String updateConnector) {
        Session.segment(updateConnector);
        var wanted = Xml.written(xml -> {
            xml.writeStartElement("DataConnector");
            Xml.element(xml, "UpdateConnectorId", updateConnector);
            Xml.element(xml, "EncodeBase64", "false");
            xml.writeEndElement();
        });
        return session.soapResult(
                "schema of UpdateConnector '" + updateConnector + "'",
                "AppConnectorData",
                "Execute",
                List.of(new Soap.Parameter("dataID", "GetXmlSchema"), new Soap.Parameter("parametersXml", wanted)),
                (result, _details) -> schema(result));
    }

    // <AfasDataConnector>schema of this
    // document<ConnectorData><Id>…</Id><Schema>escaped</Schema></ConnectorData>…
    private static String schema(SoapText result) throws IOException, Garbled {
        String schema = null;
        var xml = result.document();
        while (xml != null && next(xml)) {
            if (xml.name().equals("Schema")) {
                schema = xml.text(Integer.MAX_VALUE).strip();
            }
        }
        if (schema == null) {
            throw new Garbled("the answer holds no schema");
        }
        return schema;
    }

    /// Goes to where the next element begins; `false` at the end of the document.
    private static boolean next(Xml xml) throws IOException, Garbled {
        var event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT) {
            event = xml.next();
        }
        return event == XMLStreamConstants.START_ELEMENT;
    }

    private static Soap.Parameter subject(long subjectId) {
        return new Soap.Parameter("subjectID", String.valueOf(subjectId));
    }

    private static ProfitFile file(@Nullable String name, String base64) throws Garbled {
        try {
            return new ProfitFile(name, null, Base64.getDecoder().decode(base64.replaceAll("\\s+", "")));
        } catch (IllegalArgumentException e) {
            throw new Garbled("what should be base64 is none");
        }
    }

    @Override
    public String toString() {
        return "Soap" + session;
    }
}
