package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.FILE;
import static estrik.sandbox.conformance.Operations.FILE_BY_PATH;
import static estrik.sandbox.conformance.Operations.IMAGE;
import static estrik.sandbox.conformance.Operations.REPORT;
import static estrik.sandbox.conformance.Operations.SUBJECT_FILE;
import static estrik.sandbox.conformance.Operations.SUBJECT_FILE_BY_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FilesTest {
    private static final String REST = "/ProfitRestServices/";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @BeforeEach
    void link() {
        profit.link("Profit_Subject_Attachments", "SubjectConnector", "FileConnector");
        profit.link("ImageConnector", "ReportConnector");
    }

    @Test
    @Fact(section = "1.2", mark = D, operation = SUBJECT_FILE)
    void anAttachmentOfADossierItemIsNameTypeAndBase64() {
        var pdf = attachment("factuur-20931.pdf");

        var file = json("SubjectConnector?SubjectId=" + subject(pdf) + "&FileId=" + id(pdf));

        assertThat(file.propertyNames()).containsExactly("filename", "mimetype", "filedata");
        assertThat(file.path("filename").asString()).isEqualTo("factuur-20931.pdf");
        assertThat(file.path("mimetype").asString()).isEqualTo("application/pdf");
        assertThat(bytes(file)).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    @Fact(section = "1.2", mark = C, operation = SUBJECT_FILE_BY_PATH)
    void anAttachmentHasAnOlderPathToo() {
        var pdf = attachment("factuur-20931.pdf");

        var file = json("subjectconnector/" + subject(pdf) + "/" + id(pdf));

        assertThat(file.path("filename").asString()).isEqualTo("factuur-20931.pdf");
    }

    @Test
    @Fact(section = "1.2", mark = D, operation = FILE)
    void aFileIsFoundByIdAndName() {
        var pdf = attachment("factuur-20931.pdf");

        var file = json("FileConnector?fileid=" + id(pdf) + "&filename=factuur-20931.pdf");

        assertThat(file.propertyNames()).containsExactly("filename", "mimetype", "filedata");
        assertThat(bytes(file)).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    @Fact(section = "1.2", mark = C, operation = FILE_BY_PATH)
    void aFileHasAnOlderPathToo() {
        var pdf = attachment("factuur-20931.pdf");

        var file = json("fileconnector/" + id(pdf) + "/factuur-20931.pdf");

        assertThat(file.path("filename").asString()).isEqualTo("factuur-20931.pdf");
    }

    @Test
    @Fact(section = "1.2", mark = D, operation = IMAGE)
    void anImageComesAsOriginalAsThumbnailOfAtMost64AndAsMediumOfAtMost1000() throws IOException {
        var id = id(attachment("kantoormeubilair.png"));

        var original = json("ImageConnector/" + id + "?format=0");
        var thumbnail = json("ImageConnector/" + id + "?format=1");
        var medium = json("ImageConnector/" + id + "?format=2");

        assertThat(original.propertyNames()).containsExactly("filedata", "mimetype");
        assertThat(original.path("mimetype").asString()).isEqualTo("image/png");
        assertThat(longest(thumbnail)).isEqualTo(64);
        assertThat(longest(medium)).isLessThanOrEqualTo(1000).isGreaterThan(64);
        assertThat(longest(original)).isGreaterThanOrEqualTo(longest(medium));
    }

    @Test
    @Fact(section = "1.4", mark = C, operation = IMAGE)
    void sendFileAsBinaryBringsTheBytesOfAnImage() {
        var id = id(attachment("kantoormeubilair.png"));

        var raw = caller.as(token, REST + "ImageConnector/" + id + "?format=1", "SendFileAsBinary", "1");

        assertThat(raw.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(raw.body()).contains("PNG").doesNotContain("filedata");
    }

    @Test
    @Fact(section = "1.2", mark = D, operation = REPORT)
    void aReportTakesAFilterAndIsTypeAndBase64() {
        var compact =
                json("ReportConnector/Workspace365_Tasks?filterfieldids=User&filtervalues=12345.anna&operatortypes=1");
        var filter =
                "{\"Filters\":{\"Filter\":[{\"Field\":[{\"@FieldId\":\"User\",\"@OperatorType\":\"1\",\"#text\":\"x\"}]}]}}";
        var json = json("ReportConnector/Workspace365_Tasks" + Caller.query("filterjson", filter));

        assertThat(compact.propertyNames()).containsExactlyInAnyOrder("filedata", "mimetype");
        assertThat(bytes(compact)).startsWith('%', 'P', 'D', 'F');
        assertThat(bytes(json)).startsWith('%', 'P', 'D', 'F');
        assertThat(bytes(json).length).isLessThan(bytes(compact).length);
    }

    @Test
    @Fact(
            section = "1.2",
            mark = {D, C},
            operation = {SUBJECT_FILE, FILE})
    void aFileThatIsMissingOrNotForThisUserIs404() {
        var pdf = attachment("factuur-20931.pdf");
        var none = "0".repeat(32);

        assertThat(status("SubjectConnector?SubjectId=" + subject(pdf) + "&FileId=" + none))
                .isEqualTo(404);
        assertThat(status("SubjectConnector?SubjectId=1&FileId=" + id(pdf))).isEqualTo(404);
        assertThat(status("FileConnector?fileid=" + none + "&filename=factuur-20931.pdf"))
                .isEqualTo(404);
    }

    private JsonNode attachment(String name) {
        var found =
                caller.rows(token, "Profit_Subject_Attachments", "filterfieldids", "file_name", "filtervalues", name);
        return found.get(0);
    }

    private static String subject(JsonNode attachment) {
        return attachment.path("subject_id").asString();
    }

    private static String id(JsonNode attachment) {
        assertThat(attachment.path("file_id").asString()).matches("[0-9A-F]{32}");
        return attachment.path("file_id").asString();
    }

    private int status(String path) {
        return caller.as(token, REST + path).statusCode();
    }

    private JsonNode json(String path) {
        var answer = caller.as(token, REST + path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Caller.json(answer);
    }

    private static byte[] bytes(JsonNode file) {
        return Base64.getDecoder().decode(file.path("filedata").asString());
    }

    private static int longest(JsonNode image) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes(image)));
        return Math.max(picture.getWidth(), picture.getHeight());
    }
}
