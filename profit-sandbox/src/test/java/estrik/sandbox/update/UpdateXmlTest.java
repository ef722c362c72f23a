package estrik.sandbox.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Mishaps;
import estrik.sandbox.company.Store;
import estrik.sandbox.wire.ProfitError;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateXmlTest {
    private static final String CALL = """
            <KnSubject xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Element SbId="1957">
              <Fields Action="update"><Ds>Onderwerp &amp; meer</Ds><DtFr xsi:nil="true"/><St>1</St></Fields>
              <Objects>
                <KnSubjectLink><Element><Fields Action="insert"><ToBC>1</ToBC><BcId>1000744</BcId></Fields></Element></KnSubjectLink>
                <KnSubjectAttachment><Element><Fields><FileName>a.txt</FileName></Fields></Element><Element/></KnSubjectAttachment>
              </Objects></Element></KnSubject>
            """;

    private final Company company = new Company(Clock.systemUTC(), Store.inMemory());
    private final Updates updates = new Updates(company);

    @Test
    void whatSoapSendsIsReadIntoTheSameTreeAsJson() {
        var sent = UpdateXml.read(CALL);

        assertThat(sent.object()).isEqualTo("KnSubject");
        var element = sent.rows().getFirst();
        assertThat(element.keys()).containsOnly(Map.entry("SbId", "1957"));
        assertThat(element.action()).isEqualTo(Action.UPDATE);
        assertThat(element.fields())
                .containsOnly(Map.entry("Ds", "Onderwerp & meer"), Map.entry("DtFr", ""), Map.entry("St", "1"));
        assertThat(element.objects().getFirst().rows().getFirst().action()).isEqualTo(Action.INSERT);
        assertThat(element.objects().get(1).rows()).hasSize(2);
    }

    @Test
    void attributesOfAnotherNamespaceAreNoKeys() {
        var sent = UpdateXml.read("""
                <KnSubject xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Element xsi:type="Row" SbId="7"/></KnSubject>
                """);

        assertThat(sent.rows().getFirst().keys()).containsOnly(Map.entry("SbId", "7"));
    }

    @Test
    void theResultIsWrittenAsRecorded() {
        var results = updates.carryOut(access("KnSubject"), "KnSubject", Action.INSERT, UpdateXml.read("""
                <KnSubject><Element><Fields Action="insert"><StId>%d</StId><Ds>Een</Ds></Fields></Element>
                <Element><Fields Action="insert"><StId>%1$d</StId><Ds>Twee</Ds></Fields></Element></KnSubject>
                """.formatted(
                        company.state().dossier().types().getFirst().id())));

        assertThat(UpdateXml.write(results).replaceAll("\\d{3,}", "NUMBER")).isEqualTo("""
                <?xml version="1.0"?>
                <results><KnSubject><SbId>NUMBER</SbId></KnSubject><KnSubject><SbId>NUMBER</SbId></KnSubject></results>
                """);
        assertThat(UpdateXml.write(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "KnSubject",
                "<KnSubject>",
                "<KnSubject><Row/></KnSubject>",
                "<KnSubject><Element><Fields><Ds><b/></Ds></Fields></Element></KnSubject>",
                "<KnSubject/><KnSubject/>",
                "<!DOCTYPE KnSubject [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><KnSubject><Element><Fields><Ds>&x;</Ds></Fields></Element></KnSubject>"
            })
    void whatIsNoUpdateIsRefused(String xml) {
        assertThatThrownBy(() -> UpdateXml.read(xml))
                .isInstanceOf(ProfitError.class)
                .hasMessage("The dataXml is not understood.");
    }

    private Access access(String... connectors) {
        var state = company.state();
        var linked = state.connector("Workspace365").orElseThrow().updateConnectors(List.of(connectors));
        return new Access(state, company.user("anna"), linked, Mishaps.NONE, null);
    }
}
