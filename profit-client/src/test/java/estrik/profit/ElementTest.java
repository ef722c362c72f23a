package estrik.profit;

import static estrik.profit.Element.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows in their exact written form: the JSON of REST and the XML of SOAP.
class ElementTest {
    private static final byte[] BYTES = {'h', 'o', 'i'};

    @Test
    void aDossierItemWithItsLinkAndAttachments() {
        var subject = element("KnSubject")
                .key("SbId", 1957)
                .set("StId", 4)
                .set("Ds", "Subject")
                .with(element("KnSubjectLink").set("ToBC", true).set("BcId", "1000744"))
                .with(attachment("a.pdf"), attachment("b.pdf"));

        assertThat(ElementJson.written(List.of(subject)))
                .isEqualTo("{\"KnSubject\":{\"Element\":{\"@SbId\":1957,\"Fields\":{\"StId\":4,\"Ds\":\"Subject\"},"
                        + "\"Objects\":[{\"KnSubjectLink\":{\"Element\":{\"Fields\":{\"ToBC\":true,\"BcId\":\"1000744\"}}}},"
                        + "{\"KnSubjectAttachment\":{\"Element\":["
                        + "{\"Fields\":{\"FileName\":\"a.pdf\",\"FileStream\":\"aG9p\"}},"
                        + "{\"Fields\":{\"FileName\":\"b.pdf\",\"FileStream\":\"aG9p\"}}]}}]}}}");
    }

    @Test
    void theSameOverSoapHasKeysAsAttributesAndAnActionOnEveryRow() {
        var subject = element("KnSubject")
                .key("SbId", 1957)
                .set("StId", 1)
                .clear("Da")
                .with(attachment("a.pdf").inserted());

        assertThat(ElementXml.written(List.of(subject), Element.Action.UPDATE))
                .isEqualTo("<KnSubject xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                        + "<Element SbId=\"1957\"><Fields Action=\"update\"><StId>1</StId><Da xsi:nil=\"true\"/></Fields>"
                        + "<Objects><KnSubjectAttachment><Element><Fields Action=\"insert\">"
                        + "<FileName>a.pdf</FileName><FileStream>aG9p</FileStream></Fields></Element>"
                        + "</KnSubjectAttachment></Objects></Element></KnSubject>");
    }

    @Test
    void objectsAreWrittenAsAFreshListOfSingleKeys() {
        var json = json(element("KnSubject")
                .with(element("KnSubjectLink").set("ToBC", true))
                .with(attachment("a.pdf"))
                .with(element("KnSubjectLink").set("ToBC", false)));

        assertThat(json).contains("\"Objects\":[{\"KnSubjectLink\":{\"Element\":[", "},{\"KnSubjectAttachment\":{");
    }

    @Test
    void severalRowsOfOneObjectAreAList() {
        var rows = List.of(
                element("KnSubject").set("Ds", "Een"), element("KnSubject").set("Ds", "Twee"));

        assertThat(ElementJson.written(rows))
                .isEqualTo(
                        "{\"KnSubject\":{\"Element\":[{\"Fields\":{\"Ds\":\"Een\"}},{\"Fields\":{\"Ds\":\"Twee\"}}]}}");
        assertThat(ElementXml.written(rows, Element.Action.INSERT))
                .endsWith("<Element><Fields Action=\"insert\"><Ds>Een</Ds></Fields></Element>"
                        + "<Element><Fields Action=\"insert\"><Ds>Twee</Ds></Fields></Element></KnSubject>");
    }

    @Test
    void theActionOfARowStandsAmongItsFields() {
        var json = json(element("KnSubject")
                .key("SbId", 1)
                .with(
                        element("KnSubjectAttachment").key("Id", 5).deleted(),
                        attachment("a").inserted())
                .with(element("KnSubjectLink").key("Id", 6).set("ToBC", true).updated()));

        assertThat(json)
                .contains("{\"@Id\":5,\"Fields\":{\"@Action\":\"delete\"}}")
                .contains("{\"Fields\":{\"@Action\":\"insert\",\"FileName\":\"a\"")
                .contains("{\"@Id\":6,\"Fields\":{\"@Action\":\"update\",\"ToBC\":true}}");
    }

