package estrik.demo;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.profit.Token;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import estrik.workspace.Setting;
import estrik.workspace.Settings;
import estrik.workspace.Workspace;
import estrik.workspace.account.People;
import estrik.workspace.activation.Activations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A workspace beside a sandbox, and three people who do everything in it that can be done, right and
/// wrong. Keeps every answer and every line of the log, and registers each secret that was used.
final class SecretsOffice implements AutoCloseable {
    private static final String WRONG_PASSWORD = "zeker-niet-geheim-9";
    private static final String WRONG_CODE = "zq7k3m9x2w";
    private static final String CUT_KEY = "3F9C51D0A77E4B2896E1C05D84B3F62";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");
    private static final String NOBODYS_ID = "0197a000-0000-7000-8000-000000000000";

    final Queue<Caller.Heard> answers = new ConcurrentLinkedQueue<>();
    final Workspace workspace;
    final Caller dewi;
    final Caller anna;

    private final Needles needles;
    private final ProfitSandbox profit = ProfitSandbox.start();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Caller nobody;
    private final Queue<String> tokensSoFar = new ConcurrentLinkedQueue<>();

    SecretsOffice(Path folder, String database, Needles needles) {
        this.needles = needles;
        var tee = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(tee);
        System.setErr(tee);
        System.setProperty("logging.level.estrik", "debug");
        workspace = Workspace.start(
                Settings.of(Map.of(
                        Setting.PORT,
                        "0",
                        Setting.DATA,
                        folder.resolve("workspace").toString(),
                        Setting.DATABASE,
                        database,
                        Setting.AFAS_HOSTS,
                        profit.uri().getAuthority(),
                        Setting.REFRESH_WATCHED,
                        "1s")),
                clock());
        dewi = new Caller(workspace.uri(), answers::add);
        anna = new Caller(workspace.uri(), answers::add);
        nobody = new Caller(workspace.uri(), answers::add);
    }

