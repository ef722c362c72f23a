package estrik.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// Whatever comes in is read or refused in the reader's own words, and what is read means the same when it is written
/// and read again.
class BadBodiesTest {
    private static final int LONGEST = 100_000;

    @FuzzTest(maxDuration = "2m")
    void aSoapCallIsReadOrRefused(byte[] body) {
        try {
            var read = soap(body);
            assertThat(soap(written(read).getBytes(StandardCharsets.UTF_8))).isEqualTo(read);
        } catch (Envelope.Unreadable refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }

    private static Envelope soap(byte[] body) {
        return Envelope.read(new ByteArrayInputStream(body), LONGEST);
    }

    private static String written(Envelope call) {
        return call.elements().entrySet().stream()
                .map(each -> "<" + each.getKey() + ">"
                        + Soap.escape(each.getValue()).replace("\r", "&#13;") + "</" + each.getKey() + ">")
                .collect(Collectors.joining(
                        "",
                        "<s:Envelope xmlns:s=\"" + call.version().namespace() + "\"><s:Body><" + call.operation()
                                + " xmlns=\"" + Envelope.AFAS + "\">",
                        "</" + call.operation() + "></s:Body></s:Envelope>"));
    }

    @FuzzTest(maxDuration = "2m")
    void aFlatJsonBodyIsReadOrRefused(byte[] body) {
        try {
            var read = Json.flatObject(new ByteArrayInputStream(body));
            assertThat(Json.flatObject(new ByteArrayInputStream(Json.MAPPER.writeValueAsBytes(read))))
                    .isEqualTo(read);
        } catch (ProfitError refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }
}
