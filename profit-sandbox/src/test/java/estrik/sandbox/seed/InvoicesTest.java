package estrik.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoicesTest {
    @TempDir
    private Path data;

    @Test
    void anyNumberOfInvoicesCanBeRead() {
        try (var profit = ProfitSandbox.builder().generate(12_345, 1).start()) {
            var caller = new Caller(profit);
            var anna = profit.tokenFor("anna");

            var last = caller.rows(anna, Invoices.CONNECTOR, "skip", "12300").toString();
            assertThat(last).contains("\"InvoiceId\":12345").doesNotContain("\"InvoiceId\":12346");
            assertThat(caller.rows(anna, Invoices.CONNECTOR, "filterfieldids", "City", "filtervalues", "utrecht")
                            .values())
                    .hasSizeGreaterThan(50)
                    .allSatisfy(row -> assertThat(row.path("City").asString()).isEqualTo("Utrecht"));
            assertThat(caller.as(anna, "/ProfitRestServices/metainfo/get/" + Invoices.CONNECTOR)
                            .body())
                    .contains("\"string\"", "\"int\"", "\"decimal\"", "\"boolean\"", "\"date\"", "\"blob\"");
        }
    }

    @Test
    void theSameSeedMakesTheSameRows() {
        assertThat(rows(1)).isEqualTo(rows(1)).isNotEqualTo(rows(2));
    }

    private static String rows(long seed) {
        try (var profit = ProfitSandbox.builder().generate(1_000, seed).start()) {
            return new Caller(profit)
                    .rows(profit.tokenFor("anna"), Invoices.CONNECTOR, "take", "1000")
                    .toString();
        }
    }

    @Test
    void aCompanyThatIsThereAlreadyKeepsItsRows() {
        try (var profit = ProfitSandbox.builder().data(data).generate(10, 1).start()) {
            assertThat(profit.uri()).isNotNull();
        }
        try (var profit = ProfitSandbox.builder().data(data).generate(20, 1).start()) {
            assertThat(new Caller(profit).rows(profit.tokenFor("anna"), Invoices.CONNECTOR))
                    .hasSize(10);
        }
    }

    @Test
    void noRowsAreNoSeed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfitSandbox.builder().generate(0, 1))
                .withMessage("The number of rows must be 1 or more, not 0");
    }
}
