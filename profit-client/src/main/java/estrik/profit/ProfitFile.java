package estrik.profit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/// A file from Profit: an attachment, an image or a report. Immutable. It prints neither its name nor its
/// content.
///
/// The whole file is held in memory; how long it may be follows from `maxAnswerBytes` of the [Profit], in
/// which base64 takes a third more than the file itself.
public final class ProfitFile {
    private static final String UNKNOWN = "application/octet-stream";

    private final @Nullable String name;
    private final String mediaType;
    private final byte[] bytes;

    /// @param bytes belong to the file from now on
    ProfitFile(@Nullable String name, @Nullable String mediaType, byte[] bytes) {
        this.name = name;
        this.mediaType = mediaType == null || mediaType.isBlank() ? UNKNOWN : mediaType;
        this.bytes = bytes;
    }

    /// The name, such as `invoice.pdf`; empty where Profit gives none, as for images and reports. It may be
    /// anything that a person typed: never use it as a path.
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// The media type, such as `application/pdf`; `application/octet-stream` where Profit gives none.
    public String mediaType() {
        return mediaType;
    }

    /// How long it is, in bytes.
    public int size() {
        return bytes.length;
    }

    /// The content; a copy.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The content from its beginning, without a copy; need not be closed.
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    /// A file id that can stand in an address. Source of the form: AFAS OpenAPI.
    static String id(String fileId) {
        var id = fileId.strip();
        if (!id.matches("[0-9A-Fa-f]{32}")) {
            throw new IllegalArgumentException("The id of a file in Profit is 32 hexadecimal digits.");
        }
        return id;
    }

    /// What to call an attachment in messages.
    static String attachment(long subjectId, String fileId) {
        return "attachment '" + id(fileId) + "' of dossier item " + subjectId;
    }

    /// Says what a 404 means for a file. Source: AFAS OpenAPI; a public client.
    static Answer<ProfitFile> existing(String what, Answer<ProfitFile> answer) {
        return answer instanceof Answer.Refused<ProfitFile>(Refusal.NotFound(var _message, var details))
                ? new Answer.Refused<>(missing(what, details))
                : answer;
    }

    static Refusal missing(String what, Details details) {
        return new Refusal.NotFound(
                "Profit has no " + what + " for this user: it does not exist, or the user has no rights to it.",
                details);
    }

    /// `{"filename":…,"mimetype":…,"filedata":…}` as AFAS documents it, or the bytes themselves.
    static Answer<ProfitFile> read(Reply reply) throws IOException, Garbled {
        reply.refuseWebPage();
        var type = reply.mediaType();
        return new Answer.Ok<>(
                type.isEmpty() || type.endsWith("json")
                        ? ofJson(reply)
                        : new ProfitFile(null, type, reply.body(Long.MAX_VALUE).readAllBytes()));
    }

    private static ProfitFile ofJson(Reply reply) throws IOException, Garbled {
        var json = reply.json();
        String name = null;
        String type = null;
        byte[] bytes = null;
        Json.expect(JsonToken.START_OBJECT, Json.next(json));
        for (var token = Json.next(json); token != JsonToken.END_OBJECT; token = Json.next(json)) {
            Json.expect(JsonToken.PROPERTY_NAME, token);
            var field = json.currentName().toLowerCase(Locale.ROOT);
            var value = Json.next(json);
            switch (field) {
                case "filename" -> name = Objects.toString(Json.scalar(json, value), null);
                case "mimetype" -> type = Objects.toString(Json.scalar(json, value), null);
                case "filedata" -> bytes = Json.bytes(json, value);
                default -> Json.skip(json);
            }
        }
        if (bytes == null) {
            throw new Garbled("the JSON has no filedata");
        }
        if (Json.next(json) != null) {
            throw new Garbled("something follows the JSON");
        }
        return new ProfitFile(name, type, bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProfitFile file
                && Objects.equals(file.name, name)
                && file.mediaType.equals(mediaType)
                && Arrays.equals(file.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The media type and how long it is; name and content may be personal and stay out of logs.
    @Override
    public String toString() {
        return "ProfitFile[" + mediaType + ", " + bytes.length + " bytes]";
    }
}
