package estrik.workspace.activation;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import estrik.workspace.Office;
import estrik.workspace.SettableClock;
import estrik.workspace.connection.AfasHosts;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.connection.ForTests;
import estrik.workspace.connection.Profits;
import estrik.workspace.db.Engine;
import estrik.workspace.db.TestDatabase;
import estrik.workspace.vault.Vault;
import estrik.workspace.web.Viewer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class ActivationsContract {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    @AutoClose
    private final TestDatabase database;

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final List<Object> told = new ArrayList<>();
    private Connections connections;
    private Activations activations;
    private Viewer anna;
    private Connection connection;

    ActivationsContract(Engine engine) {
        database = TestDatabase.fresh(engine);
    }

    @BeforeEach
    void open() {
        var vault = Vault.open(folder.resolve("keys.json"));
        connections = ForTests.connections(database, vault, clock);
        Profits profits = ForTests.profits(new AfasHosts(Set.of(Office.host(profit))));
        activations = new Activations(database.jdbc(), vault, connections, profits, told::add, clock);
        anna = Office.person(database, "anna");
        connection = Office.connection(connections, profit);
    }

    @Test
    void aPersonAsksACodeAndExchangesItForAToken() {
        assertThat(standing()).isInstanceOf(Standing.NotActivated.class);

        assertThat(activations.ask(anna, connection)).isEqualTo(new Asking.Asked(clock.instant()));
        assertThat(standing()).isEqualTo(new Standing.CodeAsked(clock.instant()));

        assertThat(activations.finish(anna, connection, profit.codeFor("anna"))).isEqualTo(new Finishing.Activated());
        assertThat(standing()).isEqualTo(new Standing.Active(clock.instant()));
        assertThat(activations.token("anna", connection.id())).isPresent();
        assertThat(told).containsOnly(new ActivationChanged("anna", connection.id()));
    }

    @Test
    void theFirstTokenProvesTheConnection() {
        activations.ask(anna, connection);
        activations.finish(anna, connection, profit.codeFor("anna"));

        var proven = connections.byId(connection.id()).orElseThrow();
        assertThat(proven.proven()).isTrue();
        assertThat(proven.environmentId()).isEqualTo("O12345AA");
        assertThat(proven.getConnectors()).contains("Workspace365_Tasks", "Workspace365_Signals");
    }

    @Test
    void aCodeWorksOnce() {
        activations.ask(anna, connection);
        var code = profit.codeFor("anna");
        activations.finish(anna, connection, code);

        assertThat(activations.finish(anna, connection, code)).isEqualTo(new Finishing.NoCodeAsked());
    }

    @Test
    void forgivesSpacesInACode() {
        activations.ask(anna, connection);
        var code = profit.codeFor("anna");

        assertThat(activations.finish(anna, connection, " " + code.substring(0, 4) + " " + code.substring(4) + "\n"))
                .isEqualTo(new Finishing.Activated());
    }

    @Test
    void aWrongCodeCostsATryAndTheRightOneStillWorks() {
        activations.ask(anna, connection);

        assertThat(activations.finish(anna, connection, wrongCode())).isEqualTo(new Finishing.WrongCode(4));
        assertThat(activations.finish(anna, connection, "")).isEqualTo(new Finishing.WrongCode(4));
        assertThat(activations.finish(anna, connection, "<script>")).isEqualTo(new Finishing.WrongCode(4));
        assertThat(activations.finish(anna, connection, profit.codeFor("anna"))).isEqualTo(new Finishing.Activated());
    }

    @Test
    void fiveWrongCodesMakeAPersonWaitFiveMinutes() {
        activations.ask(anna, connection);
        for (var i = 0; i < 4; i++) {
            activations.finish(anna, connection, wrongCode());
        }
        var until = clock.instant().plus(Duration.ofMinutes(5));

        assertThat(activations.finish(anna, connection, wrongCode())).isEqualTo(new Finishing.Waiting(until));
        assertThat(activations.finish(anna, connection, profit.codeFor("anna")))
                .isEqualTo(new Finishing.Waiting(until));
        assertThat(activations.ask(anna, connection)).isEqualTo(new Asking.Waiting(until));

        clock.pass(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(activations.ask(anna, connection)).isInstanceOf(Asking.Asked.class);
        assertThat(activations.finish(anna, connection, profit.codeFor("anna"))).isEqualTo(new Finishing.Activated());
    }

    @Test
    void aRefusedCodeOfLongAgoIsCalledOldNotWrong() {
        activations.ask(anna, connection);
        clock.pass(Duration.ofMinutes(16));

        assertThat(activations.finish(anna, connection, wrongCode())).isEqualTo(new Finishing.CodeTooOld());
    }

    @Test
    void asksForANewCodeOnlyAfterAMinute() {
        activations.ask(anna, connection);
        var again = clock.instant().plus(Activations.BETWEEN_CODES);
        assertThat(activations.ask(anna, connection)).isEqualTo(new Asking.TooSoon(again));

        clock.pass(Activations.BETWEEN_CODES);
        assertThat(activations.ask(anna, connection)).isInstanceOf(Asking.Asked.class);
    }

    @Test
    void aSilentAfasCostsNoTryAndTheCodeStaysGood() {
        activations.ask(anna, connection);
        profit.failNext(Fault.status(503));

        assertThat(activations.finish(anna, connection, profit.codeFor("anna"))).isInstanceOf(Finishing.NoAnswer.class);
        assertThat(activations.finish(anna, connection, profit.codeFor("anna"))).isEqualTo(new Finishing.Activated());
    }

    @Test
    void aNewTokenTakesTheOldOneOutOfAfas() {
        activations.ask(anna, connection);
        activations.finish(anna, connection, profit.codeFor("anna"));
        clock.pass(Duration.ofMinutes(2));
        activations.ask(anna, connection);
        assertThat(standing()).as("the old token is used meanwhile").isInstanceOf(Standing.Active.class);
        activations.finish(anna, connection, profit.codeFor("anna"));

        assertThat(profit.calls())
                .anyMatch(call -> call.path().contains("TokenConnector.asmx")
                        && call.method().equals("POST")
                        && call.status() == 200);
    }

    @Test
    void endsWhenAfasRefusesTheTokenAndCanBeginAgain() {
        activations.ask(anna, connection);
        activations.finish(anna, connection, profit.codeFor("anna"));

        activations.ended("anna", connection.id());

        assertThat(standing()).isEqualTo(new Standing.Ended(clock.instant()));
        assertThat(activations.token("anna", connection.id())).isEmpty();
        clock.pass(Duration.ofMinutes(2));
        activations.ask(anna, connection);
        activations.finish(anna, connection, profit.codeFor("anna"));
        assertThat(standing()).isEqualTo(new Standing.Active(clock.instant()));
    }

    @Test
    void keepsNeitherCodeNorTokenReadable() {
        activations.ask(anna, connection);
        var code = profit.codeFor("anna");
        activations.finish(anna, connection, code);
        var token = activations.token("anna", connection.id()).orElseThrow().value();

        var row = database.jdbc().sql("select * from activation").query().singleRow();
        assertThat(row.values().toString()).doesNotContain(code).doesNotContain(token);
    }

    private String wrongCode() {
        return profit.codeFor("anna").equals("00000000") ? "11111111" : "00000000";
    }

    private Standing standing() {
        return activations.of("anna", connection.id());
    }
}
