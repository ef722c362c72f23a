package estrik.profit;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls of one user, or of a program for itself; made by [Profit#as(Authentication)]. Immutable, shared by
/// threads.
///
/// Every call may come back with [Refusal.TokenRejected]: let the user activate, or sign in, again then.
public final class Session {
    private final Environment environment;
    private final Wire wire;
    private final Credentials credentials;
    private final @Nullable String language;

    Session(Environment environment, Wire wire, Credentials credentials) {
        this(environment, wire, credentials, null);
    }

    private Session(Environment environment, Wire wire, Credentials credentials, @Nullable String language) {
        this.environment = environment;
        this.wire = wire;
        this.credentials = credentials;
        this.language = language;
    }

    /// The same calls with labels, texts of code tables and errors in another language (the header
    /// `Accept-Language`); that of the [Profit] unless set.
    ///
    /// @param language `nl-nl`, `nl-be`, `en-us`, `de-de` or `fr-fr`
    /// @throws IllegalArgumentException when it is no language tag
    public Session in(String language) {
        return new Session(environment, wire, credentials, Profit.Builder.languageTag(language));
    }

    /// The version of Profit, such as `22.22.5`. The cheapest way to see that the environment answers and the
    /// token works; the app connector may need the version connector for it. Source: AFAS OpenAPI
    /// `/ProfitVersion`.
    public Answer<String> profitVersion() {
        return wire.send(call("ProfitVersion", "/ProfitVersion"), reply -> {
            var version = Json.text(reply.object(), "version");
            if (version == null) {
                throw new Garbled("the JSON has no version");
            }
            return new Answer.Ok<>(version);
        });
    }

    /// What this token may use.
    public Answer<Metainfo> metainfo() {
        return wire.send(call("metainfo", "/metainfo"), reply -> new Answer.Ok<>(Metainfo.of(reply.object())));
    }

    /// The fields of one GetConnector; [UpdateConnector#metainfo()] tells those of an UpdateConnector.
    ///
    /// @param getConnector its id, in the spelling of [#metainfo()]
    /// @throws IllegalArgumentException when it cannot be an id
    public Answer<GetConnectorInfo> metainfo(String getConnector) {
        var call = call("GetConnector '" + getConnector + "'", "/metainfo/get/" + segment(getConnector));
        return wire.send(call, reply -> new Answer.Ok<>(GetConnectorInfo.of(getConnector, reply.object())));
    }

    /// Inserts rows with the UpdateConnector that has the name of their object; see [UpdateConnector#insert].
    public Answer<Results> insert(Element... rows) {
        return updateConnectorOf(rows).insert(rows);
    }

    /// Updates rows with the UpdateConnector that has the name of their object; see [UpdateConnector#update].
    public Answer<Results> update(Element... rows) {
        return updateConnectorOf(rows).update(rows);
    }

    /// Deletes a row with the UpdateConnector that has the name of its object; see [UpdateConnector#delete].
    public Answer<Results> delete(Element row) {
        return updateConnectorOf(row).delete(row);
    }

    private UpdateConnector updateConnectorOf(Element... rows) {
        if (rows.length == 0) {
            throw UpdateConnector.nothingToWrite();
        }
        return updateConnector(rows[0].object());
    }

    /// An UpdateConnector whose name is not that of its rows' object, such as `KnSubjectReaction`; or one that
    /// is to be asked for its fields, or called over SOAP.
    ///
    /// @param id its id, in the spelling of [#metainfo()]
    /// @throws IllegalArgumentException when it cannot be an id
    public UpdateConnector updateConnector(String id) {
        return UpdateConnector.of(this, id);
    }

    /// The workflow tasks of dossier items, and what can be done with them.
    public Workflow workflow() {
        return new Workflow(this);
    }

    /// Begins a question for rows.
    ///
    /// @param getConnector its id, in the spelling of [#metainfo()]
    /// @throws IllegalArgumentException when it cannot be an id
    public Query get(String getConnector) {
        return Query.of(this, getConnector);
    }

    /// An attachment of a dossier item (`SubjectConnector`). Ids of attachments stand in GetConnectors such
    /// as `Profit_Subject_Attachments`. Source: AFAS OpenAPI.
    ///
    /// @param subjectId the number of the dossier item
    /// @param fileId 32 hexadecimal digits
    /// @return [Refusal.NotFound] when the file does not exist, or the user has no rights to it: Profit does
    ///     not tell which
    /// @throws IllegalArgumentException when the file id has another form
    public Answer<ProfitFile> attachment(long subjectId, String fileId) {
        return existing(
                ProfitFile.attachment(subjectId, fileId),
                "/SubjectConnector?SubjectId=" + subjectId + "&FileId=" + ProfitFile.id(fileId));
    }

    /// A file by its id and name (`FileConnector`). Source: AFAS OpenAPI.
    ///
    /// @param fileId 32 hexadecimal digits
    /// @param name the name of the file in Profit, such as `invoice.pdf`
    /// @return [Refusal.NotFound] when the file does not exist, or the user has no rights to it: Profit does
    ///     not tell which
    /// @throws IllegalArgumentException when the file id has another form, or the name is blank
    public Answer<ProfitFile> file(String fileId, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of the file is missing.");
        }
        var id = ProfitFile.id(fileId);
        return existing("file '" + id + "'", "/FileConnector?fileid=" + id + "&filename=" + Filter.encoded(name));
    }

    /// An image (`ImageConnector`), such as that of an item. Source: AFAS OpenAPI `Artikelen.json`.
    ///
    /// @param id the id of the image, as a field of a GetConnector gives it
    /// @return [Refusal.NotFound] when the image does not exist, or the user has no rights to it
    /// @throws IllegalArgumentException when it cannot be an id
    public Answer<ProfitFile> image(String id, ImageSize size) {
        var what = "image '" + id + "'";
        var call = call(what, "/ImageConnector/" + segment(id) + "?format=" + size.format)
                // A public client gets raw bytes with it; whoever does not know it sends JSON.
                .with("SendFileAsBinary", "1");
        return ProfitFile.existing(what, wire.send(call, ProfitFile::read));
    }

    /// A report (`ReportConnector`) with all that its own selection gives. Source: AFAS OpenAPI
    /// `Inrichting.json`.
    ///
    /// @param id the id of the report
    /// @throws IllegalArgumentException when it cannot be an id
    public Answer<ProfitFile> report(String id) {
        return report(id, "");
    }

    /// A report of only the rows for which this holds.
    ///
    /// @return [Refusal.TooLarge] without asking when the filter makes the address longer than the 2,049
    ///     characters that Profit takes
    /// @throws IllegalArgumentException when it cannot be an id
    public Answer<ProfitFile> report(String id, Filter filter) {
        return report(id, Filter.query(List.of(), filter));
    }

    private Answer<ProfitFile> report(String id, String query) {
        var what = "report '" + id + "'";
        var call = call(what, "/ReportConnector/" + segment(id) + query);
        return Filter.tooLong(what, query)
                .<Answer<ProfitFile>>map(Answer.Refused::new)
                .orElseGet(() -> wire.send(call, ProfitFile::read));
    }

    private Answer<ProfitFile> existing(String what, String pathAndQuery) {
        return ProfitFile.existing(what, wire.send(call(what, pathAndQuery), ProfitFile::read));
    }

    /// The calls that Profit has over SOAP alone, or over SOAP too.
    public SoapSession overSoap() {
        return new SoapSession(this);
    }

    /// Makes a SOAP call that changes nothing in Profit.
    ///
    /// @param service such as `AppConnectorGet`
    <T> Answer<T> soapResult(
            String what,
            String service,
            String operation,
            List<Soap.Parameter> parameters,
            SoapText.Reading<T> reading) {
        return soapResult(soap(what, service, operation, parameters).changingNothing(), operation, reading);
    }

    <T> Answer<T> soapResult(Call call, String operation, SoapText.Reading<T> reading) {
        return wire.sendSoap(call, operation, reading);
    }

    /// A SOAP call with the token in the header: AFAS discourages it in the body (AFAS docs, *IntegrationId*).
    ///
    /// @param service such as `AppConnectorUpdate`
    Call soap(String what, String service, String operation, List<Soap.Parameter> parameters) {
        var uri = URI.create(environment.soap() + "/" + service + ".asmx");
        return translated(Call.soap(what, operation, uri, credentials, Soap.envelope(operation, parameters)));
    }

    <T> Answer<T> send(Call call, Wire.Reading<T> reading) {
        return wire.send(call, reading);
    }

    int callsAtOnce() {
        return wire.callsAtOnce();
    }

    Call call(String what, String pathAndQuery) {
        return translated(Call.get(what, URI.create(environment.rest() + pathAndQuery), credentials));
    }

    /// @param method `POST` or `PUT`
    Call json(String method, String what, String path, String body) {
        return translated(Call.json(method, what, URI.create(environment.rest() + path), credentials, body));
    }

    Call delete(String what, String path) {
        return translated(Call.delete(what, URI.create(environment.rest() + path), credentials));
    }

    private Call translated(Call call) {
        return language == null ? call : call.with("Accept-Language", language);
    }

    /// An id as a part of a path. AFAS's own rules for names allow far less than passes here.
    static String segment(String id) {
        if (id.isBlank() || id.length() > 200 || !id.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*")) {
            throw new IllegalArgumentException("An id in Profit is letters, digits and _, such as Workspace365_Tasks.");
        }
        return Filter.encoded(id);
    }

    @Override
    public String toString() {
        return "Session[" + environment.rest() + "]";
    }
}