    @Test
    void everyTypeOfValueHasItsForm() {
        var row = element("X")
                .set("Text", "é \"<&>\" €")
                .set("Whole", 36717)
                .set("Long", 5_000_000_000L)
                .set("Decimal", new BigDecimal("1E+3"))
                .set("Half", new BigDecimal("-0.50"))
                .set("No", false)
                .set("Day", LocalDate.of(2026, 11, 29))
                .set("Bytes", BYTES);

        assertThat(json(row))
                .isEqualTo("{\"X\":{\"Element\":{\"Fields\":{\"Text\":\"é \\\"<&>\\\" €\",\"Whole\":36717,"
                        + "\"Long\":5000000000,\"Decimal\":1000,\"Half\":-0.50,\"No\":false,\"Day\":\"2026-11-29\","
                        + "\"Bytes\":\"aG9p\"}}}}");
        assertThat(ElementXml.written(List.of(row), Element.Action.INSERT))
                .contains("<Text>é \"&lt;&amp;&gt;\" €</Text><Whole>36717</Whole><Long>5000000000</Long>"
                        + "<Decimal>1000</Decimal><Half>-0.50</Half><No>false</No><Day>2026-11-29</Day>"
                        + "<Bytes>aG9p</Bytes>");
    }

    @Test
    void aTimeIsAmsterdamsWithoutZAndInWholeSeconds() {
        var row = element("X").set("At", LocalDateTime.of(2026, 11, 29, 8, 30, 0, 999_000_000));

        assertThat(json(row)).contains("\"At\":\"2026-11-29T08:30:00\"");
    }

    @Test
    void anEmptyTextClearsAField() {
        assertThat(json(element("X").clear("Da"))).contains("\"Fields\":{\"Da\":\"\"}");
    }

    @Test
    void lineEndsSurviveXml() {
        var row = element("X").set("Tx", "een\r\ntwee\tdrie");

        assertThat(ElementXml.written(List.of(row), Element.Action.INSERT))
                .contains("<Tx>een&#13;&#10;twee&#9;drie</Tx>");
    }

    @Test
    void eachWordGivesANewElement() {
        var before = element("X").set("A", 1);
        before.set("A", 2).set("B", 3).clear("C").key("K", 4).with(element("Y")).deleted();

        assertThat(json(before)).isEqualTo("{\"X\":{\"Element\":{\"Fields\":{\"A\":1}}}}");
    }

    @Test
    void bytesAreThoseOfTheMomentTheyWereSet() {
        var bytes = BYTES.clone();
        var row = element("X").set("Bytes", bytes);
        bytes[0] = 'x';

        assertThat(json(row)).contains("aG9p");
    }

    @Test
    void itPrintsNamesAndNoValues() {
        assertThat(element("KnSubject")
                        .key("SbId", 424242)
                        .set("Ds", "CANARY")
                        .with(element("KnSubjectLink").set("BcId", "CANARY")))
                .hasToString("KnSubject[SbId][Ds][KnSubjectLink[][BcId]]");
        assertThat(Value.of("F", "CANARY")).hasToString("Value[TEXT]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "@SbId", "Sb Id", "1st", "a/b", "é", "<x>", "a\nb"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> element(name)).hasMessageContaining("cannot be the name of an object");
        assertThatThrownBy(() -> element("X").set(name, 1)).hasMessageContaining("cannot be the name of a field");
        assertThatThrownBy(() -> element("X").key(name, 1)).hasMessageContaining("cannot be the name of a key");
    }

    @Test
    void aValueThatProfitHasNoFormForIsRefusedWithoutRepeatingIt() {
        var row = element("X");
        assertThatThrownBy(() -> row.set("F", 1.5))
                .hasMessage("Field 'F' cannot hold a Double; give text, a whole number, a BigDecimal, a Boolean, a date"
                        + " or bytes.");
        assertThatThrownBy(() -> row.set("F", "CANARY\u0000"))
                .hasMessage("Field 'F' has the character U+0000 in it, which cannot be sent.");
        assertThatThrownBy(() -> row.set("F", "\ud800")).hasMessageContaining("U+D800");
        assertThatThrownBy(() -> row.set("F", new BigDecimal("1e999999999"))).hasMessageContaining("too many digits");
        assertThatThrownBy(() -> row.key("K", "a\nb")).hasMessage("Key 'K' is one line of text, and not empty.");
        assertThatThrownBy(() -> row.key("K", "")).hasMessage("Key 'K' is one line of text, and not empty.");
    }

    private static Element attachment(String name) {
        return element("KnSubjectAttachment").set("FileName", name).set("FileStream", BYTES);
    }

    private static String json(Element row) {
        return ElementJson.written(List.of(row));
    }
}
