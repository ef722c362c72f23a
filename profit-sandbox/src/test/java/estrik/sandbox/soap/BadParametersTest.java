package estrik.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Store;
import estrik.sandbox.query.Filtering;
import estrik.sandbox.query.Order;
import estrik.sandbox.query.Page;
import estrik.sandbox.query.Query;
import estrik.sandbox.query.View;
import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.ProfitError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whatever XML somebody puts into a parameter of `GetDataWithOptions` is read or refused in AFAS's words.
class BadParametersTest {
    private final Company company = new Company(Clock.systemUTC(), Store.inMemory());
    private final View view = View.of(
            company.state().office().getConnector("Workspace365_Tasks").orElseThrow(),
            company.state(),
            company.user("anna"));

    @FuzzTest(maxDuration = "2m")
    void filtersXmlFindsRowsOrIsRefused(byte[] xml) {
        try {
            var filter = AppConnectorGet.filter(new String(xml, StandardCharsets.UTF_8), view);
            assertThat(all(filter)).isSubsetOf(all(Filtering.NONE));
        } catch (ProfitError refused) {
            assertThat(refused.status()).isEqualTo(500);
        }
    }

    private List<String> all(Filtering filter) {
        return new Query(filter, new Order(List.of()), new Page(-1, -1), false)
                .rows(view).stream().map(Arrays::toString).toList();
    }

    @FuzzTest(maxDuration = "2m")
    void optionsAreReadOrRefusedAndTheAnswerIsXml(byte[] xml) {
        try {
            var options = GetOptions.read(new String(xml, StandardCharsets.UTF_8));
            options.refuseText();
            var rows = rows(options);
            var answer = new RowsXml(view.connector().id(), view.fields(), options.emptyFields())
                    .document(options.metadata(), rows);
            if (!answer.isEmpty()) {
                assertThat(Xml.read("answer", answer).all(view.connector().id()).count())
                        .isEqualTo(rows.size());
            }
        } catch (ProfitError refused) {
            assertThat(refused.status()).isEqualTo(500);
        }
    }

    private List<@Nullable Object[]> rows(GetOptions options) {
        var order = options.order(view);
        return options.page(Envelope.ofForm("GetDataWithOptions", Map.of()))
                .map(page -> new Query(Filtering.NONE, order, page, false).rows(view))
                .orElseGet(List::of);
    }
}
