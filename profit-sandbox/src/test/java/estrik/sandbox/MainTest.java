package estrik.sandbox;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MainTest {
    @TempDir
    private Path data;

    @Test
    void itSaysWhereItIsAndStopsWhenAsked() throws IOException, InterruptedException {
        var sandbox = run("--data", data.toString());
        try (var lines = sandbox.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).matches("Profit sandbox: http://127\\.0\\.0\\.1:[0-9]+/_sandbox/");

            // By its handle: Process.destroy would close the streams that are read here.
            sandbox.toHandle().destroy();

            assertThat(sandbox.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(lines.readLine()).isNull();
            assertThat(data.resolve("sandbox.json")).isNotEmptyFile();
        } finally {
            sandbox.destroyForcibly();
        }
    }

    @Test
    @Timeout(60)
    void aKillLosesNothingThatWasConfirmed() throws Exception {
        try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String token;
            try (var before = ProfitSandbox.builder().data(data).start()) {
                before.link("KnSubject", "Profit_Subject_Attachments", "SubjectConnector");
                before.addWebhook(URI.create("http://127.0.0.1:" + deaf.getLocalPort()), "geheim");
                token = before.tokenFor("anna");
            }

            var confirmed = killedWhileItWrites(token);

            assertThat(whole().keySet()).containsAll(confirmed.keySet());
            try (var again = ProfitSandbox.builder().data(data).start()) {
                var caller = new Caller(again);
                confirmed.forEach((subject, content) -> assertThat(attachment(caller, token, subject))
                        .as("what hangs on " + subject)
                        .isEqualTo(content));
                assertThat(again.webhooks().deliveries())
                        .filteredOn(each -> each.status().isOpen())
                        .extracting(
                                each -> Long.valueOf(String.valueOf(each.data().get("SubjectId"))))
                        .containsAll(confirmed.keySet());
            }
        }
    }

    /// The content of the file on each dossier item that was confirmed before the kill, by the number of the item.
    private Map<Long, String> killedWhileItWrites(String token) throws IOException, InterruptedException {
        var confirmed = new ConcurrentHashMap<Long, String>();
        var sandbox = run("--data", data.toString());
        try (var lines = sandbox.inputReader(StandardCharsets.UTF_8);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var home = lines.readLine().replace("Profit sandbox: ", "").replace("/_sandbox/", "");
            for (int at = 0; at < 4; at++) {
                callers.execute(() -> insertUntilItIsGone(new Caller(URI.create(home)), token, confirmed));
            }
            try {
                while (confirmed.size() < 60) {
                    // Whatever lies on the disk at any moment is what a kill at that moment leaves.
                    whole();
                }
            } finally {
                // Before the callers are waited for, who go on until then.
                sandbox.toHandle().destroyForcibly();
            }
            assertThat(sandbox.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            sandbox.destroyForcibly();
        }
        return confirmed;
    }

    private static void insertUntilItIsGone(Caller caller, String token, Map<Long, String> confirmed) {
        try {
            while (true) {
                var content = UUID.randomUUID().toString();
                var answer = caller.change(token, "POST", "/ProfitRestServices/connectors/KnSubject", """
                        {"KnSubject":{"Element":{"Fields":{"StId":-5,"Ds":"Bevestigd"},"Objects":[{"KnSubjectAttachment":
                          {"Element":{"Fields":{"FileName":"a.txt","FileStream":"%s"}}}}]}}}
                        """.formatted(
                                Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))));
                var item = Caller.json(answer).path("results").path("KnSubject").path("SbId");
                confirmed.put(item.asLong(), content);
            }
        } catch (UncheckedIOException gone) {
            // The sandbox was killed; what it said before counts.
        }
    }

    /// The new dossier items in the state on the disk, each with its file; the bytes and the event of each are there.
    private Map<Long, String> whole() throws IOException {
        var state = new JsonMapper().readTree(Files.readAllBytes(data.resolve("sandbox.json")));
        var dossier = state.path("dossier");
        var items = dossier.path("subjects")
                .valueStream()
                .filter(each -> each.path("values").path("Ds").asString("").equals("Bevestigd"))
                .collect(toMap(
                        each -> each.path("id").asLong(),
                        each -> each.path("attachments").path(0).path("file").asString()));
        var told = state.path("subscriptions")
                .path("deliveries")
                .valueStream()
                .map(each -> each.path("data").path("SubjectId").asLong())
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(items.keySet());
        assertThat(items.values())
                .extracting(
                        file -> dossier.path("files").path(file).path("content").path("sha256"))
                .allSatisfy(name -> assertThat(data.resolve("files").resolve(name.asString()))
                        .isNotEmptyFile());
        return items;
    }

    private static String attachment(Caller caller, String token, long subject) {
        var row = caller.rows(
                        token,
                        "Profit_Subject_Attachments",
                        "filterfieldids",
                        "subject_id",
                        "filtervalues",
                        Long.toString(subject))
                .get(0);
        var path = "/ProfitRestServices/SubjectConnector/" + subject + "/"
                + row.path("file_id").asString();
        var file = Caller.json(caller.as(token, path)).path("filedata").asString();
        return new String(Base64.getDecoder().decode(file), StandardCharsets.UTF_8);
    }

    @Test
    void whatItCannotDoItSaysInOneSentence() throws IOException, InterruptedException {
        try (var other = ProfitSandbox.start()) {
            var port = Integer.toString(other.uri().getPort());
            assertFails(1, "Port " + port + " is in use by another program.", "--port", port);
        }
        assertFails(2, "Invalid value for option '--port': 'x' is not an int", "--port", "x");
        assertFails(2, "A port lies between 0 and 65535, not at 70000", "--port", "70000");
        assertFails(2, "--smtp wants HOST:PORT, such as 127.0.0.1:2525", "--smtp", "nowhere");
    }

    private static void assertFails(int code, String sentence, String... arguments)
            throws IOException, InterruptedException {
        var sandbox = run(arguments);
        try (var trouble = sandbox.errorReader(StandardCharsets.UTF_8)) {
            assertThat(trouble.readLine()).isEqualTo(sentence);
            assertThat(sandbox.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(sandbox.exitValue()).isEqualTo(code);
        } finally {
            sandbox.destroyForcibly();
        }
    }

    private static Process run(String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-Xmx128m", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }
}
