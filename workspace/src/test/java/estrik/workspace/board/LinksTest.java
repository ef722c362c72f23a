package estrik.workspace.board;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.connection.Connection;
import estrik.workspace.feed.Item;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
    private static final String OVERVIEW = "https://12345.afasinsite.nl/taken";

    @Test
    void opensTheItemThroughTheTemplateOfTheConnection() {
        var link = link("https://12345.afasinsite.nl/dossieritem?SbId={SubjectId}", Map.of("SubjectId", "20931"));

        assertThat(link).contains("https://12345.afasinsite.nl/dossieritem?SbId=20931");
    }

    @Test
    void opensTheOverviewWhenTheTileAsksForIt() {
        var connection = connection("https://12345.afasinsite.nl/d?SbId={SubjectId}", OVERVIEW);

        assertThat(Links.of(connection, true, item(Map.of("SubjectId", "1")))).contains(OVERVIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://12345.afasinsite.nl/d?SbId={Missing}",
                "https://12345.afasinsite.nl/d?SbId={Empty}",
                "https://{SubjectId}/d",
                "https://{SubjectId}.evil.example/d",
                "https://user:secret@evil.example/{SubjectId}",
                "javascript:alert({SubjectId})",
                "data:text/html,{SubjectId}",
                "//evil.example/{SubjectId}",
                "/relative/{SubjectId}",
                "https:///{SubjectId}",
                "https://12345.afasinsite.nl/{SubjectId",
                "https://12345.afasinsite.nl/{Dots}/d"
            })
    void opensTheOverviewWhenTheTemplateLeadsNowhere(String template) {
        var fields = Map.of("SubjectId", "20931", "Empty", " ", "Dots", "..");

        assertThat(link(template, fields)).contains(OVERVIEW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1&admin=true; 1%26admin%3Dtrue",
                "../../login?x#y; ..%2F..%2Flogin%3Fx%23y",
                "\"><script>; %22%3E%3Cscript%3E",
                "javascript:alert(1); javascript%3Aalert%281%29",
                "@evil.example; %40evil.example",
                "{SubjectId}; %7BSubjectId%7D",
                "$1\\2; %241%5C2",
                "één; %C3%A9%C3%A9n",
                "%2e%2e; %252e%252e"
            })
    void keepsHostileValuesInTheirPlace(String value, String encoded) {
        assertThat(link("https://12345.afasinsite.nl/d/{SubjectId}?q={SubjectId}", Map.of("SubjectId", value)))
                .contains("https://12345.afasinsite.nl/d/" + encoded + "?q=" + encoded);
    }

    @Test
    void doesNotTrustTheUrlOfARowUnlessTheTemplateSaysSo() {
        var row = Map.of("SubjectId", "1", "Url", "https://12345.afasinsite.nl/taak?id=1");

        assertThat(link("https://12345.afasinsite.nl/d?SbId={SubjectId}", row))
                .contains("https://12345.afasinsite.nl/d?SbId=1");
        assertThat(link("", row)).contains(OVERVIEW);
        assertThat(link("{Url}", row)).contains("https://12345.afasinsite.nl/taak?id=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                " JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "//evil.example",
                "/taak",
                "https://afas.nl@evil.example/",
                "https:taak",
                "ftp://afas.example/x",
                "https://a b"
            })
    void takesOnlyWebAddressesFromARow(String url) {
        assertThat(link("{Url}", Map.of("Url", url))).contains(OVERVIEW);
    }

    @Test
    void opensNothingWhenThereIsNowhereToGo() {
        assertThat(Links.of(connection("", ""), false, item(Map.of()))).isEmpty();
        assertThat(Links.of(connection("", "javascript:alert(1)"), true, item(Map.of())))
                .isEmpty();
    }

    private static Optional<String> link(String template, Map<String, String> fields) {
        return Links.of(connection(template, OVERVIEW), false, item(fields));
    }

    private static Connection connection(String itemUrl, String overviewUrl) {
        return new Connection(
                "afas",
                "AFAS",
                URI.create("http://127.0.0.1:1/"),
                "Workspace365_Tasks",
                "Workspace365_Signals",
                itemUrl,
                overviewUrl,
                2,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Item item(Map<String, String> fields) {
        return new Item("1", "Inkoopfactuur 20931", "", null, null, fields);
    }
}
