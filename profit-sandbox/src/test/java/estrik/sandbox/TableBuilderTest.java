package estrik.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class TableBuilderTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @Test
    void aTableIsReadThroughItsGetConnector() {
        profit.table("Debtors")
                .text("DebtorId")
                .text("Name")
                .amount("Balance")
                .date("Since")
                .flag("Blocked")
                .row("10001", "Ubbens BV", new BigDecimal("1250.50"), LocalDate.of(2021, 3, 1), false)
                .row("10002", "Houthandel De Eik", 0, null, true)
                .getConnector("Profit_Debtors");

        var anna = profit.tokenFor("anna");
        assertThat(caller.as(anna, "/ProfitRestServices/connectors/Profit_Debtors")
                        .body())
                .isEqualTo("""
                {"skip":0,"take":100,"rows":[\
                {"DebtorId":"10001","Name":"Ubbens BV","Balance":1250.50,"Since":"2021-03-01T00:00:00Z","Blocked":false},\
                {"DebtorId":"10002","Name":"Houthandel De Eik","Balance":0,"Since":null,"Blocked":true}]}""");
        assertThat(caller.rows(anna, "Profit_Debtors", "filterfieldids", "Blocked", "filtervalues", "1"))
                .hasSize(1);
        assertThat(caller.as(anna, "/ProfitRestServices/metainfo").body()).contains("Profit_Debtors");
    }

    @Test
    void aSecondTableOfTheSameNameTakesThePlaceOfTheFirst() {
        profit.table("Things").number("Id").row(1).row(2).getConnector("My_Things");
        profit.table("Things").number("Id").text("Name").row(3, "drie").getConnector("my_things");

        var rows = caller.rows(profit.tokenFor("anna"), "My_Things");
        assertThat(rows.toString()).isEqualTo("[{\"Id\":3,\"Name\":\"drie\"}]");
        assertThat(profit.connector("Workspace365").getConnectors()).hasSize(3);
    }

    @Test
    void valuesMayHaveTheFormsThatJavaHasForThem() {
        profit.table("Forms")
                .number("Number")
                .amount("Amount")
                .date("Date")
                .blob("Blob")
                .row((short) 1, 2.5, LocalDateTime.of(2026, 1, 2, 3, 4), new byte[] {1, 2})
                .row(2, 3L, Instant.parse("2026-06-30T22:00:00Z"), null)
                .getConnector("Forms");

        assertThat(caller.rows(profit.tokenFor("anna"), "Forms").toString()).isEqualTo("""
                [{"Number":1,"Amount":2.5,"Date":"2026-01-02T03:04:00Z","Blob":"AQI="},\
                {"Number":2,"Amount":3,"Date":"2026-07-01T00:00:00Z","Blob":null}]""");
    }

    @Test
    void manyRowsMayComeAsAStream() {
        profit.table("Many")
                .number("Id")
                .rows(IntStream.range(0, 2_500).mapToObj(id -> new Object[] {id}))
                .getConnector("Many");

        assertThat(caller.rows(profit.tokenFor("anna"), "Many", "skip", "2400", "take", "1000"))
                .hasSize(100);
    }

    @Test
    void whatDoesNotFitIsSaidAndNothingChanged() {
        var table = profit.table("Wrong").number("Id").text("Name");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row(1, "een").row("x", "twee"))
                .withMessage("Row 2: column 'Id' is of the type int and cannot hold \"x\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row(1))
                .withMessage("Row 2: a row of Wrong has 2 values, not 1");
        assertThatIllegalStateException()
                .isThrownBy(() -> table.flag("Late"))
                .withMessage("The columns of Wrong come before its rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.getConnector("Wrong", "Nobody"))
                .withMessage("There is no app connector 'Nobody' in the sandbox");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profit.table("Tasks").number("Id").add())
                .withMessage("Profit has a data collection Tasks already; choose another name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profit.table("Twice").number("Id").text("id").add())
                .withMessage("there are two columns 'id' in Twice");

        assertThat(caller.as(profit.tokenFor("anna"), "/ProfitRestServices/metainfo")
                        .body())
                .doesNotContain("Wrong");
    }
}
