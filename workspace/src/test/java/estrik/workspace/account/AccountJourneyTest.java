package estrik.workspace.account;

import static estrik.workspace.account.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.Setting;
import estrik.workspace.Settings;
import estrik.workspace.Workspace;
import estrik.workspace.text.Language;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in and what goes with it, over HTTP, at a workspace that is started as in production.
class AccountJourneyTest {
    private static final String DEWI = "dewi@vandelft.example";
    private static final String ANNA = "anna@vandelft.example";
    private static final String PASSWORD = "estrik-demo";

    @TempDir
    private Path data;

    private final SettableClock clock = new SettableClock();
    private Workspace workspace;
    private Browser browser;

    @BeforeEach
    void start() {
        workspace = start("");
        browser = new Browser(workspace.uri());
    }

    private Workspace start(String publicUrl) {
        return Workspace.start(
                Settings.of(Map.of(
                        Setting.PORT,
                        "0",
                        Setting.DATA,
                        data.toString(),
                        Setting.PUBLIC_URL,
                        publicUrl,
                        Setting.LOG,
                        "text")),
                clock);
    }

    @AfterEach
    void stop() {
        browser.close();
        workspace.close();
    }

    @Test
    void whoeverComesFirstBecomesTheAdministratorAndIsSignedIn() {
        assertThat(location(browser.open("/settings/people"))).isEqualTo("/first-start");
        browser.open("/first-start");

        var answer = browser.post("/first-start", "name", "Dewi Prakoso", "login", DEWI, "password", PASSWORD);

        assertThat(location(answer)).isEqualTo("/");
        assertThat(browser.open("/settings/people").body()).contains("Dewi Prakoso", DEWI);
        assertThat(location(browser.open("/first-start"))).isEqualTo("/");
        assertThat(workspace.part(People.class).all())
                .singleElement()
                .satisfies(dewi -> assertThat(dewi.language()).isEqualTo(Language.EN));
    }

