package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.Filter.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The calls as a program makes them, over real HTTP. The first tests are the examples of `docs/client.md`.
class ProfitTest {
    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    private final AppKeys keys = AppKeys.of(
            sandbox.connector("Workspace365").apiKey(),
            sandbox.connector("Workspace365").environmentKey());

    @Test
    void asksACodeGetsATokenAndReadsTheTasksOfItsUser() {
        profit.otpRequest(keys, "12345.anna").orElseThrow();
        var code = OneTimeCode.of(sandbox.codeFor("anna"));
        var token = profit.otpValidation(keys, "12345.anna", code).orElseThrow().orElseThrow();

        var tasks = profit.as(token)
                .get("Workspace365_Tasks")
                .orderBy("SubjectId")
                .take(50)
                .rows()
                .orElseThrow();

        assertThat(tasks).hasSizeGreaterThanOrEqualTo(7);
        assertThat(tasks).allSatisfy(task -> assertThat(task.text("Subject")).isNotBlank());
        assertThat(tasks.stream().mapToLong(ProfitTest::number)).isSorted();
    }

    @Test
    void decidesOnEachRefusal() {
        var session = profit.as(Token.parse("00".repeat(32)));

        var advice = switch (session.get("Workspace365_Tasks").rows()) {
            case Answer.Ok<List<Row>>(var rows) -> rows.size() + " tasks";
            case Answer.Refused<List<Row>>(Refusal.TokenRejected refusal) -> "activate again";
            case Answer.Refused<List<Row>>(Refusal.Busy(var message, var retryAfter, var details)) ->
                "try again in " + retryAfter.toSeconds() + " s";
            case Answer.Refused<List<Row>>(var other) -> other.message();
        };

        assertThat(advice).isEqualTo("activate again");
    }

    @Test
    void filtersOrdersAndPages() {
        var token = Token.parse(sandbox.tokenFor("anna"));
        var task = sandbox.addTask("anna", "Offerte a,b; \"c\" & <d>");
        var tasks = profit.as(token).get("Workspace365_Tasks");

        var found = tasks.where(field("Subject").is("Offerte a,b; \"c\" & <d>"))
                .rows()
                .orElseThrow();
        assertThat(found)
                .singleElement()
                .satisfies(row -> assertThat(row.text("Subject")).isEqualTo("Offerte a,b; \"c\" & <d>"));
        assertThat(task.subject()).isEqualTo("Offerte a,b; \"c\" & <d>");

        var seen = new ArrayList<Long>();
        List<Row> page;
        do {
            page = tasks.orderBy("SubjectId").skip(seen.size()).take(3).rows().orElseThrow();
            page.forEach(row -> seen.add(number(row)));
        } while (page.size() == 3);
        assertThat(seen).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
    }

    private record Deadline(
            @Nullable String subject, @Nullable LocalDate end) {}

    @Test
    void rowsBecomeRecords() {
        var token = Token.parse(sandbox.tokenFor("anna"));

        var tasks = profit.as(token)
                .get("Workspace365_Tasks")
                .rows(row -> new Deadline(row.text("Subject"), row.date("EndDate")))
                .orElseThrow();

        assertThat(tasks)
                .hasSize(7)
                .allSatisfy(task -> assertThat(task.subject()).isNotBlank());
        assertThat(tasks).filteredOn(task -> task.end() != null).isNotEmpty();
        assertThatThrownBy(() -> profit.as(token)
                        .get("Workspace365_Tasks")
                        .rows(row -> Objects.requireNonNull(row.date("Subject"))))
                .hasMessage("Field 'Subject' holds no date. It is in row 1 of GetConnector 'Workspace365_Tasks'.");
    }

    @Test
    void theSameOverSoap() {
        profit.generateOtp(keys, "12345.anna", "Laptop of Anna").orElseThrow();
        var token = profit.getTokenFromOtp(keys, "12345.anna", OneTimeCode.of(sandbox.codeFor("anna")))
                .orElseThrow();
        assertThat(profit.as(token).profitVersion().orElseThrow()).matches("[0-9.]+");

        profit.deleteToken(token).orElseThrow();
        assertThat(refusal(profit.as(token).profitVersion())).isInstanceOf(Refusal.TokenRejected.class);
    }

    @Test
    void aCodeWorksOnce() {
        profit.otpRequest(keys, "12345.bram").orElseThrow();
        var code = OneTimeCode.of(sandbox.codeFor("bram"));
        assertThat(profit.otpValidation(keys, "12345.bram", code).orElseThrow()).isPresent();
        assertThat(profit.otpValidation(keys, "12345.bram", code)).isEqualTo(new Answer.Ok<>(Optional.empty()));
    }

