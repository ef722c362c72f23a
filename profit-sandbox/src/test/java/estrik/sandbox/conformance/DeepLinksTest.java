package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeepLinksTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    @Fact(section = "8", mark = D, operation = ROWS)
    void aPageOfInSiteIsASlugWithAKeyField() {
        for (var connector : List.of("Workspace365_Tasks", "Workspace365_Signals")) {
            assertThat(caller.rows(token, connector).values())
                    .isNotEmpty()
                    .extracting(row -> row.path("Url").asString())
                    .allMatch(url -> url.matches("https://12345\\.afasinsite\\.nl/[a-z-]+-prs\\?[A-Za-z]+=[0-9]+"));
        }
    }

    @Test
    @Fact(section = "8", mark = P, operation = ROWS)
    void aTaskLinksToItsDossierItem() {
        assertThat(caller.rows(token, "Workspace365_Tasks").values())
                .allSatisfy(row -> assertThat(row.path("Url").asString())
                        .endsWith("?SbId=" + row.path("SubjectId").asLong()));
    }
}
