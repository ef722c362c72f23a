package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.Filter.field;
import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Attachments, images and reports.
class FilesTest {
    private static final String NO_FILE = "0".repeat(32);

    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    private final Session session = profit.as(Token.parse(sandbox.tokenFor("anna")));

    @TempDir
    private Path folder;

    @BeforeEach
    void link() {
        sandbox.link("Profit_Subject_Attachments", "SubjectConnector", "FileConnector");
        sandbox.link("ImageConnector", "ReportConnector", "DataConnector", "KnSubject");
    }

    @Test
    void savesTheAttachmentOfADossierItem() throws IOException {
        var invoice = attachment("factuur-20931.pdf");
        var subjectId = subject(invoice);
        var fileId = fileId(invoice);

        var file = session.attachment(subjectId, fileId).orElseThrow();
        Files.copy(file.open(), folder.resolve("invoice.pdf"));

        assertThat(folder.resolve("invoice.pdf")).hasSize(file.size());
        assertThat(file.name()).hasValue("factuur-20931.pdf");
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        assertThat(file.bytes()).startsWith('%', 'P', 'D', 'F');
        assertThat(file).hasToString("ProfitFile[application/pdf, " + file.size() + " bytes]");
    }

    @Test
    void aFileIsFoundByItsIdAndName() {
        var invoice = attachment("factuur-20931.pdf");

        var file = session.file(fileId(invoice), "factuur-20931.pdf").orElseThrow();

        assertThat(file)
                .isEqualTo(session.attachment(subject(invoice), fileId(invoice)).orElseThrow());
    }

    @Test
    void aFileThatIsMissingOrNotForThisUserIsNotFound() {
        var invoice = attachment("factuur-20931.pdf");

        var missing = refusal(session.attachment(subject(invoice), NO_FILE));
        var elsewhere = refusal(session.attachment(1, fileId(invoice)));

        assertThat(missing).isInstanceOf(Refusal.NotFound.class);
        assertThat(missing.message())
                .isEqualTo("Profit has no attachment '" + NO_FILE + "' of dossier item " + subject(invoice)
                        + " for this user: it does not exist, or the user has no rights to it.");
        assertThat(missing.details().status()).isEqualTo(404);
        assertThat(elsewhere).isInstanceOf(Refusal.NotFound.class);
        assertThat(refusal(session.file(NO_FILE, "x.pdf")).message()).contains("or the user has no rights to it");
        assertThat(refusal(session.image(NO_FILE, ImageSize.MEDIUM)).message())
                .contains("or the user has no rights to it");
    }

    @Test
    void anImageComesInThreeSizesAsBytes() {
        var id = fileId(attachment("kantoormeubilair.png"));

        var original = session.image(id, ImageSize.ORIGINAL).orElseThrow();
        var medium = session.image(id, ImageSize.MEDIUM).orElseThrow();
        var thumbnail = session.image(id, ImageSize.THUMBNAIL).orElseThrow();

        assertThat(original.mediaType()).isEqualTo("image/png");
        assertThat(original.name()).isEmpty();
        assertThat(width(thumbnail)).isEqualTo(64).isLessThan(width(medium));
        assertThat(width(medium)).isLessThanOrEqualTo(1000).isLessThanOrEqualTo(width(original));
    }

    @Test
    void anImageAsJsonIsTheSame() throws Exception {
        try (var server = ScriptedServer.saying(
                        response(200, JSON, "{\"filedata\":\"AQID\",\"mimetype\":\"image/png\"}"));
                var client = Profit.at(server.environment())) {
            var image = client.as(Token.parse("AB".repeat(32))).image("12", ImageSize.THUMBNAIL);

            assertThat(image.orElseThrow().bytes()).containsExactly(1, 2, 3);
            assertThat(image.orElseThrow().mediaType()).isEqualTo("image/png");
            assertThat(server.requests().getFirst())
                    .startsWith("GET /ProfitRestServices/ImageConnector/12?format=1 HTTP/1.1\r\n")
                    .contains("SendFileAsBinary: 1\r\n");
        }
    }

