package estrik.workspace.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import estrik.workspace.Office;
import estrik.workspace.SettableClock;
import estrik.workspace.activation.ActivationChanged;
import estrik.workspace.activation.Activations;
import estrik.workspace.activation.ForActivationTests;
import estrik.workspace.activation.Standing;
import estrik.workspace.connection.AfasHosts;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.connection.ForTests;
import estrik.workspace.db.Engine;
import estrik.workspace.db.TestDatabase;
import estrik.workspace.vault.Vault;
import estrik.workspace.web.Viewer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class FeedsContract {
    private static final Pace PACE = new Pace(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofHours(1));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    @AutoClose
    private final TestDatabase database;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final List<Object> told = new CopyOnWriteArrayList<>();
    private Activations activations;
    private Feeds feeds;
    private Refresher refresher;
    private Viewer anna;
    private Connection connection;

    FeedsContract(Engine engine) {
        database = TestDatabase.fresh(engine);
    }

    @BeforeEach
    void open() {
        var vault = Vault.open(folder.resolve("keys.json"));
        Connections connections = ForTests.connections(database, vault, clock);
        var profits = ForTests.profits(new AfasHosts(Set.of(Office.host(profit))));
        activations = ForActivationTests.activations(database, vault, connections, profits, this::publish, clock);
        feeds = new Feeds(database.jdbc(), activations, PACE, clock);
        refresher = new Refresher(connections, activations, profits, feeds, this::publish, clock);
        anna = Office.person(database, "anna");
        connection = Office.connection(connections, profit);
        refresher.start();
    }

    @AfterEach
    void stop() {
        refresher.stop();
    }

    private void publish(Object event) {
        told.add(event);
        if (event instanceof ActivationChanged change) {
            feeds.make(change);
        }
    }

    @Test
    void whoeverActivatesSeesHisTasksAndNobodyElses() {
        profit.addTask("anna", "Inkoopfactuur voor Anna");
        profit.addTask("bram", "Verlofaanvraag voor Bram");

        activate(anna);

        await().until(() -> content(Kind.TASKS) instanceof Content.Snapshot);
        assertThat(titles(Kind.TASKS)).contains("Inkoopfactuur voor Anna").doesNotContain("Verlofaanvraag voor Bram");
        await().until(() -> content(Kind.SIGNALS) instanceof Content.Snapshot);
        assertThat(titles(Kind.SIGNALS)).isNotEmpty();
    }

    @Test
    void saysWhatToDoBeforeThereIsAToken() {
        assertThat(content(Kind.TASKS)).isEqualTo(new Content.NotActivated(false));

        activations.ask(anna, connection);

        assertThat(content(Kind.TASKS)).isEqualTo(new Content.NotActivated(true));
    }

    @Test
    void aNewTaskArrivesAtThePaceOfSomebodyWhoLooks() {
        activateAndRead();
        profit.addTask("anna", "Nieuw in AFAS");
        feeds.watch("anna");

        clock.pass(Duration.ofSeconds(61));

        await().untilAsserted(() -> assertThat(titles(Kind.TASKS)).contains("Nieuw in AFAS"));
        await().untilAsserted(() -> assertThat(told).contains(new FeedChanged("anna", connection.id(), Kind.TASKS)));
    }

    @Test
    void nobodyWhoLooksIsPolledSeldom() {
        activateAndRead();
        clock.pass(Duration.ofMinutes(4));
        waitForCheckAt();
        var calls = calls();

        clock.pass(Duration.ofMinutes(5));
        profit.addTask("bram", "Een rij van een ander");
        lookTwice();
        assertThat(calls()).isEqualTo(calls);

        clock.pass(Duration.ofMinutes(6));
        await().untilAsserted(() -> assertThat(calls()).isGreaterThan(calls));
    }

    @Test
    void anUnchangedAnswerMovesOnlyTheTimeOfTheCheck() {
        activateAndRead();
        var before = (Content.Snapshot) content(Kind.TASKS);
        told.clear();

        clock.pass(Duration.ofSeconds(61));
        waitForCheckAt();

        var after = (Content.Snapshot) content(Kind.TASKS);
        assertThat(after.items()).isEqualTo(before.items());
        assertThat(after.changedAt()).isEqualTo(before.changedAt());
        await().untilAsserted(() ->
                assertThat(told).contains(new FeedChecked("anna", connection.id(), Kind.TASKS, clock.instant())));
        assertThat(told).noneMatch(event -> event instanceof FeedChanged);
    }

    @Test
    void oldItemsStayWithTheirAgeWhenAfasDoesNotAnswer() {
        activateAndRead();
        var before = (Content.Snapshot) content(Kind.TASKS);
        profit.failNext(100, Fault.reset());

        clock.pass(Duration.ofSeconds(61));
        feeds.refreshNow("anna", connection.id());

        await().untilAsserted(() -> assertThat(((Content.Snapshot) content(Kind.TASKS)).trouble())
                .containsInstanceOf(Trouble.NoAnswer.class));
        var after = (Content.Snapshot) content(Kind.TASKS);
        assertThat(after.items()).isEqualTo(before.items());
        assertThat(after.checkedAt()).isEqualTo(before.checkedAt());

        profit.clearFaults();
        clock.pass(Duration.ofSeconds(61));
        await().untilAsserted(() ->
                assertThat(((Content.Snapshot) content(Kind.TASKS)).trouble()).isEmpty());
    }

    @Test
    void aTokenThatAfasRefusesEndsTheActivation() {
        activateAndRead();
        profit.deleteTokens("anna");

        feeds.refreshNow("anna", connection.id());

        await().until(() -> activations.of("anna", connection.id()) instanceof Standing.Ended);
        assertThat(content(Kind.TASKS)).isInstanceOf(Content.Ended.class);
    }

    @Test
    void aBlockedGetConnectorIsForTheAdministratorToMend() {
        activateAndRead();
        profit.block("Workspace365_Tasks", true);

        feeds.refreshNow("anna", connection.id());

        await().untilAsserted(() -> assertThat(((Content.Snapshot) content(Kind.TASKS)).trouble())
                .hasValueSatisfying(trouble -> {
                    var mend = (Trouble.NeedsAdministrator) trouble;
                    assertThat(mend.reason()).isEqualTo(Trouble.Reason.NOT_PERMITTED);
                    assertThat(mend.detail()).isEqualTo("Workspace365_Tasks");
                }));
    }

    @Test
    void waitsAsLongAsAfasAsks() {
        activateAndRead();
        profit.failNext(2, Fault.status(503, "{\"error\":{\"code\":\"503\"},\"retry_after\":600}"));
        feeds.refreshNow("anna", connection.id());
        await().untilAsserted(() -> assertThat(((Content.Snapshot) content(Kind.TASKS)).trouble())
                .contains(new Trouble.Busy(clock.instant(), clock.instant().plusSeconds(600))));
        var calls = calls();

        clock.pass(Duration.ofMinutes(9));
        feeds.watch("anna");
        feeds.refreshNow("anna", connection.id());
        lookTwice();
        assertThat(calls()).isEqualTo(calls);

        clock.pass(Duration.ofMinutes(2));
        await().untilAsserted(() ->
                assertThat(((Content.Snapshot) content(Kind.TASKS)).trouble()).isEmpty());
    }

    @Test
    void tellsMaintenanceFromACrowd() {
        activateAndRead();
        var body = "{\"error\":{\"message\":\"Unavailable due to scheduled maintenance.\"},\"retry_after\":600}";
        profit.failNext(2, Fault.status(503, body));

        feeds.refreshNow("anna", connection.id());

        await().untilAsserted(() -> assertThat(((Content.Snapshot) content(Kind.TASKS)).trouble())
                .contains(
                        new Trouble.Maintenance(clock.instant(), clock.instant().plusSeconds(600))));
    }

    @Test
    void aWrongAnswerNeverBlanksAList() {
        activateAndRead();
        var before = (Content.Snapshot) content(Kind.TASKS);
        profit.failNext(2, Fault.status(200, "<html>Sign in first</html>"));

        feeds.refreshNow("anna", connection.id());

        await().untilAsserted(() -> assertThat(((Content.Snapshot) content(Kind.TASKS)).trouble())
                .containsInstanceOf(Trouble.NotUnderstood.class));
        assertThat(((Content.Snapshot) content(Kind.TASKS)).items()).isEqualTo(before.items());
    }

    @Test
    void refreshingDuringACallBringsAnotherCall() {
        activateAndRead();
        refresher.stop();
        feeds.refreshNow("anna", connection.id());
        var underWay = feeds.claim(connection.id(), 1).getFirst();

        clock.pass(Duration.ofSeconds(1));
        feeds.refreshNow("anna", connection.id());
        feeds.keep(underWay, List.of());

        assertThat(feeds.claim(connection.id(), 2)).extracting(Feeds.Feed::id).contains(underWay.id());
    }

    @Test
    void makesTheFeedsThatACrashPrevented() {
        activateAndRead();
        refresher.stop();
        database.jdbc().sql("delete from feed").update();
        assertThat(content(Kind.TASKS)).isInstanceOf(Content.Loading.class);

        refresher.start();

        await().until(() -> content(Kind.TASKS) instanceof Content.Snapshot);
    }

    private void activateAndRead() {
        activate(anna);
        await().until(() ->
                content(Kind.TASKS) instanceof Content.Snapshot && content(Kind.SIGNALS) instanceof Content.Snapshot);
    }

    private void activate(Viewer person) {
        activations.ask(person, connection);
        activations.finish(person, connection, profit.codeFor(person.personId()));
    }

    private void waitForCheckAt() {
        await().until(() -> ((Content.Snapshot) content(Kind.TASKS)).checkedAt().equals(clock.instant()));
    }

    // Two rounds of the refresher's loop: what is due would be asked by then.
    private void lookTwice() {
        var before = refresher.rounds();
        await().until(() -> refresher.rounds() >= before + 2);
    }

    private long calls() {
        return profit.calls().stream()
                .filter(call -> call.path().contains("Workspace365_Tasks"))
                .count();
    }

    private Content content(Kind kind) {
        return feeds.content("anna", connection.id(), kind);
    }

    private List<String> titles(Kind kind) {
        return content(kind) instanceof Content.Snapshot snapshot
                ? snapshot.items().stream().map(Item::title).toList()
                : List.of();
    }
}