    @Test
    void aWrongCodeIsAnEmptyAnswerOverRestAndAFaultOverSoap() {
        profit.otpRequest(keys, "12345.anna").orElseThrow();
        var wrong = OneTimeCode.of(sandbox.codeFor("anna").equals("11111111") ? "22222222" : "11111111");
        assertThat(profit.otpValidation(keys, "12345.anna", wrong).orElseThrow())
                .isEmpty();

        var refusal = refusal(profit.getTokenFromOtp(keys, "12345.anna", wrong));
        assertThat(refusal).isInstanceOf(Refusal.Failed.class);
        assertThat(refusal.details().status()).isEqualTo(500);
        assertThat(refusal.details().errorNumber()).isNotNull();
        assertThat(refusal.details().profitLogReference()).matches("[0-9A-F]{32}");
        assertThat(refusal.message())
                .doesNotContain("11111111", "22222222", keys.apiKey().value());
    }

    @Test
    void wrongKeysAreAcceptedOverRestBecauseAfasDoesNotTell() {
        var others = AppKeys.of("0".repeat(32), "1".repeat(32));
        assertThat(profit.otpRequest(others, "12345.anna")).isInstanceOf(Answer.Ok.class);
        assertThatThrownBy(() -> sandbox.codeFor("anna")).isInstanceOf(IllegalStateException.class);
        assertThat(refusal(profit.generateOtp(others, "12345.anna", "x"))).isInstanceOf(Refusal.Failed.class);
    }

    @Test
    void metainfoTellsWhatTheTokenMayUse() {
        var session = profit.as(Token.parse(sandbox.tokenFor("anna")));
        var metainfo = session.metainfo().orElseThrow();
        assertThat(metainfo.getConnectors())
                .extracting(ConnectorInfo::id)
                .containsExactlyInAnyOrder("Workspace365_Tasks", "Workspace365_Signals");
        assertThat(metainfo.info().envid()).isEqualTo("O12345AA");
        assertThat(metainfo.info().appName()).isEqualTo("Workspace365");

        var tasks = session.metainfo("Workspace365_Tasks").orElseThrow();
        assertThat(tasks.id()).isEqualTo("Workspace365_Tasks");
        assertThat(tasks.fields()).extracting(FieldInfo::id).contains("SubjectId", "Subject", "EndDate", "Url");
        assertThat(tasks.fields())
                .filteredOn(field -> field.id().equals("Subject"))
                .singleElement()
                .satisfies(field -> assertThat(field.dataType()).isEqualTo("string"));
    }

    @Test
    void everyComparisonMeansTheSameHereAndThere() {
        var tasks = profit.as(Token.parse(sandbox.tokenFor("anna"))).get("Workspace365_Tasks");
        var all = tasks.rows().orElseThrow();
        var first = String.valueOf(all.getFirst().text("Subject"));
        var start = first.substring(0, 4);
        var end = first.substring(first.length() - 4);
        var number = number(all.getFirst());
        var f = field("Subject");
        var n = field("SubjectId");

        assertThat(count(tasks, f.is(first)) + count(tasks, f.isNot(first))).isEqualTo(all.size());
        assertThat(count(tasks, f.contains(start)) + count(tasks, f.doesNotContain(start)))
                .isEqualTo(all.size());
        assertThat(count(tasks, f.startsWith(start)) + count(tasks, f.doesNotStartWith(start)))
                .isEqualTo(all.size());
        assertThat(count(tasks, f.endsWith(end)) + count(tasks, f.doesNotEndWith(end)))
                .isEqualTo(all.size());
        assertThat(count(tasks, f.empty()) + count(tasks, f.notEmpty())).isEqualTo(all.size());
        assertThat(count(tasks, n.atLeast(number)) + count(tasks, n.lessThan(number)))
                .isEqualTo(all.size());
        assertThat(count(tasks, n.atMost(number)) + count(tasks, n.greaterThan(number)))
                .isEqualTo(all.size());
        assertThat(count(tasks, f.is(first))).isEqualTo(1);
        assertThat(count(tasks, f.startsWith(start))).isPositive();
        assertThat(count(tasks, f.endsWith(end))).isPositive();
        assertThat(count(tasks, n.is(number).or(f.quick(first)))).isPositive();
    }

