package estrik.benchmarks;

import estrik.demo.Demo;
import estrik.sandbox.ProfitSandbox;
import estrik.workspace.account.People;
import estrik.workspace.app.Apps;
import estrik.workspace.board.TileGroups;
import estrik.workspace.board.Tiles;
import estrik.workspace.feed.Content;
import estrik.workspace.feed.Feeds;
import estrik.workspace.feed.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The sample company, ready to be measured: one connection, and a board of `anna` with six filled
/// tiles of the largest size, in a folder that is thrown away. Its AFAS is a sandbox in this process;
/// the workspace is a process of its own, started as `./estrik start` does.
final class VanDelft implements AutoCloseable {
    static final String ANNA = "anna";
    static final String LOGIN = "anna@vandelft.example";
    static final int TILES = 6;

    private static final Duration LONGEST_FILLING = Duration.ofSeconds(30);

    private final Path folder;
    private final Demo demo;

    private VanDelft(Path folder, Demo demo) {
        this.folder = folder;
        this.demo = demo;
    }

    static VanDelft prepare() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("estrik-bench");
        var company = new VanDelft(folder, Demo.start(folder.resolve("demo"), 0, 0, Duration.ofSeconds(60)));
        try {
            company.demo.makeReady();
            company.fillBoard();
            company.demo.workspace().close();
            return company;
        } catch (RuntimeException | InterruptedException trouble) {
            company.close();
            throw trouble;
        }
    }

    private void fillBoard() throws InterruptedException {
        var workspace = demo.workspace();
        var anna = workspace.part(People.class).byLogin(LOGIN).orElseThrow();
        var app = workspace.part(Apps.class).all().getFirst();
        var group = workspace.part(TileGroups.class).of(anna.id()).getFirst();
        for (var tile = 1; tile < TILES; tile++) {
            workspace.part(Tiles.class).add(anna.id(), group.id(), app);
        }
        var feeds = workspace.part(Feeds.class);
        var end = System.nanoTime() + LONGEST_FILLING.toNanos();
        while (!Arrays.stream(Kind.values())
                .allMatch(kind -> feeds.content(anna.id(), app.connectionId(), kind) instanceof Content.Snapshot)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The tiles were not filled.");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /// Starts the workspace on the folder, with the standard settings, and waits until it is ready.
    Child startWorkspace() throws IOException, InterruptedException {
        var settings = new HashMap<String, String>();
        var port = Child.freePort();
        settings.put("ESTRIK_PORT", Integer.toString(port));
        settings.put("ESTRIK_DATA", folder.resolve("demo/workspace").toString());
        settings.put("ESTRIK_AFAS_HOSTS", demo.sandbox().uri().getAuthority());
        var jar = jar().resolve("../../../workspace/target/workspace.jar").normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("The workspace is not built; './estrik bench' does that.");
        }
        return Child.start(folder, List.of("-jar", jar.toString()), port, settings);
    }

    /// Starts a program of this module beside which the workspace is measured.
    Child start(Class<?> yardstick) throws IOException, InterruptedException {
        var port = Child.freePort();
        var program = List.of("-cp", jar().toString(), yardstick.getName(), Integer.toString(port));
        return Child.start(folder, program, port, Map.of());
    }

    private static Path jar() {
        try {
            return Path.of(VanDelft.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    ProfitSandbox sandbox() {
        return demo.sandbox();
    }

    @Override
    public void close() {
        demo.close();
        Child.delete(folder);
    }
}
