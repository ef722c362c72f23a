package estrik.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FileRestTest {
    private static final String REST = "/ProfitRestServices/";

    @AutoClose
    private final ProfitSandbox profit =
            ProfitSandbox.builder().language(Locale.ENGLISH).start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @BeforeEach
    void link() {
        profit.link("SubjectConnector", "Profit_Subject_Attachments", "KnSubject");
    }

    @Test
    void anAttachmentIsRead() {
        var invoice = attachment("factuur-20931.pdf");

        var answer =
                caller.as(token, REST + "SubjectConnector?SubjectId=" + subject(invoice) + "&FileId=" + file(invoice));

        assertThat(answer.statusCode()).isEqualTo(200);
        var body = Caller.json(answer);
        assertThat(body.propertyNames()).containsExactly("filename", "mimetype", "filedata");
        assertThat(body.path("filename").asString()).isEqualTo("factuur-20931.pdf");
        assertThat(body.path("mimetype").asString()).isEqualTo("application/pdf");
        assertThat(new String(data(body), StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
    }

    @Test
    void whatWasSentComesBackByteForByte() {
        var bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        var task = profit.addTask("anna", "Groot bestand");
        var sent = caller.change(token, "PUT", REST + "connectors/KnSubject", """
                {"KnSubject":{"Element":{"@SbId":%d,"Objects":[{"KnSubjectAttachment":{"Element":{"Fields":
                  {"FileName":"é & ü.bin","FileStream":"%s"}}}}]}}}
                """.formatted(
                        task.subjectId(), Base64.getEncoder().encodeToString(bytes)));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);

        var id = file(attachment("é & ü.bin"));
        var answer = caller.as(token, REST + "FileConnector" + Caller.query("fileid", id, "filename", "é & ü.bin"));

        assertThat(data(Caller.json(answer))).isEqualTo(bytes);
    }

    @Test
    void aMissingFileIsNotFound() {
        var invoice = attachment("factuur-20931.pdf");
        var nothing = "0".repeat(32);

        for (var path : new String[] {
            "SubjectConnector?SubjectId=" + subject(invoice) + "&FileId=" + nothing,
            "SubjectConnector?SubjectId=1&FileId=" + file(invoice),
            "SubjectConnector?SubjectId=x&FileId=" + file(invoice),
            "SubjectConnector",
            "FileConnector?fileid=" + nothing + "&filename=factuur-20931.pdf",
            "FileConnector?fileid=" + file(invoice) + "&filename=anders.pdf",
            "ImageConnector/" + nothing,
            "ImageConnector/" + file(invoice)
        }) {
            assertThat(caller.as(token, REST + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aDeletedItemTakesItsFilesWithIt() {
        var invoice = attachment("factuur-20931.pdf");

        caller.change(token, "DELETE", REST + "connectors/KnSubject/KnSubject/@SbId/" + subject(invoice), "");

        var path = REST + "FileConnector?fileid=" + file(invoice) + "&filename=factuur-20931.pdf";
        assertThat(caller.as(token, path).statusCode()).isEqualTo(404);
    }

    // OAS Artikelen.json: 0 is the original, 1 at most 64, 2 at most 1000.
    @ParameterizedTest
    @CsvSource({"0, 1200, 800", "1, 64, 43", "2, 1000, 667"})
    void aPictureComesInThreeSizes(String format, int width, int height) throws IOException {
        var picture = file(attachment("kantoormeubilair.png"));

        var body = Caller.json(caller.as(token, REST + "ImageConnector/" + picture + "?format=" + format));

        assertThat(body.propertyNames()).containsExactly("filedata", "mimetype");
        assertThat(body.path("mimetype").asString()).isEqualTo("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(data(body)));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void aPictureCanComeAsItsBytes() throws IOException {
        var path = REST + "ImageConnector/" + file(attachment("kantoormeubilair.png")) + "?format=1";
        var answer = bytes(path, "SendFileAsBinary", "1");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                .isEqualTo(64);
    }

    @Test
    void aFormatThatDoesNotExistIsMalformed() {
        var path = REST + "ImageConnector/" + file(attachment("kantoormeubilair.png")) + "?format=";

        assertThat(caller.as(token, path + "3").statusCode()).isEqualTo(400);
    }

    @Test
    void aReportIsAPdfOfWhatPassesTheFilter() {
        profit.link("ReportConnector");

        var answer = caller.as(
                token,
                REST + "ReportConnector/Workspace365_Tasks"
                        + Caller.query(
                                "filterfieldids", "Subject", "filtervalues", "Verlofaanvraag", "operatortypes", "10"));

        var body = Caller.json(answer);
        assertThat(body.propertyNames()).containsExactly("filedata", "mimetype");
        assertThat(body.path("mimetype").asString()).isEqualTo("application/pdf");
        var pdf = new String(data(body), StandardCharsets.ISO_8859_1);
        assertThat(pdf).startsWith("%PDF-1.4").endsWith("%%EOF\n");
        assertThat(pdf).contains("Workspace365 tasks", "Verlofaanvraag Kim Bos").doesNotContain("Inkoopfactuur");
        assertThat(caller.as(token, REST + "ReportConnector/Nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theSpecialConnectorsMustBeLinked() {
        var other = profit.tokenFor("bram");
        assertThat(caller.as(other, REST + "ReportConnector/Workspace365_Tasks").body())
                .contains("ReportConnector not supported for this app or the user is not authorized", "-2147180996");
        assertThat(caller.get(REST + "FileConnector").statusCode()).isEqualTo(401);
        try (var fresh = ProfitSandbox.builder().language(Locale.ENGLISH).start()) {
            var answer = new Caller(fresh).as(fresh.tokenFor("anna"), REST + "SubjectConnector?SubjectId=1&FileId=2");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("SubjectConnector not supported");
        }
    }

    private HttpResponse<byte[]> bytes(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(profit.uri() + path))
                .headers(headers)
                .header("Authorization", Caller.header(token))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode attachment(String name) {
        return caller.rows(token, "Profit_Subject_Attachments", "filterfieldids", "file_name", "filtervalues", name)
                .get(0);
    }

    private static String subject(JsonNode attachment) {
        return attachment.path("subject_id").asString();
    }

    private static String file(JsonNode attachment) {
        return attachment.path("file_id").asString();
    }

    private static byte[] data(JsonNode body) {
        return Base64.getDecoder().decode(body.path("filedata").asString());
    }
}
