package estrik.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

class ProfitSandboxExtensionTest {
    private static final Set<URI> SEEN = new HashSet<>();

    @AfterAll
    static void eachOfTheClassesBelowHadOneOfItsOwnAndItIsStopped() {
        assertThat(SEEN)
                .hasSize(3)
                .allSatisfy(uri -> assertThatThrownBy(() -> connect(uri)).isInstanceOf(ConnectException.class));
    }

    private static void connect(URI uri) throws IOException {
        new Socket(uri.getHost(), uri.getPort()).close();
    }

    @Nested
    @ProfitTest
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class Annotated {
        private static String token;
        private final ProfitSandbox mine;

        Annotated(ProfitSandbox profit) {
            mine = profit;
            profit.addTask("anna", "Uit de constructor");
        }

        @BeforeAll
        static void once(ProfitSandbox profit) {
            SEEN.add(profit.uri());
            token = profit.tokenFor("anna");
            profit.addTask("anna", "Voor alle");
        }

        @BeforeEach
        void each(ProfitSandbox profit) {
            profit.addTask("anna", "Voor elke");
        }

        @Test
        @Order(1)
        void theSameOneIsGivenEverywhere(ProfitSandbox profit) {
            SEEN.add(profit.uri());
            assertThat(profit).isSameAs(mine);
            assertEveryTaskIsThereOnce(profit);
            profit.addTask("anna", "Van de eerste");
            profit.block("Workspace365", true);
            profit.failNext(Fault.status(503));
        }

        @Test
        @Order(2)
        void whatTheTestBeforeDidIsUndone(ProfitSandbox profit) {
            SEEN.add(profit.uri());
            assertThat(profit.calls()).isEmpty();
            assertEveryTaskIsThereOnce(profit);
        }

        private void assertEveryTaskIsThereOnce(ProfitSandbox profit) {
            assertThat(new Caller(profit)
                            .rows(token, "Workspace365_Tasks", "skip", "-1", "take", "-1").values().stream()
                                    .map(row -> row.path("Subject").asString()))
                    .containsOnlyOnce("Voor alle", "Voor elke", "Uit de constructor")
                    .doesNotContain("Van de eerste");
        }

        @AfterEach
        void after(ProfitSandbox profit) {
            assertThat(profit).isSameAs(mine);
        }

        @Nested
        class Inside {
            @Test
            void theClassAroundSharesItsOwn(ProfitSandbox profit) {
                assertThat(profit).isSameAs(mine);
                assertEveryTaskIsThereOnce(profit);
            }
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Registered {
        @RegisterExtension
        static final ProfitSandboxExtension PROFIT = ProfitSandboxExtension.of(ProfitSandbox::start);

        @BeforeAll
        void once(ProfitSandbox profit) {
            SEEN.add(profit.uri());
            profit.addTask("bram", "Blijft staan");
        }

        @Test
        void itKeepsWhatWasDoneBeforeAllTests(ProfitSandbox profit) {
            assertThat(tasks(profit)).containsOnlyOnce("Blijft staan");
        }

        @Test
        void andSoForEveryTest(ProfitSandbox profit) {
            assertThat(tasks(profit)).containsOnlyOnce("Blijft staan");
        }

        private static String tasks(ProfitSandbox profit) {
            return new Caller(profit).get("/_sandbox/api/tasks?user=bram").body();
        }
    }

    @Nested
    class OnOneMethod {
        @Test
        @ProfitTest
        void aSingleTestMayHaveOne(ProfitSandbox profit) {
            SEEN.add(profit.uri());
            assertThat(new Caller(profit).get("/_sandbox/api/calls").body()).isEqualTo("[]");
        }
    }
}
