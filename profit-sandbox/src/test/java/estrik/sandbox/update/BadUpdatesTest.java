package estrik.sandbox.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import estrik.sandbox.update.Element.Elements;
import estrik.sandbox.wire.Json;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Soap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// Whatever an UpdateConnector is sent is read or refused, and what is read means the same when it is written and read
/// again.
class BadUpdatesTest {
    @FuzzTest(maxDuration = "2m")
    void jsonIsReadOrRefused(byte[] body) {
        try {
            var read = UpdateJson.read(new ByteArrayInputStream(body));
            var written = Json.MAPPER.writeValueAsBytes(Map.of(read.object(), json(read)));
            assertThat(UpdateJson.read(new ByteArrayInputStream(written))).isEqualTo(read);
        } catch (ProfitError refused) {
            assertThat(refused.status()).isIn(400, 500);
        }
    }

    private static Map<String, Object> json(Elements elements) {
        return Map.of(
                "Element", elements.rows().stream().map(BadUpdatesTest::json).toList());
    }

    private static Map<String, Object> json(Element row) {
        var json = new LinkedHashMap<String, Object>();
        row.keys().forEach((name, value) -> json.put("@" + name, value));
        if (row.action() != null) {
            json.put("@Action", row.action());
        }
        json.put("Fields", row.fields());
        var objects = new ArrayList<Map<String, Object>>();
        row.objects().forEach(each -> objects.add(Map.of(each.object(), json(each))));
        json.put("Objects", objects);
        return json;
    }

    @FuzzTest(maxDuration = "2m")
    void xmlIsReadOrRefused(byte[] dataXml) {
        try {
            var read = UpdateXml.read(new String(dataXml, StandardCharsets.UTF_8));
            assertThat(UpdateXml.read(xml(read))).isEqualTo(read);
        } catch (ProfitError refused) {
            assertThat(refused.status()).isEqualTo(500);
        }
    }

    private static String xml(Elements elements) {
        var xml = new StringBuilder("<" + elements.object() + ">");
        elements.rows().forEach(row -> {
            xml.append("<Element");
            row.keys().forEach((name, value) -> xml.append(attribute(name, value)));
            xml.append("><Fields")
                    .append(
                            row.action() == null
                                    ? ""
                                    : attribute("Action", row.action().name()))
                    .append('>');
            row.fields().forEach((name, value) -> xml.append("<" + name + ">" + text(value) + "</" + name + ">"));
            xml.append("</Fields><Objects>");
            row.objects().forEach(each -> xml.append(xml(each)));
            xml.append("</Objects></Element>");
        });
        return xml + "</" + elements.object() + ">";
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + text(value).replace("\n", "&#10;").replace("\t", "&#9;") + "\"";
    }

    private static String text(String value) {
        return Soap.escape(value).replace("\r", "&#13;");
    }
}
