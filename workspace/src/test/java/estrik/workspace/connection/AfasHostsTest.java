package estrik.workspace.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AfasHostsTest {
    private final AfasHosts hosts = new AfasHosts(Set.of("127.0.0.1:8600", "profit.example.nl"));

    @ParameterizedTest
    @CsvSource({
        "https://12345.rest.afas.online/ProfitRestServices, https://12345.rest.afas.online/ProfitRestServices",
        "https://12345.rest.afas.online/profitrestservices/, https://12345.rest.afas.online/profitrestservices",
        "https://12345.resttest.afas.online, https://12345.resttest.afas.online/ProfitRestServices",
        "https://12345.restaccept.afas.online/, https://12345.restaccept.afas.online/ProfitRestServices",
        "HTTPS://12345.REST.AFAS.ONLINE, https://12345.rest.afas.online/ProfitRestServices",
        "http://127.0.0.1:8600/ProfitRestServices, http://127.0.0.1:8600/ProfitRestServices",
        "https://profit.example.nl, https://profit.example.nl/ProfitRestServices",
    })
    void allowsAfasOnlineAndTheHostsOfTheOperator(String typed, String stored) {
        assertThat(hosts.check(typed)).isEqualTo(new AfasHosts.Allowed(URI.create(stored)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345",
                "12345.rest.afas.online",
                "http://12345.rest.afas.online",
                "https://12345.rest.afas.online:8443",
                "https://12345.rest.afas.online.evil.example",
                "https://evil.example/12345.rest.afas.online",
                "https://12345.rest.afas.online@evil.example",
                "https://evil.example#12345.rest.afas.online",
                "https://evil.example\\12345.rest.afas.online",
                "https://12345.rest.afas.online?x=1",
                "https://12345.rest.afas.online/../admin",
                "https://12345.rest.afas.online/%2e%2e/admin",
                "https://12345.rest.afas.online./",
                "https://12345.rest.аfas.online",
                "https://127.0.0.1",
                "http://127.0.0.1:8601",
                "http://2130706433:8600",
                "http://0x7f000001:8600",
                "http://localhost:8600",
                "http://[::1]:8600",
                "http://169.254.169.254/latest/meta-data",
                "http://profit.example.nl:80/",
                "ftp://profit.example.nl",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https://12345.rest.afas.online/a\r\nHost: evil.example",
            })
    void refusesEverythingElse(String typed) {
        assertThat(hosts.check(typed)).isInstanceOf(AfasHosts.Refused.class);
    }

    @Test
    void namesTheHostThatTheOperatorWouldHaveToAllow() {
        assertThat(hosts.check("https://profit.other.nl/profitrestservices"))
                .isInstanceOfSatisfying(
                        AfasHosts.Refused.class,
                        refused -> assertThat(refused.phrase().args()).containsExactly("profit.other.nl"));
    }
}
