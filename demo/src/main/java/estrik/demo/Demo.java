package estrik.demo;

import estrik.profit.AppKeys;
import estrik.sandbox.ProfitSandbox;
import estrik.workspace.Setting;
import estrik.workspace.Settings;
import estrik.workspace.Workspace;
import estrik.workspace.account.Groups;
import estrik.workspace.account.NewPerson;
import estrik.workspace.account.People;
import estrik.workspace.account.Person;
import estrik.workspace.activation.Activations;
import estrik.workspace.activation.Finishing;
import estrik.workspace.app.App;
import estrik.workspace.app.Apps;
import estrik.workspace.app.Circle;
import estrik.workspace.app.Colour;
import estrik.workspace.app.Tabs;
import estrik.workspace.board.TileGroups;
import estrik.workspace.board.Tiles;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.text.Language;
import estrik.workspace.web.Theme;
import estrik.workspace.web.Viewer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sandbox and workspace side by side, with the people of Van Delft BV. Nothing is connected: the
/// demo is the journey of an administrator and an employee, unless it is made ready.
public final class Demo implements AutoCloseable {
    /// The password of everybody in the demo.
    public static final String PASSWORD = "estrik-demo";

    private static final List<Somebody> VAN_DELFT = List.of(
            new Somebody("anna", "Anna de Wit", "Inkoop", false),
            new Somebody("bram", "Bram Visser", "HR", false),
            new Somebody("chris", "Chris Bakker", "Inkoop", false),
            new Somebody("dewi", "Dewi Prakoso", "ICT", true),
            new Somebody("emre", "Emre Yilmaz", "ICT", false));

    private final ProfitSandbox sandbox;
    private final Workspace workspace;

    private Demo(ProfitSandbox sandbox, Workspace workspace) {
        this.sandbox = sandbox;
        this.workspace = workspace;
    }

    /// Starts both, and waits until both answer.
    ///
    /// @param data where both keep what they know; started on the same folder again, the demo goes on
    /// @param port of the workspace, 0 for any free one
    /// @param sandboxPort 0 for any free one, or for the one that the folder knows
    /// @param refresh how often tasks are read while somebody looks; a demo is more impatient than a company
    public static Demo start(Path data, int port, int sandboxPort, Duration refresh) throws IOException {
        Files.createDirectories(data);
        var sandbox = ProfitSandbox.builder()
                .data(data.resolve("sandbox"))
                .port(sandboxPort == 0 ? knownPort(data) : sandboxPort)
                .start();
        Files.writeString(
                data.resolve("sandbox.port"), Integer.toString(sandbox.uri().getPort()));
        try {
            var settings = Settings.of(Map.of(
                    Setting.PORT,
                    Integer.toString(port),
                    Setting.DATA,
                    data.resolve("workspace").toString(),
                    Setting.AFAS_HOSTS,
                    sandbox.uri().getAuthority(),
                    Setting.REFRESH_WATCHED,
                    refresh.toSeconds() + "s",
                    Setting.LOG,
                    "text"));
            var workspace = Workspace.start(settings, Clock.system(Workspace.AFAS_ZONE));
            var demo = new Demo(sandbox, workspace);
            demo.welcomeEverybody();
            return demo;
        } catch (RuntimeException trouble) {
            sandbox.close();
            throw trouble;
        }
    }

    // A connection remembers the address of the sandbox, so the sandbox comes back where it was.
    private static int knownPort(Path data) throws IOException {
        var file = data.resolve("sandbox.port");
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }

    private void welcomeEverybody() {
        var people = workspace.part(People.class);
        var groups = workspace.part(Groups.class);
        if (!people.none()) {
            return;
        }
        for (var somebody : VAN_DELFT) {
            people.add(new NewPerson(somebody.login(), somebody.name, PASSWORD, somebody.administrator, Language.NL))
                    .ifPresent(person -> groups.all().stream()
                            .filter(group -> group.name().equals(somebody.group))
                            .findFirst()
                            .or(() -> groups.add(somebody.group))
                            .ifPresent(group -> groups.put(person.id(), Set.of(group.id()))));
        }
    }

    /// Walks the whole journey: connects, adds the app, and leaves `anna` with a working tile. Does
    /// nothing when that was done before.
    public void makeReady() {
        var connections = workspace.part(Connections.class);
        if (!connections.all().isEmpty()) {
            return;
        }
        var keys = sandbox.connector("Workspace365");
        var connection = connections.add(
                new Connections.Draft(
                        "Van Delft BV",
                        sandbox.restBase(),
                        "Workspace365_Tasks",
                        "Workspace365_Signals",
                        "{Url}",
                        "https://12345.afasinsite.nl/mijn-taken",
                        4),
                AppKeys.of(keys.apiKey(), keys.environmentKey()));
        activate("dewi", connection);
        var app = App.fresh("AFAS", Colour.COBALT, connection.id(), Tabs.STANDARD, false, true);
        workspace.part(Apps.class).add(app, Circle.NOBODY, Circle.NOBODY);
        var anna = person("anna");
        var group = workspace.part(TileGroups.class).add(anna.id(), "Mijn werk");
        workspace.part(Tiles.class).add(anna.id(), group.id(), app);
        activate("anna", connections.byId(connection.id()).orElseThrow());
    }

    private void activate(String code, Connection connection) {
        var activations = workspace.part(Activations.class);
        var person = person(code);
        var viewer = new Viewer(
                person.id(), person.name(), person.login(), person.administrator(), person.language(), Theme.SYSTEM);
        activations.ask(viewer, connection);
        if (!(activations.finish(viewer, connection, sandbox.codeFor(code)) instanceof Finishing.Activated)) {
            throw new IllegalStateException("The sandbox did not take the code that it mailed to " + code + ".");
        }
    }

    private Person person(String code) {
        return workspace
                .part(People.class)
                .byLogin(code + "@vandelft.example")
                .orElseThrow(() -> new IllegalStateException("There is no " + code + " in this demo."));
    }

    /// The emulated AFAS environment.
    public ProfitSandbox sandbox() {
        return sandbox;
    }

    /// The workspace itself.
    public Workspace workspace() {
        return workspace;
    }

    /// Where people sign in.
    public URI uri() {
        return workspace.uri();
    }

    @Override
    public void close() {
        workspace.close();
        sandbox.close();
    }

    private record Somebody(String code, String name, String group, boolean administrator) {
        String login() {
            return code + "@vandelft.example";
        }
    }
}
