package estrik.demo;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The workspace is killed, as by a power cut, and started again. Whatever a person was told is kept.
final class CrashTest {
    private static final int KILLS = 20;

    @TempDir
    static Path programFolder;

    static List<String> program = List.of();

    @TempDir
    Path folder;

    @BeforeAll
    static void makeTheProgram() throws IOException {
        program = CrashingWorkspace.program(programFolder);
        // Its orderly end leaves the archive behind that makes the other starts quick.
        try (var first = new CrashingWorkspace(program, programFolder, Map.of())) {
            first.stop();
        }
    }

    @Test
    void theJourneyGoesOnAfterAKillAtEachStep() {
        walk(Map.of());
    }

    @Test
    void theJourneyGoesOnAfterAKillAtEachStepOnPostgres() throws IOException {
        try (var postgres = Postgres.in(folder.resolve("postgres"))) {
            walk(Map.of("ESTRIK_DATABASE", postgres.url()));
        }
    }

    private void walk(Map<String, String> database) {
        try (var profit = ProfitSandbox.start();
                var workspace = new CrashingWorkspace(program, folder, settings(profit, database));
                var dewi = new Caller(workspace.uri());
                var anna = new Caller(workspace.uri())) {
            var told = new Told(workspace);

            Walk.firstStart(dewi);
            told.crashAfter("dewi is signed in", () -> dewi.open("/me").must(200));

            Walk.addPerson(dewi, "Anna de Wit", Walk.ANNA);
            told.crashAfter("anna was added", () -> shows(dewi, "/settings/people", Walk.ANNA));

            Walk.signIn(anna, Walk.ANNA);
            told.crashAfter("anna is signed in", () -> anna.open("/me").must(200));

            var connection = Walk.connect(dewi, profit.restBase(), profit.connector("Workspace365"));
            var own = "/settings/connections/" + connection;
            told.crashAfter("dewi can type her code", () -> shows(dewi, own + "/code", own + "/activation"));

            // The code was asked before the last kill, and typed after it.
            Walk.prove(dewi, connection, profit.codeFor("dewi"));
            told.noLonger("dewi can type her code");
            var mine = "/connections/" + connection;
            told.crashAfter(
                    "the connection is proven",
                    () -> anna.open(mine + "/activation").must(200));

            var app = Walk.addApp(dewi, connection);
            told.crashAfter(
                    "the app is in the store",
                    () -> anna.open("/store/apps/" + app).must(200));

            var tile = Walk.addTile(anna, app);
            told.crashAfter("the tile is on the board", () -> shows(anna, "/", "data-tile=\"" + tile + "\""));

            changeTitle(anna, tile);
            told.crashAfter("the tile has a title of its own", () -> shows(anna, "/", "Werkvoorraad"));

            Walk.askCode(anna, connection);
            told.crashAfter("anna can type her code", () -> shows(anna, mine + "/activation", "name=\"code\""));

            Walk.activate(anna, connection, profit.codeFor("anna"));
            told.noLonger("anna can type her code");
            told.crashAfter(
                    "anna is activated",
                    () -> assertThat(anna.open("/").must(200).text()).doesNotContain(mine + "/activation"));

            profit.addTask("anna", "Kasverschil uitzoeken");
            var list = "/tiles/" + tile;
            Walk.until("the task is in the list", () -> anna.open(list).text().contains("Kasverschil uitzoeken"));
            profit.failNext(1_000_000, Fault.status(500));
            told.crashAfter("the list is there without AFAS", () -> shows(anna, list, "Kasverschil uitzoeken"));

            profit.clearFaults();
            profit.addTask("anna", "Offerte nabellen");
            Walk.until("AFAS is read again", () -> anna.open(list).text().contains("Offerte nabellen"));
        }
    }

    private static Map<String, String> settings(ProfitSandbox profit, Map<String, String> database) {
        var settings = new LinkedHashMap<>(database);
        settings.put("ESTRIK_AFAS_HOSTS", profit.uri().getAuthority());
        settings.put("ESTRIK_REFRESH_WATCHED", "1s");
        return settings;
    }

    private static void shows(Caller somebody, String path, String text) {
        assertThat(somebody.open(path).must(200).text()).as(path).contains(text);
    }

    private static void changeTitle(Caller anna, String tile) {
        var settings = "/tiles/" + tile + "/settings";
        var group = anna.open(settings).must(200).find("<option value=\"([^\"]+)\" selected");
        anna.post(settings, "title", "Werkvoorraad", "size", "large", "tabs", "tasks,signals", "group", group)
                .must(302);
    }

    /// What people were told, and how each of it can be seen.
    private static final class Told {
        private final CrashingWorkspace workspace;
        private final Map<String, Runnable> facts = new LinkedHashMap<>();

        Told(CrashingWorkspace workspace) {
            this.workspace = workspace;
        }

