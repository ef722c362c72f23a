package estrik.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.wire.Soap;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AppConnectorGetTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    void rowsComeAsXmlInsideTheResult() {
        profit.addTask("anna", "Thee & <koek>");

        var answer = get("<filtersXml>" + Soap.escape(filter("Subject", "1", "Thee &amp; &lt;koek&gt;"))
                + "</filtersXml><take>10</take>");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        assertThat(result(answer))
                .startsWith("<AfasGetConnector><Workspace365_Tasks><SubjectId>")
                .contains("<Subject>Thee &amp; &lt;koek&gt;</Subject>")
                .containsPattern("<DateCreated>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}</DateCreated>")
                .endsWith("</Workspace365_Tasks></AfasGetConnector>\n");
        assertThat(subjects(answer)).containsExactly("Thee & <koek>");
    }

    @Test
    void aTokenGoesInTheBodyAsXmlOrBase64OrInTheHeader() {
        var base64 = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        var rest = "<connectorId>Workspace365_Tasks</connectorId><take>1</take>";

        var xml = caller.service("AppConnectorGet", "GetData", "<token>" + Soap.escape(token) + "</token>" + rest);
        var encoded = caller.service("AppConnectorGet", "GetData", rest + "<token>" + base64 + "</token>");
        var header = caller.service("appconnectorget", "GetData", rest, "Authorization", "AfasToken " + base64);

        for (var answer : List.of(xml, encoded, header)) {
            assertThat(Caller.textOf(answer, "GetDataResult")).contains("<Workspace365_Tasks>");
        }
    }

    @Test
    void aBadTokenIsAFaultInTheBodyAndA401InTheHeader() {
        var elements = "<connectorId>Workspace365_Tasks</connectorId><take>1</take>";
        var unknown = "<token><version>1</version><data>" + "0".repeat(64) + "</data></token>";

        for (var body : List.of("", "<token/>", "<token>x</token>", "<token>" + Soap.escape(unknown) + "</token>")) {
            var fault = caller.service("AppConnectorGet", "GetData", body + elements);
            assertThat(fault.statusCode()).isEqualTo(500);
            assertThat(Caller.textOf(fault, "ErrorNumber")).isEqualTo("-2147180996");
        }
        var refused = caller.service("AppConnectorGet", "GetData", elements, "Authorization", Caller.header(unknown));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).isEmpty();
    }

    @Test
    void theFaultsOfRestComeHereToo() {
        profit.block("Workspace365_Signals", true);

        assertThat(message(call("GetData", "<take>1</take>", "Workspace365_Signals")))
                .isEqualTo("Deze GetConnector (definitie) is geblokkeerd");
        assertThat(message(call("GetData", "<take>1</take>", "Pocket_Tasks")))
                .isEqualTo("Deze GetConnector wordt niet ondersteund of de gebruiker is niet geautoriseerd.");
        assertThat(message(get(
                        "<take>1</take><filtersXml>" + Soap.escape(filter("Kleur", "1", "rood")) + "</filtersXml>")))
                .isEqualTo("Connectorveld 'Kleur' niet gevonden");
        assertThat(message(get(
                        "<take>1</take><filtersXml>" + Soap.escape(filter("Subject", "16", "x")) + "</filtersXml>")))
                .isEqualTo("Er is een onverwachte fout opgetreden");
    }

    @Test
    void skipAndTakeHaveTheirOddities() {
        // Without take there are no rows; skip=-1 overrules take.
        assertThat(count("")).isZero();
        assertThat(count("<take>0</take>")).isZero();
        assertThat(count("<skip>2</skip>")).isZero();
        assertThat(count("<skip>2</skip><take>3</take>")).isEqualTo(3);
        assertThat(count("<skip>5</skip><take>9</take>")).isEqualTo(2);
        assertThat(count("<skip>-1</skip><take>2</take>")).isEqualTo(7);
        assertThat(count("<skip>-1</skip><take>-1</take>")).isEqualTo(7);
        assertThat(count("<skip>-7</skip>")).isEqualTo(7);
        assertThat(count("<skip>-7</skip><take>2</take>")).isEqualTo(2);
        // In options.
        assertThat(count(options("<Skip>6</Skip><Take>10</Take>"))).isEqualTo(1);
        assertThat(count(options("<skip>x</skip><take>2</take>"))).isEqualTo(2);
        assertThat(count(options("<skip>x</skip>"))).isEqualTo(7);
        // An argument goes before an option.
        assertThat(count("<take>2</take>" + options("<Take>5</Take>"))).isEqualTo(2);

        var negative = get("<take>-5</take>");
        assertThat(message(negative)).isEqualTo("Unexpected backend error");
        var wrong = get("<take>many</take>");
        assertThat(wrong.statusCode()).isEqualTo(500);
        assertThat(wrong.body()).contains("<faultcode>soap:Client</faultcode>", "not in a correct format");
    }

    @Test
    void textModeIsNotSupported() {
        assertThat(message(get("<take>1</take>" + options("<Outputmode>2</Outputmode>"))))
                .isEqualTo("Deze Outputmode wordt niet ondersteund");
    }

    @Test
    void aCarriageReturnSurvives() {
        profit.addTask("anna", "Eén\r\ntwee\u0001");

        var answer = get("<take>1</take><filtersXml>" + Soap.escape(filter("Subject", "10", "Eén")) + "</filtersXml>");

        assertThat(result(answer)).contains("<Subject>Eén&#xD;\ntwee?</Subject>");
    }

    @Test
    void xmlInAParameterIsReadWithCare() {
        var dtd = "<!DOCTYPE Filters [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><Filters>&a;</Filters>";
        var deep = "<Filters>" + "<Filter>".repeat(5000) + "</Filter>".repeat(5000) + "</Filters>";

        for (var filters : List.of(dtd, deep, "<Filters>", "Filters", "<Filters/><Filters/>")) {
            var answer = get("<take>1</take><filtersXml>" + Soap.escape(filters) + "</filtersXml>");
            assertThat(message(answer)).as(filters).isEqualTo("De XML in filtersXml kan niet worden gelezen");
        }
    }

    private static String filter(String field, String operator, String value) {
        return "<Filters><Filter FilterId=\"Filter 1\"><Field FieldId=\"%s\" OperatorType=\"%s\">%s</Field></Filter></Filters>"
                .formatted(field, operator, value);
    }

    private static String options(String options) {
        return "<options>" + Soap.escape("<Options>" + options + "</Options>") + "</options>";
    }

    private HttpResponse<String> get(String elements) {
        return call("GetDataWithOptions", elements);
    }

    private HttpResponse<String> call(String operation, String elements) {
        return call(operation, elements, "workspace365_tasks");
    }

    private HttpResponse<String> call(String operation, String elements, String connector) {
        return caller.service(
                "AppConnectorGet",
                operation,
                elements + "<connectorId>" + connector + "</connectorId><token>" + Soap.escape(token) + "</token>");
    }

    private long count(String elements) {
        var answer = get(elements);
        assertThat(answer.statusCode()).as(elements).isEqualTo(200);
        return Pattern.compile("<Workspace365_Tasks>")
                .matcher(result(answer))
                .results()
                .count();
    }

    private static List<String> subjects(HttpResponse<String> answer) {
        return Pattern.compile("<Subject>([^<]*)</Subject>")
                .matcher(result(answer))
                .results()
                .map(MatchResult::group)
                .map(each -> each.replaceAll("</?Subject>", "")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&"))
                .toList();
    }

    private static String result(HttpResponse<String> answer) {
        return Caller.textOf(answer, "GetDataWithOptionsResult");
    }

    private static String message(HttpResponse<String> fault) {
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.body()).contains("<faultcode>soap:Server</faultcode>");
        return Caller.textOf(fault, "Message");
    }
}
