package estrik.profit;

import static estrik.profit.Filter.field;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    @AutoClose
    private final ScriptedServer server = ScriptedServer.saying(
            ScriptedServer.response(200, "application/json; charset=utf-8", "{\"skip\":0,\"take\":100,\"rows\":[]}"));

    @AutoClose
    private final Profit profit = Profit.at(server.environment());

    private final Query tasks = profit.as(Token.parse("AB".repeat(32))).get("Workspace365_Tasks");

    @Test
    void aPageOfAnnasOpenTasks() {
        var query = tasks.where(field("User").is("12345.anna"))
                .where(field("EndDate").atMost(LocalDate.of(2026, 11, 22)))
                .orderBy("EndDate")
                .orderByDescending("SubjectId")
                .skip(50)
                .take(25);
        assertThat(query.query())
                .isEqualTo("?skip=50&take=25&orderbyfieldids=EndDate,-SubjectId"
                        + "&filterfieldids=User,EndDate&filtervalues=12345.anna,2026-11-22&operatortypes=1,3");
        assertThat(query.rows().orElseThrow()).isEmpty();
        assertThat(server.requests().getFirst())
                .startsWith("GET /ProfitRestServices/connectors/Workspace365_Tasks?skip=50&");
    }

    @Test
    void nothingSetMeansNoParameters() {
        assertThat(tasks.query()).isEmpty();
    }

    @Test
    void aQuestionIsNeverChangedByTheNextWord() {
        tasks.where(field("User").is("anna")).orderBy("A").take(1);
        assertThat(tasks.query()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a;b", ""})
    void aValueWithASeparatorGoesAsJson(String value) {
        var query = decoded(tasks.where(field("Subject").is(value)));
        assertThat(query)
                .isEqualTo("?filterjson={\"Filters\":{\"Filter\":[{\"@FilterId\":\"Filter 1\",\"Field\":["
                        + "{\"@FieldId\":\"Subject\",\"@OperatorType\":\"1\",\"#text\":\"" + value + "\"}]}]}}");
    }

    @Test
    void orGoesAsJsonWithOneFilterForEachAlternative() {
        var filter = field("User")
                .is("anna")
                .and(field("EndDate").empty().or(field("Prioriteit").isNot("Laag")));
        assertThat(decoded(tasks.where(filter)))
                .isEqualTo("?filterjson={\"Filters\":{\"Filter\":["
                        + "{\"@FilterId\":\"Filter 1\",\"Field\":["
                        + "{\"@FieldId\":\"User\",\"@OperatorType\":\"1\",\"#text\":\"anna\"},"
                        + "{\"@FieldId\":\"EndDate\",\"@OperatorType\":\"8\",\"#text\":\"\"}]},"
                        + "{\"@FilterId\":\"Filter 2\",\"Field\":["
                        + "{\"@FieldId\":\"User\",\"@OperatorType\":\"1\",\"#text\":\"anna\"},"
                        + "{\"@FieldId\":\"Prioriteit\",\"@OperatorType\":\"7\",\"#text\":\"Laag\"}]}]}}");
    }

    @Test
    void alternativesOfOneComparisonEachGoCompact() {
        var filter = field("A").is(1).or(field("A").is(2)).or(field("B").startsWith("x y"));
        assertThat(tasks.where(filter).query())
                .isEqualTo("?filterfieldids=A;A;B&filtervalues=1;2;x%20y&operatortypes=1;1;10");
    }

    @Test
    void theFormThatFitsIsTaken() {
        var some = field("F").notEmpty();
        for (int i = 0; i < 30; i++) {
            some = some.and(field("F").isNot(i));
        }
        assertThat(tasks.where(field("F").notEmpty()).query()).startsWith("?filterjson=");
        assertThat(tasks.where(some).query())
                .startsWith("?filterfieldids=F,F,")
                .contains("&filtervalues=%22%22,0,1,")
                .hasSizeLessThan(2049);
        var text = tasks.where(some.and(field("F").is("a,b"))).query();
        assertThat(text).startsWith("?filterjson=").hasSizeGreaterThan(2049);
    }

    @Test
    void theLimitCountsEverythingFromTheQuestionMark() {
        var filter = field("F").is("x".repeat(1990));
        assertThat(tasks.where(filter).rows()).isInstanceOf(Answer.Ok.class);
        assertThat(tasks.where(filter).orderBy("Y".repeat(30)).rows()).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void everythingIsMinusOneUntilAPageIsAskedFor() {
        assertThat(tasks.take(5).skip(3).everything().query()).isEqualTo("?skip=-1&take=-1");
        assertThat(tasks.everything().take(5).query()).isEqualTo("?take=5");
        assertThat(tasks.everything().skip(5).query()).isEqualTo("?skip=5");
    }

    @Test
    void aQuestionNamesItsLanguage() {
        tasks.in("de-de").rows().orElseThrow();
        tasks.rows().orElseThrow();
        assertThat(server.requests().getFirst()).contains("Accept-Language: de-de\r\n");
        assertThat(server.requests().getLast()).doesNotContain("Accept-Language");
        assertThatThrownBy(() -> tasks.in("x\r\ny")).hasMessage("'x??y' is no language.");
    }

    @Test
    void everyOperatorHasAfassNumber() {
        var f = field("F");
        var all = f.is("v")
                .and(f.atLeast("v"))
                .and(f.atMost("v"))
                .and(f.greaterThan("v"))
                .and(f.lessThan("v"))
                .and(f.contains("v"))
                .and(f.isNot("v"))
                .and(f.startsWith("v"))
                .and(f.doesNotContain("v"))
                .and(f.doesNotStartWith("v"))
                .and(f.endsWith("v"))
                .and(f.doesNotEndWith("v"))
                .and(f.quick("v"));
        assertThat(tasks.where(all).query()).endsWith("&operatortypes=1,2,3,4,5,6,7,10,11,12,13,14,15");
        assertThat(decoded(tasks.where(f.empty().and(f.notEmpty())))).contains("\"8\"", "\"9\"");
    }

    @Test
    void valuesAreWrittenAsProfitReadsThem() {
        var f = field("F");
        var all = f.is(36717)
                .and(f.is(5_000_000_000L))
                .and(f.is(new BigDecimal("1E+3")))
                .and(f.is(LocalDate.of(2026, 1, 2)))
                .and(f.atLeast(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_000_000)));
        assertThat(decoded(tasks.where(all)))
                .contains("filtervalues=36717,5000000000,1000,2026-01-02,2026-01-02T03:04:05&");
        assertThatThrownBy(() -> f.is(new Object())).hasMessageContaining("cannot compare with a Object");
    }

    @Test
    void lettersOutsideTheAddressAlphabetAreEncoded() {
        assertThat(tasks.where(field("Subject").contains("a b+c&d=é%")).query())
                .contains("filtervalues=a%20b%2Bc%26d%3D%C3%A9%25&");
    }

    @Test
    void anAddressThatProfitWouldCutOffIsRefusedBeforeTheCall() {
        assertThat(tasks.where(field("Subject").is("x".repeat(2049))).rows())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        Refusal.TooLarge.class,
                                        it -> assertThat(it.message()).contains("2049")));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void rowsComeWhileProfitIsStillWriting() throws Exception {
        var firstRowRead = new CountDownLatch(1);
        try (var slow = new ScriptedServer((socket, out) -> {
                    out.write("HTTP/1.1 200 x\r\nContent-Type: application/json\r\n\r\n{\"rows\":[{\"A\":1}"
                            .getBytes(UTF_8));
                    out.write(" ".repeat(20_000).getBytes(UTF_8));
                    out.flush();
                    firstRowRead.await();
                    out.write(",{\"A\":2}]}".getBytes(UTF_8));
                });
                var client = Profit.at(slow.environment())) {
            var count = client.as(Token.parse("AB".repeat(32))).get("T").each(row -> firstRowRead.countDown());
            assertThat(count).isEqualTo(new Answer.Ok<>(2L));
        }
    }

    @Test
    void theLongestAddressIsStillSent() {
        var room = 2049 - tasks.where(field("F").is("x")).query().length() + 1;
        var longest = tasks.where(field("F").is("x".repeat(room)));
        assertThat(longest.query()).hasSize(2049);
        assertThat(longest.rows().orElseThrow()).isEmpty();
    }

    @Test
    void impossibleQuestionsAreRefusedAtOnce() {
        assertThatThrownBy(() -> tasks.skip(-1)).hasMessage("Rows to skip are counted from 0.");
        assertThatThrownBy(() -> tasks.take(0)).hasMessage("Rows to take are at least 1.");
        assertThatThrownBy(() -> field("A").is(new BigDecimal("1e999999999")))
                .hasMessage("The filter has a number of too many digits.");
        assertThatThrownBy(() -> tasks.orderBy("A,B")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tasks.orderBy("-A")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> field(" ")).isInstanceOf(IllegalArgumentException.class);
        var two = field("F").is(1).or(field("F").is(2));
        var many = two.and(two).and(two).and(two).and(two).and(two).and(two).and(two);
        assertThatThrownBy(() -> many.and(two)).hasMessage("The filter has more than 500 alternatives.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../metainfo", "a/b", "a?b", "a%2fb", "a\r\nb"})
    void aConnectorIdCannotLeadElsewhere(String id) {
        var session = profit.as(Token.parse("AB".repeat(32)));
        assertThatThrownBy(() -> session.get(id)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.metainfo(id)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String decoded(Query query) {
        return URLDecoder.decode(query.query(), UTF_8);
    }
}
