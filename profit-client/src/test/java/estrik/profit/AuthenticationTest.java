package estrik.profit;

import static estrik.profit.Answers.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Call;
import estrik.sandbox.fault.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Who calls, in each of AFAS's ways, over real HTTP. The first tests are examples of `docs/client.md`.
class AuthenticationTest {
    private static final URI BACK = URI.create("http://localhost:8080/back");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.builder().clock(clock).start();

    @AutoClose
    private final Profit profit =
            Profit.builder(Environment.at(sandbox.restBase())).clock(clock).build();

    private final List<RefreshToken> kept = new CopyOnWriteArrayList<>();
    private final GrantKeeper vault = kept::add;

    @Test
    void aProgramCallsAsTheUserWhomAnAdministratorChoseForIt() {
        var made = sandbox.oauthClient("Workspace365").actingAs("dewi").make();
        var clientId = made.id();
        var clientSecret = made.secret();

        var client = ClientCredentials.of(clientId, clientSecret);
        var tasks = profit.as(client).get("Workspace365_Tasks").rows().orElseThrow();

        assertThat(tasks).isNotEmpty();
        assertThat(users()).containsOnly("dewi");
    }

    @Test
    void aUserSignsInAtProfitAndTheProgramCallsAsThatUser() {
        var client = webClient();

        var request = profit.authorization(client, URI.create("http://localhost:8080/back"));
        var redirectedTo = Browser.signIn(request.address(), "anna");
        var grant = profit.redeem(client, request, redirectedTo, vault).orElseThrow();
        var tasks = profit.as(grant).get("Workspace365_Tasks").rows().orElseThrow();

        assertThat(tasks).isNotEmpty();
        assertThat(users()).containsOnly("anna");
        assertThat(kept).hasSize(1);
    }

    @Test
    void aSignInGoesOnAfterAStartOfTheProgram() {
        var client = webClient();
        signIn(client, "anna");

        var grant = profit.grant(client, RefreshToken.of(kept.getLast().value()), vault);

        assertThat(profit.as(grant).profitVersion()).isInstanceOf(Answer.Ok.class);
        assertThat(kept).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void movingFromATokenToOAuthChangesOneLine() {
        Authentication token = Token.parse(sandbox.tokenFor("anna"));
        Authentication oauth = programAs("anna");

        var rows = new ArrayList<List<Row>>();
        for (var authentication : List.of(token, oauth)) {
            rows.add(profit.as(authentication)
                    .get("Workspace365_Tasks")
                    .orderBy("SubjectId")
                    .rows()
                    .orElseThrow());
        }

        assertThat(subjects(rows.getFirst())).isNotEmpty().isEqualTo(subjects(rows.getLast()));
    }

    @Test
    void theAccessTokenIsFetchedOnceHoweverManyAsk() throws Exception {
        var client = programAs("anna");

        assertThat(versions(client, 40)).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Ok.class));

