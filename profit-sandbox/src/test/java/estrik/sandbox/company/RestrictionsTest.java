package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.company.Restrictions.Rules;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestrictionsTest {
    private static final String CONNECTOR = "Workspace365";
    private static final String METAINFO = "/ProfitRestServices/metainfo";
    private static final String API = "/_sandbox/api/connectors/workspace365/restrictions";

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Caller caller = new Caller(profit);
    private final String anna = profit.tokenFor("anna");

    @Test
    void callsFromElsewhereAre403AndEmpty() {
        profit.restrict(CONNECTOR, Rules.NONE.allow("10.0.0.0/8"));

        var refused = caller.as(anna, METAINFO);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEmpty();
        assertThat(from("10.1.2.3").statusCode()).isEqualTo(200);
        profit.restrict(CONNECTOR, Rules.NONE);
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,                   127.0.0.1,          true",
        "203.0.113.7,                 203.0.113.8,        false",
        "203.0.113.0/25,              203.0.113.127,      true",
        "203.0.113.0/25,              203.0.113.128,      false",
        "0.0.0.0/0,                   8.8.8.8,            true",
        "2001:db8::/33,               2001:db8:7fff::1,   true",
        "2001:db8::/33,               2001:db8:8000::1,   false",
        "2001:db8::1,                 2001:DB8:0:0::1,    true",
        "::/0,                        203.0.113.7,        false",
    })
    void aRangeHasTheAddressesInIt(String range, String address, boolean in) {
        profit.restrict(CONNECTOR, Rules.NONE.allow(range));
        assertThat(from(address).statusCode()).isEqualTo(in ? 200 : 403);

        profit.restrict(CONNECTOR, Rules.NONE.deny(range));
        assertThat(from(address).statusCode()).isEqualTo(in ? 403 : 200);
    }

    @Test
    void whatIsDeniedIsRefusedThoughItIsAllowed() {
        profit.restrict(CONNECTOR, Rules.NONE.allow("10.0.0.0/8").deny("10.0.0.13"));

        assertThat(from("10.0.0.12").statusCode()).isEqualTo(200);
        assertThat(from("10.0.0.13").statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenEndsWithItsValidity() {
        profit.restrict(CONNECTOR, Rules.NONE.tokenDays(30));

        assertThat(expiry(caller.as(anna, METAINFO))).isEqualTo("2026-12-22T09:00:00Z");
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        var expired = caller.as(anna, METAINFO);
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(expired.body()).isEmpty();
        assertThat(expiry(caller.as(profit.tokenFor("anna"), METAINFO))).isEqualTo("2027-01-21T09:00:00Z");
    }

    @Test
    void aTokenWithoutValidityNeverEnds() {
        clock.advance(Duration.ofDays(3650));

        assertThat(expiry(caller.as(anna, METAINFO))).isEqualTo("0");
    }

    @Test
    void restrictionsAreReadAndWrittenAsJson() {
        var json = "{\"allowed\":[\"127.0.0.0/8\"],\"denied\":[\"2001:db8::/32\"],\"tokenDays\":7}";

        var put = caller.put(API, json);

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(put.body()).isEqualTo(json);
        assertThat(caller.get(API).body()).isEqualTo(json);
        caller.put(API, "{}");
        assertThat(caller.get(API).body()).isEqualTo("{\"allowed\":[],\"denied\":[],\"tokenDays\":0}");
    }

    @Test
    void restrictionsSurviveARestart() {
        String token;
        try (var first = ProfitSandbox.builder().data(data).start()) {
            token = first.tokenFor("anna");
            first.restrict(CONNECTOR, Rules.NONE.allow("10.0.0.0/8").tokenDays(7));
        }
        try (var second = ProfitSandbox.builder().data(data).start()) {
            assertThat(new Caller(second).as(token, METAINFO).statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0/33",
                "::/129",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "::g"
            })
    void whatIsNoAddressIsRefusedInOneSentence(String written) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rules.NONE.allow(written))
                .withMessageMatching("'.*' is no address; write one such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"allowed\":[\"here\"]} | 'here' is no address; write one such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32.",
                "{\"allowed\":\"10.0.0.1\"} | \"allowed\" must be a list of texts.",
                "{\"tokenDays\":\"7\"} | \"tokenDays\" must be a whole number.",
                "{\"tokenDays\":-1} | tokenDays must be between 0, for ever, and 36500.",
                "{\"days\":7} | Restrictions have no \"days\"; they may have allowed, denied, tokenDays.",
            })
    void badInputGetsOneClearSentence(String body, String sentence) {
        var answer = caller.put(API, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.json(answer).path("error").asString()).isEqualTo(sentence);
    }

    private HttpResponse<String> from(String address) {
        return caller.as(anna, METAINFO, "X-Forwarded-For", address);
    }

    private static String expiry(HttpResponse<String> metainfo) {
        return Caller.json(metainfo).path("info").path("tokenExpiry").asString();
    }
}