    @Test
    void ofTwoFirstStartsAtOnceOneBecomesTheAdministrator() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> {
                        try (var each = new Browser(workspace.uri())) {
                            each.open("/first-start");
                            return each.post(
                                    "/first-start", "name", "N", "login", "n" + i + "@x.example", "password", PASSWORD);
                        }
                    }))
                    .toList();
            for (var each : tries) {
                assertThat(location(each.get())).isEqualTo("/");
            }
        }
        assertThat(workspace.part(People.class).all()).hasSize(1);
    }

    @Test
    void aFirstStartThatIsWrongKeepsWhatWasTypedAndStoresNothing() {
        browser.open("/first-start");

        var answer = browser.post("/first-start", "name", "<b>Dewi</b>", "login", "dewi", "password", "kort-kort");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("&lt;b>Dewi&lt;/b>", "value=\"dewi\"", "At least 10 characters")
                .doesNotContain("kort-kort");
        assertThat(workspace.part(People.class).none()).isTrue();
    }

    @Test
    void signingInLeadsToThePageThatWasAskedFor() {
        addDewiAndAnna();

        var sentAway = location(browser.open("/settings/people?a=b"));
        assertThat(sentAway).startsWith("/sign-in?to=");
        assertThat(browser.open(sentAway).body()).contains("name=\"to\" value=\"/settings/people?a=b\"");
        var answer = browser.post(
                "/sign-in", "login", " Dewi@VANDELFT.example", "password", PASSWORD, "to", "/settings/people?a=b");

        assertThat(location(answer)).isEqualTo("/settings/people?a=b");
        assertThat(browser.open("/settings/people").statusCode()).isEqualTo(200);
    }

    @Test
    void signingInNeverLeadsToAnotherHost() {
        addDewiAndAnna();
        for (var to :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a\r\nb: c"}) {
            browser.open("/sign-in");
            assertThat(location(browser.post("/sign-in", "login", DEWI, "password", PASSWORD, "to", to)))
                    .isEqualTo("/");
            browser.open("/me");
            browser.post("/sign-out");
        }
    }

    @Test
    void aSessionOutlivesARestart() {
        addDewiAndAnna();
        browser.signIn(ANNA, PASSWORD);

        workspace.close();
        workspace = start("");
        browser.goTo(workspace.uri());

        assertThat(browser.open("/me").body()).contains(ANNA);
    }

    @Test
    void signingInMakesANewSession() {
        addDewiAndAnna();
        var before = cookie(browser.open("/sign-in"));

        var after = cookie(browser.post("/sign-in", "login", ANNA, "password", PASSWORD));

        assertThat(before).startsWith("estrik=");
        assertThat(after).startsWith("estrik=").isNotEqualTo(before);
    }

    @Test
    void signingOutEndsTheSession() {
        addDewiAndAnna();
        browser.signIn(ANNA, PASSWORD);

        assertThat(location(browser.post("/sign-out"))).isEqualTo("/sign-in");

        assertThat(location(browser.open("/me"))).isEqualTo("/sign-in?to=%2Fme");
        assertThat(signedInSessions()).isZero();
    }

    private long signedInSessions() {
        return workspace
                .part(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select count(*) from spring_session where principal_name is not null")
                .query(Long.class)
                .single();
    }

    @Test
    void wrongPasswordsAreCountedAndThenOneWaits() {
        addDewiAndAnna();
        for (var left : new String[] {"4 attempts left", "3 attempts left", "2 attempts left", "1 attempt left"}) {
            var answer = tryPassword("wrong-wrong");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains(left, "value=\"" + ANNA + "\"").doesNotContain("wrong-wrong");
        }

        var fifth = tryPassword("wrong-wrong");
        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(fifth.headers().firstValue("Retry-After")).contains("30");
        assertThat(tryPassword(PASSWORD).statusCode()).isEqualTo(429);

        clock.pass(Duration.ofSeconds(30));
        assertThat(tryPassword(PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void anUnknownLoginIsAnsweredLikeAWrongPassword() {
        addDewiAndAnna();
        browser.open("/sign-in");

        var unknown = browser.post("/sign-in", "login", "nobody@x.example", "password", "wrong-wrong");

        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("4 attempts left");
    }

    private HttpResponse<String> tryPassword(String password) {
        browser.open("/sign-in");
        return browser.post("/sign-in", "login", ANNA, "password", password);
    }

    @Test
    void settingsAreTheAdministrators() {
        addDewiAndAnna();
        browser.signIn(ANNA, PASSWORD);

        for (var page : new String[] {"/settings/people", "/settings/groups", "/settings/anything", "/apps"}) {
            assertThat(browser.open(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(browser.post("/settings/groups", "name", "Inkoop").statusCode())
                .isEqualTo(403);
        assertThat(workspace.part(Groups.class).all()).isEmpty();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        addDewiAndAnna();
        browser.signIn(ANNA, PASSWORD);

        var answer = browser.postAsIs("/me", "language=nl&theme=dark");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This page is not yours to open");
        assertThat(workspace.part(People.class).byLogin(ANNA).map(Person::language))
                .contains(Language.EN);
    }

    @Test
    void aFormOfASessionThatEndedLeadsToTheSignIn() {
        addDewiAndAnna();

        assertThat(location(browser.postAsIs("/me", "language=nl&theme=dark"))).isEqualTo("/sign-in");
    }

    @Test
    void programsAreToldAndNotSentToAPage() {
        addDewiAndAnna();

        assertThat(browser.open("/api/anything").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsBlockedIsOutAtOnceAndComesBackWhenNot() {
        var anna = addDewiAndAnna();
        browser.signIn(ANNA, PASSWORD);
        try (var administrator = new Browser(workspace.uri())) {
            administrator.signIn(DEWI, PASSWORD);

            save(administrator, anna, "blocked", "true");
            assertThat(location(browser.open("/me"))).isEqualTo("/sign-in?to=%2Fme");
            assertThat(tryPassword(PASSWORD).statusCode()).isEqualTo(422);

            save(administrator, anna, "password", "a new password");
            assertThat(tryPassword("a new password").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void aRightThatIsTakenAwayIsGoneAtTheNextRequest() {
        var anna = addDewiAndAnna();
        browser.signIn(ANNA, PASSWORD);
        try (var administrator = new Browser(workspace.uri())) {
            administrator.signIn(DEWI, PASSWORD);
            save(administrator, anna, "administrator", "true");
            assertThat(browser.open("/settings/groups").statusCode()).isEqualTo(200);

            save(administrator, anna);
            assertThat(browser.open("/settings/groups").statusCode()).isEqualTo(403);
        }
    }

    private static void save(Browser administrator, Person person, String... more) {
        var fields = new String[] {"name", person.name(), "login", person.login(), "language", "en"};
        var all = java.util.stream.Stream.of(fields, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        assertThat(location(administrator.post("/settings/people/" + person.id(), all)))
                .isEqualTo("/settings/people");
    }

    @Test
    void anAdministratorAddsPeopleAndGroups() {
        var anna = addDewiAndAnna();
        browser.signIn(DEWI, PASSWORD);
        assertThat(browser.open("/settings/people/new").statusCode()).isEqualTo(200);

        browser.post("/settings/groups", "name", "Inkoop", "people", anna.id());
        var group = workspace.part(Groups.class).all().getFirst();
        assertThat(browser.open("/settings/groups").body()).contains("Inkoop", "is added");
        assertThat(browser.open("/settings/groups/" + group.id()).body()).contains("Anna de Wit");
        browser.post(
                "/settings/people",
                "name",
                "Bram Visser",
                "login",
                "bram@vandelft.example",
                "password",
                PASSWORD,
                "language",
                "nl",
                "groups",
                group.id());

        assertThat(browser.open("/settings/people").body()).contains("Bram Visser", "Inkoop");
        assertThat(workspace.part(Groups.class).members(group.id())).hasSize(2);
        browser.post("/settings/groups/" + group.id() + "/removal");
        assertThat(workspace.part(Groups.class).all()).isEmpty();
    }

    @Test
    void formsAnswerWrongValuesInPlaceAndStoreNothing() {
        var anna = addDewiAndAnna();
        browser.signIn(DEWI, PASSWORD);

        var taken = browser.post(
                "/settings/people", "name", "X", "login", ANNA, "password", "pass-typed-1", "language", "en");
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("value=\"" + ANNA + "\"").doesNotContain("pass-typed-1");
        for (var fields : new String[][] {
            {"name", "x".repeat(5_000), "login", ANNA, "language", "en"},
            {"name", "Anna", "login", "a\u0000@b", "language", "en"},
            {"name", "Anna", "login", ANNA, "language", "xx"},
            {"name", "Anna", "login", ANNA, "language", "en", "groups", "no\u0000body"},
            {"name", "Anna", "login", ANNA, "language", "en", "password", "short"},
            {},
        }) {
            assertThat(browser.post("/settings/people/" + anna.id(), fields).statusCode())
                    .as(String.join(" ", fields))
                    .isEqualTo(422);
        }
        assertThat(browser.post("/settings/groups", "name", " ").statusCode()).isEqualTo(422);
        assertThat(browser.post("/settings/groups", "name", "G", "people", "nobody")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/me", "language", "xx", "theme", "dark").statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/me", "language", "en", "theme", "xx").statusCode())
                .isEqualTo(422);
        assertThat(browser.open("/settings/people/nobody").statusCode()).isEqualTo(404);
        assertThat(workspace.part(People.class).byId(anna.id())).contains(anna);
        assertThat(workspace.part(People.class).all()).hasSize(2);
        assertThat(workspace.part(Groups.class).all()).isEmpty();
    }

    @Test
    void theLastAdministratorStaysOne() {
        addDewiAndAnna();
        var dewi = workspace.part(People.class).byLogin(DEWI).orElseThrow();
        browser.signIn(DEWI, PASSWORD);
        var form = new String[] {"name", dewi.name(), "login", dewi.login(), "language", "en"};

        assertThat(browser.post("/settings/people/" + dewi.id(), form).statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/settings/people/" + dewi.id() + "/removal").statusCode())
                .isEqualTo(422);
        assertThat(workspace.part(People.class).byId(dewi.id())).contains(dewi);
    }

    @Test
    void everybodyChoosesTheirLanguageThemeAndPassword() {
        addDewiAndAnna();
        browser.signIn(ANNA, PASSWORD);
        try (var elsewhere = new Browser(workspace.uri())) {
            elsewhere.signIn(ANNA, PASSWORD);

            assertThat(location(browser.post("/me", "language", "nl", "theme", "dark")))
                    .isEqualTo("/me");
            assertThat(browser.open("/me").body()).contains("<html lang=\"nl\" data-theme=\"dark\">");

            assertThat(browser.post("/me/password", "current", "wrong-wrong", "password", "vier goede woorden")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(location(browser.post("/me/password", "current", PASSWORD, "password", "vier goede woorden")))
                    .isEqualTo("/me");

            assertThat(browser.open("/me").statusCode()).isEqualTo(200);
            assertThat(elsewhere.open("/me").statusCode())
                    .as("signed out elsewhere")
                    .isEqualTo(302);
        }
        assertThat(tryPassword(PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void theSignInPageSpeaksTheLanguageThatWasChosen() {
        addDewiAndAnna();
        browser.open("/sign-in");

        var answer = browser.post("/language", "language", "nl", "back", "/sign-in");

        assertThat(location(answer)).isEqualTo("/sign-in");
        assertThat(browser.open("/sign-in").body()).contains("<html lang=\"nl\"");
        assertThat(location(browser.post("/language", "language", "nl", "back", "//evil.example")))
                .isEqualTo("/");
    }

    @Test
    void theCookieIsForThisHostAndForNoScript() {
        addDewiAndAnna();

        assertThat(cookieLine(browser.open("/sign-in")))
                .startsWith("estrik=")
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure", "Domain");
    }

    @Test
    void overHttpsTheCookieIsSecureAndBoundToTheHost() {
        addDewiAndAnna();
        workspace.close();
        workspace = start("https://estrik.example.nl");
        browser.goTo(workspace.uri());

        assertThat(cookieLine(browser.open("/sign-in")))
                .startsWith("__Host-estrik=")
                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Secure")
                .doesNotContain("Domain");
    }

    @Test
    void whatIsOpenToEverybodyMakesNoSession() {
        addDewiAndAnna();

        for (var path : new String[] {"/health/live", "/health/ready", "/assets/none.css", "/settings/people"}) {
            assertThat(browser.open(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(browser.open("/health/ready").statusCode()).isEqualTo(200);
    }

    private static String cookieLine(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }

    private static String cookie(HttpResponse<?> answer) {
        return cookieLine(answer).replaceFirst(";.*", "");
    }

    private Person addDewiAndAnna() {
        var people = workspace.part(People.class);
        people.addFirst(new NewPerson(DEWI, "Dewi Prakoso", PASSWORD, true, Language.EN));
        return people.add(new NewPerson(ANNA, "Anna de Wit", PASSWORD, false, Language.EN))
                .orElseThrow();
    }
}