        assertThat(calls("/oauth/token")).hasSize(1);
    }

    @Test
    void theAccessTokenIsFetchedInThePlaceOfTheCallThatNeedsIt() {
        try (var narrow = Profit.builder(Environment.at(sandbox.restBase()))
                .callsAtOnce(1)
                .clock(clock)
                .build()) {
            assertThat(narrow.as(programAs("anna")).profitVersion()).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void theAccessTokenIsFetchedAnewShortlyBeforeItEnds() {
        var session = profit.as(programAs("anna"));
        session.profitVersion().orElseThrow();

        clock.advance(Duration.ofMinutes(58));
        session.profitVersion().orElseThrow();
        assertThat(calls("/oauth/token")).hasSize(1);

        clock.advance(Duration.ofSeconds(61));
        session.profitVersion().orElseThrow();
        assertThat(calls("/oauth/token")).hasSize(2);
        assertThat(statuses("/ProfitVersion")).containsOnly(200);
    }

    @Test
    void aRefusedAccessTokenIsRenewedAndTheCallMadeOnceMore() {
        var session = profit.as(programAs("anna"));
        session.profitVersion().orElseThrow();

        sandbox.failNext(Fault.status(401).onPath("ProfitVersion"));
        assertThat(session.profitVersion()).isInstanceOf(Answer.Ok.class);

        assertThat(calls("/oauth/token")).hasSize(2);
        assertThat(statuses("/ProfitVersion")).containsExactly(200, 401, 200);
    }

    @Test
    void whatIsRefusedWithANewAccessTokenTooIsToldToTheCaller() {
        var session = profit.as(programAs("anna"));
        session.profitVersion().orElseThrow();

        sandbox.failNext(Fault.status(401).onPath("ProfitVersion"));
        sandbox.failNext(Fault.status(401).onPath("ProfitVersion"));
        assertThat(refusal(session.profitVersion())).isInstanceOf(Refusal.TokenRejected.class);

        assertThat(statuses("/ProfitVersion")).containsExactly(200, 401, 401);
    }

    @Test
    void theAccessTokenGoesInTheHeaderOfSoapToo() {
        var overSoap = profit.as(programAs("anna")).overSoap();

        assertThat(overSoap.productVersion().orElseThrow()).isNotBlank();
    }

    @Test
    void aSecretMayGoInTheHeader() {
        var made = sandbox.oauthClient("Workspace365").actingAs("anna").make();

        var client = new ClientCredentials.WithBasic(made.id(), ClientSecret.of(made.secret()));

        assertThat(profit.as(client).profitVersion()).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void aWrongSecretIsForAnAdministrator() {
        var made = sandbox.oauthClient("Workspace365").actingAs("anna").make();
        var secret = ClientSecret.of("wrong-" + made.secret());

        for (var client : List.of(
                new ClientCredentials.WithSecret(made.id(), secret),
                new ClientCredentials.WithBasic(made.id(), secret))) {
            assertThat(refusal(profit.as(client).profitVersion()))
                    .isInstanceOfSatisfying(
                            Refusal.NotPermitted.class,
                            it -> assertThat(it.message())
                                    .startsWith("Profit refused oauth/token (invalid_client)")
                                    .contains("an administrator can give a new one")
                                    .doesNotContain(made.secret()));
        }
        assertThat(calls("/ProfitVersion")).isEmpty();
    }

    @Test
    void aBusyTokenEndpointSaysWhenToAskAgain() {
        var client = programAs("anna");
        for (var time = 0; time < 10; time++) {
            sandbox.failNext(Fault.status(503).retryAfter(Duration.ofMinutes(5)).onPath("oauth/token"));
        }

        assertThat(refusal(profit.as(client).profitVersion()).details().status())
                .isEqualTo(503);
    }

    @Test
    void aRefreshTokenWorksOnce() {
        var client = webClient();
        var grant = signIn(client, "anna");

        clock.advance(Duration.ofHours(1));
        profit.as(grant).profitVersion().orElseThrow();
        assertThat(kept).hasSize(2).doesNotHaveDuplicates();

        var used = profit.grant(client, kept.getFirst(), vault);
        assertThat(refusal(profit.as(used).profitVersion()))
                .isInstanceOfSatisfying(
                        Refusal.TokenRejected.class,
                        it -> assertThat(it.message()).endsWith("let the user sign in again."));
        assertThat(kept).hasSize(2);
    }

    @Test
    void oneThreadRefreshesForAll() throws Exception {
        var grant = signIn(webClient(), "anna");
        clock.advance(Duration.ofHours(1));

        assertThat(versions(grant, 40)).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Ok.class));

        assertThat(kept).hasSize(2);
        assertThat(calls("/oauth/token")).hasSize(2);
    }

    @Test
    void theKeeperIsToldBeforeTheNewAccessTokenIsUsed() {
        var callsBefore = new ArrayList<Integer>();
        var client = webClient();
        var request = profit.authorization(client, BACK);
        var grant = profit.redeem(
                        client,
                        request,
                        Browser.signIn(request.address(), "anna"),
                        _token -> callsBefore.add(calls("/ProfitVersion").size()))
                .orElseThrow();
        profit.as(grant).profitVersion().orElseThrow();
        clock.advance(Duration.ofHours(1));
        profit.as(grant).profitVersion().orElseThrow();

        assertThat(callsBefore).containsExactly(0, 1);
    }

    @Test
    void aKeeperThatFailedIsToldAgainBeforeTheSignInGoesOn() {
        var told = new ArrayList<RefreshToken>();
        GrantKeeper failsOnce = token -> {
            told.add(token);
            if (told.size() == 1) {
                throw new IllegalStateException("the database is away");
            }
        };
        var client = webClient();
        signIn(client, "anna");
        var grant = profit.grant(client, kept.getLast(), failsOnce);

        assertThatThrownBy(() -> profit.as(grant).profitVersion()).hasMessage("the database is away");
        assertThat(profit.as(grant).profitVersion()).isInstanceOf(Answer.Ok.class);

        assertThat(told).hasSize(3);
        assertThat(told.get(1)).isEqualTo(told.get(0));
        assertThat(told.get(2)).isNotEqualTo(told.get(1));
    }

    @Test
    void aSignInEndsAndThenAsksNothingMore() {
        var grant = signIn(webClient(), "anna");
        clock.advance(Duration.ofDays(31));

        for (var time = 0; time < 3; time++) {
            assertThat(refusal(profit.as(grant).profitVersion())).isInstanceOf(Refusal.TokenRejected.class);
        }

        assertThat(calls("/oauth/token")).hasSize(2);
        assertThat(calls("/ProfitVersion")).isEmpty();
    }

    @Test
    void aCodeWorksOnce() {
        var client = webClient();
        var request = profit.authorization(client, BACK);
        var redirectedTo = Browser.signIn(request.address(), "anna");
        profit.redeem(client, request, redirectedTo, vault).orElseThrow();

        assertThat(refusal(profit.redeem(client, request, redirectedTo, vault)))
                .isInstanceOf(Refusal.TokenRejected.class);
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() {
        var client = webClient();
        var request = profit.authorization(client, BACK);
        var other = new AuthorizationRequest(request.address(), BACK, request.state(), CodeVerifier.random());

        assertThat(refusal(profit.redeem(client, other, Browser.signIn(request.address(), "anna"), vault)))
                .isInstanceOf(Refusal.TokenRejected.class);
    }

    @Test
    void aRequestIsKeptAsTextWhileTheUserIsAway() {
        var client = webClient();
        var request = profit.authorization(client, BACK);
        var texts = List.of(
                request.address().toString(),
                request.state(),
                request.verifier().value());
        var redirectedTo = Browser.signIn(request.address(), "anna");

        var again =
                new AuthorizationRequest(URI.create(texts.get(0)), BACK, texts.get(1), CodeVerifier.of(texts.get(2)));

        assertThat(again).isEqualTo(request);
        assertThat(profit.redeem(client, again, redirectedTo, vault)).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void whoeverCancelsIsNotPermitted() {
        var client = webClient();
        var request = profit.authorization(client, BACK);

        assertThat(refusal(profit.redeem(client, request, Browser.cancel(request.address()), vault)))
                .isInstanceOfSatisfying(
                        Refusal.NotPermitted.class,
                        it -> assertThat(it.message()).startsWith("Profit refused the sign-in (access_denied)"));
    }

    @Test
    void aBrowserThatComesFromAnotherSignInSendsNothing() {
        var client = webClient();
        var mine = profit.authorization(client, BACK);
        var other = profit.authorization(client, BACK);

        assertThat(refusal(profit.redeem(client, mine, Browser.signIn(other.address(), "anna"), vault)))
                .isInstanceOfSatisfying(
                        Refusal.NotUnderstood.class,
                        it -> assertThat(it.message()).contains("(state)"));
        assertThat(calls("/oauth/token")).isEmpty();
    }

    @Test
    void aPublicClientProvesItsKeyWithEachCall() {
        var client = publicClient(ProofKey.generate());
        var grant = signIn(client, "anna");

        assertThat(profit.as(grant).profitVersion()).isInstanceOf(Answer.Ok.class);
        assertThat(profit.as(grant).profitVersion()).isInstanceOf(Answer.Ok.class);
        clock.advance(Duration.ofHours(1));
        assertThat(profit.as(grant).profitVersion()).isInstanceOf(Answer.Ok.class);

        assertThat(users()).containsOnly("anna");
        assertThat(kept).hasSize(2);
    }

    @Test
    void aNonceThatProfitAsksForIsGivenByOneRepetition() {
        var grant = signIn(publicClient(ProofKey.generate()), "anna");
        profit.as(grant).profitVersion().orElseThrow();
        profit.as(grant).profitVersion().orElseThrow();

        assertThat(statuses("/oauth/token")).containsExactly(400, 200);
        assertThat(statuses("/ProfitVersion")).containsExactly(401, 200, 200);
    }

    @Test
    void aRefreshTokenOfAPublicClientWorksWithItsKeyAlone() {
        var key = ProofKey.generate();
        var client = publicClient(key);
        signIn(client, "anna");

        var thief = profit.grant(new PublicClient(client.id(), ProofKey.generate()), kept.getLast(), vault);
        assertThat(refusal(profit.as(thief).profitVersion())).isInstanceOf(Refusal.TokenRejected.class);

        var owner = profit.grant(new PublicClient(client.id(), new ProofKey(key.pair())), kept.getLast(), vault);
        assertThat(profit.as(owner).profitVersion()).isInstanceOf(Answer.Ok.class);
    }

    @Test
    void aGrantIsOfOneEnvironment() {
        var client = webClient();
        var grant = signIn(client, "anna");
        var request = profit.authorization(client, BACK);

        try (var other = Profit.at(Environment.online("12345", Environment.Kind.TEST))) {
            assertThatThrownBy(() -> other.as(grant)).hasMessage("This grant is of another environment.");
            assertThatThrownBy(() -> other.redeem(client, request, BACK, vault))
                    .hasMessage("This sign-in was begun in another environment.");
        }
    }

    private ClientCredentials programAs(String user) {
        var made = sandbox.oauthClient("Workspace365").actingAs(user).make();
        return ClientCredentials.of(made.id(), made.secret());
    }

    private ClientCredentials webClient() {
        var made = sandbox.oauthClient("Workspace365")
                .comingBackTo(BACK.toString())
                .make();
        return ClientCredentials.of(made.id(), made.secret());
    }

    private PublicClient publicClient(ProofKey key) {
        var made = sandbox.oauthClient("Workspace365")
                .publicClient()
                .comingBackTo(BACK.toString())
                .make();
        return new PublicClient(made.id(), key);
    }

    private Grant signIn(Client client, String user) {
        var request = profit.authorization(client, BACK);
        return profit.redeem(client, request, Browser.signIn(request.address(), user), vault)
                .orElseThrow();
    }

    private List<Answer<String>> versions(Authentication authentication, int times)
            throws ExecutionException, InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer<String>>();
            for (var future : IntStream.range(0, times)
                    .mapToObj(_time ->
                            threads.submit(() -> profit.as(authentication).profitVersion()))
                    .toList()) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    /// Oldest first.
    private List<Call> calls(String path) {
        return sandbox.calls().reversed().stream()
                .filter(call -> call.path().endsWith(path))
                .toList();
    }

    private List<Integer> statuses(String path) {
        return calls(path).stream().map(Call::status).toList();
    }

    private List<String> users() {
        return sandbox.calls().stream()
                .filter(call -> !call.path().contains("/oauth/") && call.status() == 200)
                .map(call -> String.valueOf(call.user()))
                .toList();
    }

    private static List<String> subjects(List<Row> rows) {
        return rows.stream().map(row -> String.valueOf(row.text("Subject"))).toList();
    }
}