    @Test
    void aReportMayHaveAFilter() {
        var all = session.report("Workspace365_Tasks").orElseThrow();
        var some =
                session.report("Workspace365_Tasks", field("SubjectId").is(-1)).orElseThrow();

        assertThat(all.mediaType()).isEqualTo("application/pdf");
        assertThat(all.bytes()).startsWith('%', 'P', 'D', 'F');
        assertThat(some.size()).isLessThan(all.size());
        assertThat(refusal(session.report("Workspace365_Tasks", field("Subject").is("x".repeat(2100)))))
                .isInstanceOf(Refusal.TooLarge.class);
    }

    @Test
    void theAttachmentsOfADossierItemAreListedAndFetchedOverSoap() {
        var invoice = attachment("factuur-20931.pdf");
        var overRest = session.attachment(subject(invoice), fileId(invoice)).orElseThrow();
        var soap = session.overSoap();

        assertThat(soap.attachments(subject(invoice)).orElseThrow())
                .containsExactly(new AttachmentInfo(fileId(invoice), "factuur-20931.pdf"));
        assertThat(soap.attachment(subject(invoice), fileId(invoice))
                        .orElseThrow()
                        .bytes())
                .isEqualTo(overRest.bytes());
        assertThat(soap.attachmentFiles(subject(invoice)).orElseThrow())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.name()).hasValue("factuur-20931.pdf");
                    assertThat(file.bytes()).isEqualTo(overRest.bytes());
                });
    }

    @Test
    void aDossierItemWithoutAttachmentsHasNoneOverSoap() {
        var soap = session.overSoap();
        var task = session.get("Workspace365_Tasks")
                .orderByDescending("SubjectId")
                .take(1)
                .rows()
                .orElseThrow()
                .getFirst();
        var id = Objects.requireNonNull(task.integer("SubjectId"));

        assertThat(soap.attachments(id).orElseThrow()).isEmpty();
        assertThat(soap.attachmentFiles(id).orElseThrow()).isEmpty();
    }

    // Recorded by a public client, which takes it for "no file".
    @ParameterizedTest
    @ValueSource(strings = {"", "&lt;/SubjectAttachmentInfo&gt;"})
    void anAttachmentThatIsNotThereIsNotFoundOverSoap(String result) throws Exception {
        var answer = soap("GetAttachment", result);
        try (var server = ScriptedServer.saying(answer);
                var client = Profit.at(server.environment())) {
            var refusal =
                    refusal(client.as(Token.parse("AB".repeat(32))).overSoap().attachment(7023, NO_FILE));
            assertThat(refusal).isInstanceOf(Refusal.NotFound.class);
            assertThat(refusal.message()).contains("of dossier item 7023 for this user");
        }
    }

    @Test
    void aReportComesOverSoapToo() {
        var soap = session.overSoap();

        var all = soap.report("Workspace365_Tasks").orElseThrow();
        var some = soap.report("Workspace365_Tasks", field("SubjectId").is(-1)).orElseThrow();

        assertThat(all.bytes()).startsWith('%', 'P', 'D', 'F');
        assertThat(all.mediaType()).isEqualTo("application/octet-stream");
        assertThat(some.size()).isLessThan(all.size());
    }

    @Test
    void theSchemaOfAnUpdateConnectorComesOverSoap() {
        assertThat(session.overSoap().schema("KnSubject").orElseThrow())
                .startsWith("<xsd:schema")
                .contains("name=\"KnSubject\"")
                .endsWith("</xsd:schema>");
    }

    @Test
    void theVersionIsToldOverSoapToo() {
        assertThat(session.overSoap().productVersion())
                .isEqualTo(session.profitVersion())
                .isInstanceOf(Answer.Ok.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"filedata\":null}",
                "{\"filedata\":12}",
                "{\"filedata\":\"CANARY!\"}",
                "{\"filedata\":\"QUJD",
                "{\"filedata\":\"QUJD\"",
                "{\"filedata\":\"QUJD\"}{}",
                "[\"QUJD\"]",
                "",
            })
    void aBrokenFileIsNotUnderstood(String body) throws Exception {
        try (var server = ScriptedServer.saying(response(200, JSON, body));
                var client = Profit.at(server.environment())) {
            var refusal = refusal(client.as(Token.parse("AB".repeat(32))).attachment(1, NO_FILE));
            assertThat(refusal).isInstanceOf(Refusal.NotUnderstood.class);
            assertThat(refusal.message()).doesNotContain("CANARY");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!!", "Q", "QUJD!", ""})
    void brokenBase64OverSoapIsNotUnderstood(String base64) throws Exception {
        try (var server = ScriptedServer.saying(soap("Execute", base64));
                var client = Profit.at(server.environment())) {
            assertThat(refusal(
                            client.as(Token.parse("AB".repeat(32))).overSoap().report("R")))
                    .isInstanceOf(Refusal.NotUnderstood.class);
        }
    }

    @Test
    void aFileLongerThanTheLimitIsTooLarge() throws Exception {
        var base64 = Base64.getEncoder().encodeToString(new byte[30_000]);
        for (var answer : new byte[][] {
            response(200, JSON, "{\"filedata\":\"" + base64 + "\"}"), response(200, "image/png", new byte[30_000]),
        }) {
            try (var server = ScriptedServer.saying(answer);
                    var client = Profit.builder(server.environment())
                            .maxAnswerBytes(20_000)
                            .build()) {
                assertThat(refusal(client.as(Token.parse("AB".repeat(32))).image("12", ImageSize.ORIGINAL)))
                        .isInstanceOf(Refusal.TooLarge.class);
            }
        }
    }

    // Longer than any text that is read from JSON.
    @Test
    void aLargeFileIsReadWithoutItsBase64InMemory() throws Exception {
        var content = new byte[24_000_000];
        content[content.length - 1] = 7;
        var body = "{\"filename\":\"a.bin\",\"mimetype\":\"\",\"filedata\":\""
                + Base64.getEncoder().encodeToString(content) + "\"}";
        try (var server = ScriptedServer.saying(response(200, JSON, body.getBytes(UTF_8)));
                var client = Profit.at(server.environment())) {
            var file = client.as(Token.parse("AB".repeat(32)))
                    .attachment(1, NO_FILE)
                    .orElseThrow();
            assertThat(file).isEqualTo(new ProfitFile("a.bin", null, content));
        }
    }

    @Test
    void idsCannotLeadElsewhere() {
        assertThatThrownBy(() -> session.attachment(1, "../x"))
                .hasMessage("The id of a file in Profit is 32 hexadecimal digits.");
        assertThatThrownBy(() -> session.file(NO_FILE, " ")).hasMessage("The name of the file is missing.");
        assertThatThrownBy(() -> session.image("a/b", ImageSize.MEDIUM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.report("a?b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.overSoap().report("a?b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.overSoap().schema("")).isInstanceOf(IllegalArgumentException.class);
    }

    private Row attachment(String name) {
        return session.get("Profit_Subject_Attachments")
                .where(field("file_name").is(name))
                .rows()
                .orElseThrow()
                .getFirst();
    }

    private static long subject(Row attachment) {
        return Objects.requireNonNull(attachment.integer("subject_id"));
    }

    private static String fileId(Row attachment) {
        return Objects.requireNonNull(attachment.text("file_id"));
    }

    /// The width in the header of a PNG (its specification, 11.2.2).
    private static int width(ProfitFile png) {
        return ByteBuffer.wrap(png.bytes()).getInt(16);
    }

    private static byte[] soap(String operation, String result) {
        return response(
                200,
                "text/xml; charset=utf-8",
                "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><" + operation
                        + "Response xmlns=\"urn:Afas.Profit.Services\"><" + operation + "Result>" + result + "</"
                        + operation
                        + "Result></" + operation + "Response></soap:Body></soap:Envelope>");
    }
}
