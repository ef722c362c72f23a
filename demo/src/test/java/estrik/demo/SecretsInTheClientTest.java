package estrik.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import estrik.profit.Answer;
import estrik.profit.ApiKey;
import estrik.profit.AppKeys;
import estrik.profit.AuthorizationRequest;
import estrik.profit.Bookmark;
import estrik.profit.ClientCredentials;
import estrik.profit.ClientSecret;
import estrik.profit.CodeVerifier;
import estrik.profit.Environment;
import estrik.profit.EnvironmentKey;
import estrik.profit.OneTimeCode;
import estrik.profit.Profit;
import estrik.profit.RefreshToken;
import estrik.profit.Secret;
import estrik.profit.Token;
import estrik.profit.WebhookPassword;
import estrik.profit.webhook.Webhooks;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nothing that the client hands out prints a secret that it holds, and no exception repeats one.
final class SecretsInTheClientTest {
    private static final String DIGITS = "9B07D4E1C2F35A68".repeat(4);

    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    private final Needles needles = new Needles();
    private final AppKeys keys = AppKeys.of(
            sandbox.connector("Workspace365").apiKey(),
            sandbox.connector("Workspace365").environmentKey());
    private final Token token = Token.parse(DIGITS);
    private final OneTimeCode code = OneTimeCode.of("13572468");
    private final ClientSecret clientSecret = ClientSecret.of("the-secret-of-a-client");
    private final RefreshToken refreshToken = RefreshToken.of("a-refresh-token-of-anna");
    private final CodeVerifier verifier = CodeVerifier.of("verifier".repeat(8));
    private final WebhookPassword password = WebhookPassword.of("the-password-of-a-webhook");

    @BeforeEach
    void nameTheSecrets() {
        for (var secret : List.of(
                keys.apiKey(), keys.environmentKey(), token, code, clientSecret, refreshToken, verifier, password)) {
            needles.add(secret.getClass().getSimpleName(), secret.value());
        }
        needles.add("the digits of the token", DIGITS);
    }

    @Test
    void nothingPrintsTheSecretThatItHolds() throws Exception {
        var session = profit.as(token);
        var query = session.get("Workspace365_Tasks");
        var client = new ClientCredentials.WithSecret("client", clientSecret);
        var back = URI.create("http://localhost/back");
        try (var rows = query.allBy("TaskId").open();
                var changes = query.allBy("TaskId")
                        .changedSince("ModifiedDate", Bookmark.START)
                        .open()) {
            nonePrints(List.of(
                    keys,
                    keys.apiKey(),
                    keys.environmentKey(),
                    token,
                    code,
                    clientSecret,
                    refreshToken,
                    verifier,
                    password,
                    client,
                    new ClientCredentials.WithBasic("client", clientSecret),
                    new AuthorizationRequest(back, back, "state", verifier),
                    profit.grant(client, refreshToken, _ -> {}),
                    Webhooks.of(password),
                    profit,
                    session,
                    session.overSoap(),
                    session.workflow(),
                    session.updateConnector("KnSubject"),
                    query,
                    query.allBy("TaskId"),
                    query.allBy("TaskId").changedSince("ModifiedDate", Bookmark.START),
                    rows,
                    changes,
                    new Answer.Ok<>(token),
                    new Answer.Ok<>(Optional.of(token))));
        }
    }

    private void nonePrints(List<?> specimens) throws IOException, ClassNotFoundException {
        assertThat(specimens).allSatisfy(one -> {
            assertThat(needles.in("toString", one.toString())).isEmpty();
            assertThat(needles.in("format", "%s".formatted(List.of(one)))).isEmpty();
        });
        var tried = specimens.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(tried).as("a class that holds a secret belongs in this test").containsAll(holders());
    }

    /// The public classes of the client with a secret in one of their parts, or in a part of a part.
    private static Set<Class<?>> holders() throws IOException, ClassNotFoundException {
        var classes = new HashSet<Class<?>>();
        // The class path may hold the client as a jar; beside it, the build leaves its classes.
        var here = Path.of("../profit-client/target/classes");
        assertThat(here).isDirectory();
        try (var files = Files.walk(here.resolve("estrik"))) {
            for (var file : files.map(path -> here.relativize(path).toString()).toList()) {
                if (file.endsWith(".class") && !file.endsWith("package-info.class")) {
                    classes.add(Class.forName(file.replace(".class", "").replace(File.separatorChar, '.')));
                }
            }
        }
        var holding = new HashSet<Class<?>>();
        holding.add(Secret.class);
        while (holding.addAll(
                classes.stream().filter(type -> holdsOneOf(type, holding)).toList())) {
            // Again, for whoever holds what was just added.
        }
        return holding.stream()
                .filter(type -> Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers()))
                .collect(Collectors.toSet());
    }

    private static boolean holdsOneOf(Class<?> type, Set<Class<?>> holding) {
        return holding.contains(type.getSuperclass())
                || Arrays.stream(type.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .flatMap(field -> parts(field.getGenericType()))
                        .anyMatch(part -> mayBeOneOf(part, holding));
    }

    /// A part whose type is an interface of the client may be any class of it that has that interface.
    private static boolean mayBeOneOf(Type part, Set<Class<?>> holding) {
        return holding.contains(part) || (part instanceof Class<?> type && isOursOfOneOf(type, holding));
    }

    private static boolean isOursOfOneOf(Class<?> type, Set<Class<?>> holding) {
        return type.getName().startsWith("estrik.profit") && holding.stream().anyMatch(type::isAssignableFrom);
    }

    private static Stream<Type> parts(Type type) {
        return type instanceof ParameterizedType of
                ? Stream.concat(Stream.of(of.getRawType()), Arrays.stream(of.getActualTypeArguments()))
                : Stream.of(type);
    }

    @Test
    void noExceptionRepeatsWhatItRefuses() {
        var cut = DIGITS.substring(1);
        needles.add("cut off", cut);
        List<ThrowingCallable> refusals = List.of(
                () -> ApiKey.of(cut),
                () -> EnvironmentKey.of(cut.substring(32) + "?"),
                () -> AppKeys.of(cut, cut),
                () -> Token.parse("<token>" + cut),
                () -> OneTimeCode.of(cut + cut));
        needles.add("cut off twice", cut.substring(32));
        assertThat(refusals).allSatisfy(refused -> {
            var thrown = catchThrowable(refused);
            assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
            assertThat(needles.in("an exception", written(thrown))).isEmpty();
        });
    }

    @Test
    void noExceptionRepeatsWhatAfasSaysBack() {
        var everything = "apiKey " + keys.apiKey().value() + " apiToken "
                + keys.environmentKey().value() + " otp " + code.value() + " token " + token.value();
        for (var body : List.of(
                "{\"externalMessage\": \"" + everything + "\", \"profitLogReference\": \""
                        + keys.apiKey().value() + "\"}",
                everything,
                "<html>" + everything)) {
            for (var status : List.of(200, 400, 401, 403, 404, 500, 503)) {
                sandbox.failNext(Fault.status(status, body));
                var answer = profit.otpValidation(keys, "anna", code);
                assertThat(needles.in("status " + status, answer.toString())).isEmpty();
                if (answer instanceof Answer.Refused<?>) {
                    assertThat(needles.in("status " + status, written(catchThrowable(answer::orElseThrow))))
                            .isEmpty();
                }
                sandbox.clearFaults();
            }
        }
    }

    private static String written(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