        void crashAfter(String fact, Runnable look) {
            facts.put(fact, look);
            workspace.kill();
            workspace.startAgain();
            facts.forEach((what, looking) ->
                    assertThat(what).as("after '%s': %s", fact, what).satisfies(_ -> looking.run()));
        }

        void noLonger(String fact) {
            assertThat(facts.remove(fact)).as(fact).isNotNull();
        }
    }

    @Test
    void whatWasConfirmedIsKeptWhereverTheKillStrikes() throws SQLException {
        var seed = Long.getLong("estrik.crash.seed", System.nanoTime());
        System.out.println("CrashTest: -Destrik.crash.seed=" + seed);
        var random = new Random(seed);
        try (var workspace = new CrashingWorkspace(program, folder, Map.of());
                var dewi = new Caller(workspace.uri());
                var anna = new Caller(workspace.uri())) {
            Walk.firstStart(dewi);
            Walk.addPerson(dewi, "Anna de Wit", Walk.ANNA);
            Walk.signIn(anna, Walk.ANNA);
            var writers = new Writers(workspace, dewi, anna);
            for (var kill = 0; kill < KILLS; kill++) {
                writers.interruptedAfter(random.nextInt(1, 40), Duration.ofNanos(random.nextInt(10_000_000)));
                workspace.startAgain();
                writers.findEverything("kill " + kill + " of seed " + seed);
            }
            workspace.kill();
        }
        assertThat(check("integrity_check")).containsExactly("ok");
        assertThat(check("foreign_key_check")).isEmpty();
    }

    private List<String> check(String pragma) throws SQLException {
        var file = folder.resolve("workspace/estrik.db");
        assertThat(Files.exists(file)).isTrue();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("pragma " + pragma)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /// Three who write at the same time: one adds, one changes the same row over and over, one signs in.
    private static final class Writers {
        private final CrashingWorkspace workspace;
        private final Caller dewi;
        private final Caller anna;
        private final String group;
        private final Queue<String> added = new ConcurrentLinkedQueue<>();
        private final Queue<Caller> signedIn = new ConcurrentLinkedQueue<>();
        private final AtomicInteger confirmed = new AtomicInteger();
        private final AtomicInteger groupNames = new AtomicInteger();
        private volatile int groupAsked;
        private volatile int groupConfirmed;

        Writers(CrashingWorkspace workspace, Caller dewi, Caller anna) {
            this.workspace = workspace;
            this.dewi = dewi;
            this.anna = anna;
            this.group = anna.open("/").must(200).find("/groups/([0-9a-f]{8}-[0-9a-f-]{27})");
            renameGroup();
        }

        /// Lets all three write until so many answers came, and a moment longer.
        void interruptedAfter(int answers, Duration moment) {
            var enough = confirmed.get() + answers;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var writing = List.of(
                        threads.submit(() -> untilKilled(this::addGroup)),
                        threads.submit(() -> untilKilled(this::renameGroup)),
                        threads.submit(() -> untilKilled(this::signIn)));
                Walk.until(answers + " answers came", () -> confirmed.get() >= enough || someFailed(writing));
                LockSupport.parkNanos(moment.toNanos());
                workspace.kill();
                writing.forEach(Writers::endedOnlyByTheKill);
            }
        }

        private void untilKilled(Runnable write) {
            try {
                while (true) {
                    write.run();
                    confirmed.incrementAndGet();
                }
            } catch (UncheckedIOException _) {
                // No answer came: nobody was told anything.
            }
        }

        private static boolean someFailed(List<? extends Future<?>> writing) {
            return writing.stream().anyMatch(Future::isDone);
        }

        private static void endedOnlyByTheKill(Future<?> writing) {
            try {
                writing.get();
            } catch (ExecutionException failed) {
                throw new AssertionError("A write was refused", failed.getCause());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }

        private void addGroup() {
            var name = "Afdeling " + groupNames.incrementAndGet();
            dewi.post("/settings/groups", "name", name).must(302);
            added.add(name);
        }

        private void renameGroup() {
            groupAsked = groupConfirmed + 1;
            anna.post("/groups/" + group, "name", "Werk " + groupAsked).must(302);
            groupConfirmed = groupAsked;
        }

        private void signIn() {
            var somewhereElse = new Caller(workspace.uri());
            Walk.signIn(somewhereElse, Walk.ANNA);
            signedIn.add(somewhereElse);
        }

        void findEverything(String when) {
            var groups = dewi.open("/settings/groups").must(200).text();
            assertThat(added).as(when).allSatisfy(name -> assertThat(groups).contains(name));

            // The answer to the last change may have been on its way.
            var name = anna.open("/groups/" + group).must(200).find("value=\"Werk (\\d+)\"");
            assertThat(Integer.parseInt(name)).as(when).isBetween(groupConfirmed, groupAsked);
            groupConfirmed = Integer.parseInt(name);

            for (var caller = signedIn.poll(); caller != null; caller = signedIn.poll()) {
                caller.open("/me").must(200);
                caller.close();
            }
        }
    }
}