    @Test
    void aTokenReadsOnlyTheRowsOfItsUser() {
        sandbox.addTask("bram", "Alleen voor Bram");
        var annas = profit.as(Token.parse(sandbox.tokenFor("anna"))).get("Workspace365_Tasks");
        assertThat(count(annas, field("Subject").is("Alleen voor Bram"))).isZero();
        var brams = profit.as(Token.parse(sandbox.tokenFor("bram"))).get("Workspace365_Tasks");
        assertThat(count(brams, field("Subject").is("Alleen voor Bram"))).isEqualTo(1);
    }

    @Test
    void rowsAreHandedOverOneByOne() {
        IntStream.range(0, 300).forEach(i -> sandbox.addTask("dewi", "Taak " + i));
        var subjects = new HashSet<String>();
        var count = profit.as(Token.parse(sandbox.tokenFor("dewi")))
                .get("Workspace365_Tasks")
                .orderBy("SubjectId")
                .take(1000)
                .each(row -> subjects.add(String.valueOf(row.text("Subject"))))
                .orElseThrow();
        assertThat(count).isGreaterThanOrEqualTo(300);
        assertThat(subjects).contains("Taak 0", "Taak 299");
    }

    // What Profit refuses it tells in words, and this one is published in English only.
    @Test
    void aFieldThatIsNotThereIsNamed() {
        try (var english = Profit.builder(Environment.at(sandbox.restBase()))
                .language("en-us")
                .build()) {
            var tasks = english.as(Token.parse(sandbox.tokenFor("anna"))).get("Workspace365_Tasks");

            assertThat(refusal(tasks.where(field("Onderwerp").is("x")).rows()))
                    .isInstanceOfSatisfying(
                            Refusal.UnknownField.class,
                            it -> assertThat(it.field()).isEqualTo("Onderwerp"));
        }
    }

    @Test
    void eachRefusalOfProfitHasItsOwnType() {
        var session = profit.as(Token.parse(sandbox.tokenFor("anna")));
        var tasks = session.get("Workspace365_Tasks");

        assertThat(refusal(session.get("Profit_Employees").rows())).isInstanceOf(Refusal.NotPermitted.class);

        sandbox.block("Workspace365_Tasks", true);
        assertThat(refusal(tasks.rows())).isInstanceOf(Refusal.NotPermitted.class);
        sandbox.block("Workspace365_Tasks", false);

        sandbox.failNext(Fault.status(403));
        assertThat(refusal(tasks.rows())).isInstanceOf(Refusal.IpRefused.class);
        sandbox.failNext(Fault.status(404));
        assertThat(refusal(tasks.rows())).isInstanceOf(Refusal.NotFound.class);
        sandbox.failNext(Fault.status(413));
        assertThat(refusal(tasks.rows())).isInstanceOf(Refusal.TooLarge.class);
        sandbox.failNext(Fault.status(503).retryAfter(Duration.ofSeconds(30)));
        assertThat(refusal(tasks.rows()))
                .isInstanceOfSatisfying(
                        Refusal.Maintenance.class,
                        it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
        sandbox.failNext(Fault.status(503, "{}").retryAfter(Duration.ofSeconds(30)));
        assertThat(refusal(tasks.rows()))
                .isInstanceOfSatisfying(
                        Refusal.Busy.class, it -> assertThat(it.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
        sandbox.failNext(Fault.status(500));
        assertThat(refusal(tasks.rows())).isInstanceOf(Refusal.Failed.class);

        sandbox.deleteTokens("anna");
        assertThat(refusal(tasks.rows())).isInstanceOf(Refusal.TokenRejected.class);
    }

    @Test
    void aProfitThatIsAwayIsUnreachable() {
        var session = profit.as(Token.parse(sandbox.tokenFor("anna")));
        sandbox.close();
        assertThat(refusal(session.profitVersion()))
                .isInstanceOfSatisfying(
                        Refusal.Unreachable.class,
                        it -> assertThat(it.message()).isEqualTo("127.0.0.1 takes no connection for ProfitVersion."));
    }

    @Test
    void lowerCasePathsOfALocalInstallationWork() {
        var lower = URI.create(sandbox.uri() + "/profitrestservices");
        try (var local = Profit.at(Environment.at(lower))) {
            assertThat(local.as(Token.parse(sandbox.tokenFor("anna"))).profitVersion())
                    .isInstanceOf(Answer.Ok.class);
        }
    }

    private static long number(Row task) {
        return Objects.requireNonNull(task.integer("SubjectId"));
    }

    private static int count(Query query, Filter filter) {
        return query.where(filter).rows().orElseThrow().size();
    }
}
