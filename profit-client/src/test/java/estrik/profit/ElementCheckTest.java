package estrik.profit;

import static estrik.profit.Element.element;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.profit.UpdateConnectorInfo.Code;
import estrik.profit.UpdateConnectorInfo.ObjectInfo;
import estrik.profit.UpdateConnectorInfo.UpdateFieldInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElementCheckTest {
    private final ObjectInfo line = new ObjectInfo(
            "FbSalesLines",
            List.of(
                    field("GuLi", "int", 0).key().info(),
                    field("ItCd", "string", 5).needed().info()),
            List.of());
    private final ObjectInfo own = new ObjectInfo("KnS01", List.of(), List.of());
    private final UpdateConnectorInfo sales = new UpdateConnectorInfo(
            "FbSales",
            "Verkooporder",
            new ObjectInfo(
                    "FbSales",
                    List.of(
                            field("OrNu", "string", 12).key().info(),
                            field("DbId", "string", 16).needed().info(),
                            field("OrDa", "date", 0).info(),
                            field("Amount", "decimal", 0).info(),
                            field("Factor", "int", 0).notZero().info(),
                            field("Done", "boolean", 0).info(),
                            field("Scan", "blob", 0).info(),
                            field("CuId", "string", 3).oneOf("EUR", "USD").info(),
                            field("New", "something", 0).info()),
                    List.of(line, own)));

    @Test
    void aGoodRowHasNoProblems() {
        var row = element("FbSales")
                .set("DbId", "10001")
                .set("OrDa", LocalDate.of(2026, 11, 29))
                .set("Amount", new BigDecimal("12.50"))
                .set("Factor", 2)
                .set("Done", true)
                .set("Scan", new byte[3])
                .set("CuId", "EUR")
                .set("New", true)
                .with(
                        element("FbSalesLines").set("ItCd", "A1"),
                        element("KnS01").set("U0123", "blauw"));

        assertThat(sales.check(row)).isEmpty();
    }

    @Test
    void everyProblemIsOneSentence() {
        var row = element("FbSales")
                .key("OrDa", "2026-11-29")
                .inserted()
                .set("OrDa", "morgen")
                .set("Amount", new BigDecimal("1.255"))
                .set("Factor", 0)
                .set("Done", 5)
                .set("Scan", true)
                .set("CuId", "GBP")
                .set("Onbekend", 1)
                .with(element("FbSalesLines").set("ItCd", "te lang"), element("FbOther"));

        assertThat(sales.check(row))
                .containsExactly(
                        "Field 'OrDa' of FbSales is no key.",
                        "Field 'OrDa' of FbSales takes a date, not text.",
                        "Field 'Amount' of FbSales takes at most 2 decimals.",
                        "Field 'Factor' of FbSales may not be 0.",
                        "Field 'Done' of FbSales takes yes or no, not a whole number.",
                        "Field 'Scan' of FbSales takes bytes, not yes or no.",
                        "Field 'CuId' of FbSales takes only EUR, USD.",
                        "FbSales has no field 'Onbekend'.",
                        "Field 'DbId' of FbSales is mandatory.",
                        "Field 'ItCd' of FbSalesLines takes at most 5 characters, not 7.",
                        "FbSales has no object FbOther inside.");
    }

    @Test
    void textThatReadsAsWhatTheFieldHoldsIsLetThrough() {
        var row = element("FbSales")
                .set("DbId", "10001")
                .set("OrDa", "2026-11-29T08:00:00")
                .set("Amount", "12.5")
                .set("Factor", "-3")
                .set("Done", "1");

        assertThat(sales.check(row)).isEmpty();
    }

    @Test
    void aNumberIsNoText() {
        assertThat(sales.check(element("FbSales").set("DbId", 10001)))
                .containsExactly("Field 'DbId' of FbSales takes text, not a whole number.");
    }

    @Test
    void aRowThatIsThereAlreadyLacksNothing() {
        assertThat(sales.check(element("FbSales").key("OrNu", "1").clear("OrDa")))
                .isEmpty();
        assertThat(sales.check(element("FbSales").updated())).isEmpty();
        assertThat(sales.check(element("FbSales").key("OrNu", "1").inserted()))
                .containsExactly("Field 'DbId' of FbSales is mandatory.");
    }

    @Test
    void aMandatoryFieldMayNotBeCleared() {
        assertThat(sales.check(element("FbSales").clear("DbId")))
                .containsExactly("Field 'DbId' of FbSales is mandatory.");
    }

    @Test
    void namesAreFoundInAnyLetterCase() {
        assertThat(sales.check(element("fbsales").set("dbid", "1"))).isEmpty();
    }

    @Test
    void aRowOfAnotherConnectorIsNoticed() {
        assertThat(sales.check(element("KnSubject")))
                .containsExactly("FbSales writes rows of FbSales, not of KnSubject.");
    }

    private static FieldDraft field(String id, String type, int length) {
        return new FieldDraft(id, type, length, false, false, false, List.of());
    }

    /// A field of the metainfo, of which a test says only what matters to it.
    private record FieldDraft(
            String id, String type, int length, boolean isKey, boolean mandatory, boolean isNotZero, List<Code> codes) {
        FieldDraft key() {
            return new FieldDraft(id, type, length, true, mandatory, isNotZero, codes);
        }

        FieldDraft needed() {
            return new FieldDraft(id, type, length, isKey, true, isNotZero, codes);
        }

        FieldDraft notZero() {
            return new FieldDraft(id, type, length, isKey, mandatory, true, codes);
        }

        FieldDraft oneOf(String... ids) {
            var values = List.of(ids).stream().map(each -> new Code(each, "")).toList();
            return new FieldDraft(id, type, length, isKey, mandatory, isNotZero, values);
        }

        UpdateFieldInfo info() {
            return new UpdateFieldInfo(id, id, type, length, 2, "", isKey, mandatory, isNotZero, 1, codes);
        }
    }
}