    // Nobody wants to wait a minute for the next code.
    private Clock clock() {
        var real = Clock.system(Workspace.AFAS_ZONE);
        return new Clock() {
            @Override
            public Instant instant() {
                return real.instant().plus(ahead.get());
            }

            @Override
            public ZoneId getZone() {
                return real.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /// All that was written to the log and to both outputs.
    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    void walk() throws IOException, InterruptedException {
        var keys = profit.connector("Workspace365");
        needles.add("the API key", keys.apiKey());
        needles.add("the environment key", keys.environmentKey());
        needles.add("the password", Demo.PASSWORD);
        needles.add("a wrong password", WRONG_PASSWORD);
        needles.add("a wrong code", WRONG_CODE);
        needles.add("a key that was cut off", CUT_KEY);

        nobody.open("/").must(302);
        Walk.firstStart(dewi);
        Walk.addPerson(dewi, "Anna de Wit", Walk.ANNA);
        Walk.addPerson(dewi, "Bram Visser", Walk.BRAM);
        signInWrongly();
        Walk.signIn(anna, Walk.ANNA);

        var connection = Walk.connect(dewi, profit.restBase(), keys);
        proveWithTrouble(connection);
        var app = Walk.addApp(dewi, connection);
        var tile = Walk.addTile(anna, app);
        activateWithTrouble(connection);
        watch(tile);
        troubleWithTheList(connection);
        activateAgain(connection);

        hostileForms();
        everyPage();
        everyForm();
        brokenSeals(connection);
        registerCodes();
        statuses();
    }

    private void signInWrongly() {
        nobody.open("/sign-in").must(200);
        nobody.post("/sign-in", "login", Walk.ANNA, "password", WRONG_PASSWORD).must(422);
        nobody.post("/sign-in", "login", "niemand", "password", Demo.PASSWORD).must(422);
        nobody.postAsIs("/sign-in", "login=anna&password=" + Demo.PASSWORD).must(403);
    }

    private void proveWithTrouble(String connection) throws IOException, InterruptedException {
        var own = "/settings/connections/" + connection;
        dewi.open(own + "/code").must(200);
        dewi.post(own + "/activation", "code", WRONG_CODE).must(422);
        dewi.post(own + "/activation", "code", WRONG_CODE + "?").must(422);
        dewi.post(own + "/code-request").must(422);
        profit.failNext(echo(500, newestCode()).onPath("otpvalidation"));
        dewi.post(own + "/activation", "code", profit.codeFor("dewi")).must(422);
        registerCodes();
        Walk.prove(dewi, connection, profit.codeFor("dewi"));
        registerToken(Walk.DEWI, connection);
        dewi.post(own + "/activation", "code", profit.codeFor("dewi"));
        dewi.open(own).must(200);
        dewi.post(
                        own + "/keys",
                        "apiKey",
                        CUT_KEY,
                        "environmentKey",
                        profit.connector("Workspace365").environmentKey())
                .must(422);
    }

    /// An AFAS that says back what it was sent, and more.
    private Fault echo(int status, String code) {
        return Fault.status(status, """
                {"errorNumber": -2147180543, "profitLogReference": "%1$s", "externalMessage":
                 "apiKey %1$s, apiToken %2$s, otp %3$s, %4$s"}""".formatted(
                        profit.connector("Workspace365").apiKey(),
                        profit.connector("Workspace365").environmentKey(),
                        code,
                        tokens()));
    }

    private String newestCode() {
        try {
            return profit.codeFor("anna");
        } catch (IllegalStateException _) {
            return profit.codeFor("dewi");
        }
    }

    private void activateWithTrouble(String connection) throws IOException, InterruptedException {
        var own = "/connections/" + connection;
        anna.open(own + "/activation").must(200);
        profit.block("Workspace365", true);
        anna.post(own + "/code-request");
        profit.block("Workspace365", false);
        ahead.updateAndGet(before -> before.plusSeconds(61));
        for (var fault : List.of(
                echo(500, newestCode()),
                echo(200, newestCode()),
                echo(401, newestCode()),
                echo(503, newestCode()),
                Fault.reset())) {
            profit.failNext(fault.onPath("otprequest"));
            anna.post(own + "/code-request");
            ahead.updateAndGet(before -> before.plusSeconds(61));
        }
        Walk.askCode(anna, connection);
        registerCodes();
        anna.open(own + "/activation").must(200);
        for (var fault :
                List.of(echo(500, newestCode()), Fault.status(200, "<html>" + profit.codeFor("anna")), Fault.reset())) {
            profit.failNext(fault.onPath("otpvalidation"));
            anna.post(own + "/activation", "code", profit.codeFor("anna")).must(422);
        }
        anna.post(own + "/activation", "code", WRONG_CODE).must(422);
        Walk.activate(anna, connection, profit.codeFor("anna"));
        registerToken(Walk.ANNA, connection);
        anna.open(own + "/activation/done").must(200);
        anna.post(own + "/activation", "code", profit.codeFor("anna")).must(422);
    }

    private void watch(String tile) throws InterruptedException {
        var reading = Thread.ofVirtual().start(() -> anna.listen("/live", "Nieuwe balie bestellen"));
        Walk.until("the list is there", () -> anna.open("/tiles/" + tile).text().contains("data-find"));
        profit.addTask("anna", "Nieuwe balie bestellen");
        assertThat(reading.join(Duration.ofMinutes(1))).isTrue();
        assertThat(answers).anySatisfy(heard -> {
            assertThat(heard.asked()).isEqualTo("GET /live");
            assertThat(heard.text()).contains("Nieuwe balie bestellen");
        });
    }

    private void troubleWithTheList(String connection) {
        var jdbc = workspace.part(JdbcClient.class);
        for (var fault : List.of(
                echo(500, "none"),
                echo(200, "none"),
                echo(404, "none"),
                Fault.status(500, "<fault>" + tokens()),
                Fault.status(200, "{\"rows\": [{\"" + tokens()))) {
            var before = failures(jdbc);
            profit.failNext(2, fault.onPath("/connectors").forUser("anna"));
            Walk.until("AFAS was in trouble", () -> failures(jdbc) > before || dueAgain(jdbc));
            anna.open("/").must(200);
            dewi.open("/settings/connections/" + connection).must(200);
            profit.clearFaults();
        }
        profit.deleteTokens("anna");
        Walk.until(
                "the token was refused",
                () -> dueAgain(jdbc) || anna.open("/").text().contains("/connections/" + connection + "/activation"));
    }

    private static long failures(JdbcClient jdbc) {
        return jdbc.sql("select coalesce(sum(failures), 0) from feed")
                .query(Long.class)
                .single();
    }

    // Signals are read once an hour and after trouble feeds take their time; this test does not.
    private static boolean dueAgain(JdbcClient jdbc) {
        jdbc.sql("update feed set due_at = created.at from (select min(created_at) as at from person) as created")
                .update();
        return false;
    }

    private void activateAgain(String connection) throws IOException, InterruptedException {
        for (var round = 0; round < 2; round++) {
            ahead.updateAndGet(before -> before.plusSeconds(61));
            Walk.askCode(anna, connection);
            registerCodes();
            profit.failNext(Fault.status(
                            500,
                            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>"
                                    + "<s:Fault><faultstring>" + tokens()
                                    + "</faultstring></s:Fault></s:Body></s:Envelope>")
                    .onPath("tokenconnector"));
            Walk.activate(anna, connection, profit.codeFor("anna"));
            registerToken(Walk.ANNA, connection);
        }
        profit.clearFaults();
    }

    private void hostileForms() {
        var secret = "&password=" + Demo.PASSWORD + "&apiKey=" + CUT_KEY + "&code=" + WRONG_CODE;
        for (var path : List.of("/settings/people", "/settings/connections", "/me/password", "/sign-in")) {
            for (var form : List.of("x", "%zz", "%ff%fe", "x".repeat(70_000), "x" + "&a=1".repeat(600))) {
                evenIfCutOff(form(path, "application/x-www-form-urlencoded", "name=" + form + secret));
            }
            evenIfCutOff(form(path, "application/json", "{\"password\":\"" + Demo.PASSWORD + "\""));
            evenIfCutOff(form(
                    path,
                    "multipart/form-data; boundary=x",
                    "--x\r\nContent-Disposition: form-data; name=password\r\n\r\n" + Demo.PASSWORD));
            evenIfCutOff(dewi.to(path).method("PUT", HttpRequest.BodyPublishers.ofString(Demo.PASSWORD)));
        }
    }

    private HttpRequest.Builder form(String path, String type, String body) {
        return dewi.to(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    // A server may hang up on what it will not read.
    private void evenIfCutOff(HttpRequest.Builder request) {
        try {
            dewi.send(request);
        } catch (UncheckedIOException _) {
            assertThat(dewi.open("/health/live").status()).isEqualTo(200);
        }
    }

    /// Every address that answers to GET, for everybody, with every id that there is; and every link.
    private void everyPage() {
        var ids = ids();
        var shown = new TreeSet<String>();
        var paths = new TreeSet<>(Set.of("/health", "/health/live", "/health/ready"));
        for (var path : routes(RequestMethod.GET)) {
            for (var id : ids) {
                paths.add(path.replaceAll("\\{[^}]+}", id));
            }
        }
        for (var caller : List.of(dewi, anna, nobody)) {
            for (var path : paths) {
                var heard = caller.open(path);
                if (heard.status() < 400) {
                    shown.add(ID.matcher(path).replaceAll("{id}"));
                }
                LINK.matcher(heard.text())
                        .results()
                        .map(link -> link.group(1).replace("&amp;", "&"))
                        .filter(link -> !paths.contains(link) && shown.add(link))
                        .forEach(caller::open);
            }
        }
        // Nothing was left out because no id fitted: each page was really there for somebody.
        for (var path : routes(RequestMethod.GET)) {
            assertThat(shown)
                    .anyMatch(one -> path.equals("/error") || one.matches(path.replaceAll("\\{[^}]+}", "[^/]+")));
        }
    }

    private Set<String> ids() {
        var ids = new TreeSet<>(Set.of(NOBODYS_ID));
        answers.forEach(
                heard -> ID.matcher(heard.text() + heard.location()).results().forEach(id -> ids.add(id.group())));
        return ids;
    }

    private Set<String> routes(RequestMethod method) {
        var routes = new TreeSet<String>();
        var mappings = workspace.part(DispatcherServlet.class).getHandlerMappings();
        for (var mapping : Objects.requireNonNull(mappings)) {
            if (mapping instanceof RequestMappingHandlerMapping controllers) {
                for (var route : controllers.getHandlerMethods().keySet()) {
                    var methods = route.getMethodsCondition().getMethods();
                    if (methods.isEmpty() || methods.contains(method)) {
                        routes.addAll(route.getPatternValues());
                    }
                }
            }
        }
        assertThat(routes).hasSizeGreaterThan(15);
        return routes;
    }

    /// Every form, with secrets typed into it beside something that makes it refused.
    private void everyForm() {
        var ids = ids();
        for (var caller : List.of(nobody, anna, dewi)) {
            caller.open("/sign-in");
            caller.open("/me");
            for (var route : routes(RequestMethod.POST)) {
                // What would be gone afterwards is only tried on nothing.
                var reachable = route.endsWith("/removal") || !route.contains("{") ? Set.of(NOBODYS_ID) : ids;
                for (var id : reachable) {
                    caller.post(
                            route.replaceAll("\\{[^}]+}", id),
                            "name",
                            "",
                            "login",
                            "",
                            "typed",
                            "",
                            "kind",
                            "other",
                            "apiUrl",
                            "http://127.0.0.1:1",
                            "password",
                            WRONG_PASSWORD,
                            "current",
                            WRONG_PASSWORD,
                            "code",
                            WRONG_CODE,
                            "apiKey",
                            CUT_KEY,
                            "environmentKey",
                            CUT_KEY);
                }
            }
        }
    }

    /// Secrets that can't be opened any more: our own mistake, with a stack trace in the log.
    private void brokenSeals(String connection) {
        var jdbc = workspace.part(JdbcClient.class);
        jdbc.sql("update connection set api_key = environment_key, environment_key = api_key")
                .update();
        ahead.updateAndGet(before -> before.plusSeconds(3_600));
        dewi.open("/me").must(200);
        dewi.post("/settings/connections/" + connection + "/code-request").must(500);
        jdbc.sql("update activation set token = 'v0:broken'").update();
        Walk.until("the feed could not be read", () -> dueAgain(jdbc) || log().contains("could not be refreshed"));
    }

    private void registerCodes() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var mails = http.send(
                            HttpRequest.newBuilder(URI.create(profit.uri() + "/_sandbox/api/mails"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            var codes = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"")
                    .matcher(mails)
                    .results()
                    .toList();
            assertThat(codes).isNotEmpty();
            codes.forEach(code -> needles.add("a one-time code", code.group(1)));
        }
    }

    private String tokens() {
        return String.join(" ", tokensSoFar);
    }

    private void registerToken(String login, String connection) {
        var person = workspace.part(People.class).byLogin(login).orElseThrow();
        var token = workspace
                .part(Activations.class)
                .token(person.id(), connection)
                .map(Token::value)
                .orElseThrow();
        tokensSoFar.add(token);
        tokensSoFar.add(Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
        needles.add("a token", token);
        needles.add("the digits of a token", token.replaceAll("<version>1</version>|<[^>]+>", ""));
    }

    private void statuses() {
        var statuses = new TreeSet<Integer>();
        answers.forEach(heard -> statuses.add(heard.status()));
        assertThat(statuses).contains(200, 302, 400, 403, 404, 422, 500);
    }

    @Override
    public void close() {
        nobody.close();
        anna.close();
        dewi.close();
        workspace.close();
        profit.close();
        System.clearProperty("logging.level.estrik");
        System.setOut(out);
        System.setErr(err);
    }
}
