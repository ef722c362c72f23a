package estrik.sandbox.oauth;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A client of OAuth as a stranger would write one: plain HTTP and the JDK's own cryptography.
public final class Party {
    public static final String AUTHORIZE = "/ProfitRestServices/oauth/authorize";
    public static final String TOKEN = "/ProfitRestServices/oauth/token";
    public static final String METAINFO = "/ProfitRestServices/metainfo";
    public static final String BACK = "http://localhost:8080/back";
    // RFC 7636 appendix B.
    public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    public final ProfitSandbox profit;
    public final Caller caller;
    public final String id;
    public final String secret;

    public Party(ProfitSandbox profit, Clients.Made made) {
        this(profit, made.id(), made.secret());
    }

    public Party(ProfitSandbox profit, String id, String secret) {
        this.profit = profit;
        this.caller = new Caller(profit);
        this.id = id;
        this.secret = secret;
    }

    /// One that works by itself, as Dewi.
    public static Party service(ProfitSandbox profit) {
        return new Party(
                profit, profit.oauthClient("Workspace365").actingAs("dewi").make());
    }

    /// One with a secret, to which people come back from signing in.
    public static Party web(ProfitSandbox profit) {
        return new Party(
                profit, profit.oauthClient("Workspace365").comingBackTo(BACK).make());
    }

    /// One without a secret, to which people come back too.
    public static Party app(ProfitSandbox profit) {
        return new Party(
                profit,
                profit.oauthClient("Workspace365")
                        .publicClient()
                        .comingBackTo(BACK)
                        .make());
    }

    /// `name, value, name, value` as a form to the token endpoint; a null value leaves its parameter out.
    public HttpResponse<String> token(List<String> headers, String... pairs) {
        var all = new ArrayList<>(List.of("Content-Type", "application/x-www-form-urlencoded"));
        all.addAll(headers);
        return caller.post(TOKEN, form(pairs), all.toArray(String[]::new));
    }

    public HttpResponse<String> token(String... pairs) {
        return token(List.of(), pairs);
    }

    public static String form(String... pairs) {
        var query = Caller.query(pairs);
        return query.isEmpty() ? "" : query.substring(1);
    }

    public String[] withSecret(String... pairs) {
        var all = new ArrayList<>(Arrays.asList(pairs));
        all.addAll(List.of("client_id", id, "client_secret", secret));
        return all.toArray(String[]::new);
    }

    public String[] withId(String... pairs) {
        var all = new ArrayList<>(Arrays.asList(pairs));
        all.addAll(List.of("client_id", id));
        return all.toArray(String[]::new);
    }

    public HttpResponse<String> redeem(String code) {
        return token(withSecret(
                "grant_type", "authorization_code", "code", code, "redirect_uri", BACK, "code_verifier", VERIFIER));
    }

    public HttpResponse<String> redeemWithoutSecret(List<String> headers, String code) {
        return token(
                headers,
                withId(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        BACK,
                        "code_verifier",
                        VERIFIER));
    }

    public HttpResponse<String> refresh(String refreshToken) {
        return token(withSecret("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /// What a JWT says by which the client proves itself.
    public Map<String, Object> claims(InstantSource clock) {
        long now = clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", id);
        claims.put("sub", id);
        claims.put("aud", profit.uri() + TOKEN);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("exp", now + 300);
        return claims;
    }

    /// Asks for a token with such a JWT in place of a secret.
    ///
    /// @param more other parameters, or other values for these
    public HttpResponse<String> show(String assertion, String... more) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        for (int at = 0; at < more.length; at += 2) {
            form.put(more[at], more[at + 1]);
        }
        return token(form.entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray(String[]::new));
    }

    public String[] question(String... more) {
        var all = new ArrayList<>(List.of(
                "response_type",
                "code",
                "client_id",
                id,
                "redirect_uri",
                BACK,
                "state",
                "st4te",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        all.addAll(Arrays.asList(more));
        return all.toArray(String[]::new);
    }

    /// Answers the sign-in page as this person.
    public HttpResponse<String> signIn(String user) {
        return caller.post(
                AUTHORIZE, form(question("user", user)), "Content-Type", "application/x-www-form-urlencoded");
    }

    public String code(String user) {
        return code(signIn(user));
    }

    public static String code(HttpResponse<String> redirect) {
        return Objects.requireNonNull(back(redirect).get("code"), redirect.body());
    }

    /// The same pairs with another value for this name.
    public static String[] changed(String[] pairs, String name, String value) {
        var at = List.of(pairs).indexOf(name);
        var changed = pairs.clone();
        changed[at + 1] = value;
        return changed;
    }

    /// What the redirect says.
    public static Map<String, String> back(HttpResponse<String> redirect) {
        var location = redirect.headers().firstValue("Location").orElseThrow(() -> new AssertionError(redirect.body()));
        var found = new TreeMap<String, String>();
        for (var pair : location.substring(location.indexOf('?') + 1).split("&", -1)) {
            var parts = pair.split("=", 2);
            found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return found;
    }

    public HttpResponse<String> metainfo(String scheme, String token, String... headers) {
        var all = new ArrayList<>(List.of("Authorization", scheme + " " + token));
        all.addAll(Arrays.asList(headers));
        return caller.get(METAINFO, all.toArray(String[]::new));
    }

    /// Asks for the version over SOAP, with the token in the header.
    public HttpResponse<String> soap(String scheme, String token, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "text/xml; charset=utf-8"));
        all.addAll(List.of("Authorization", scheme + " " + token));
        all.addAll(Arrays.asList(headers));
        return caller.post("/profitservices/AppConnectorVersionInfo.asmx", """
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
                  <GetProductVersion xmlns="urn:Afas.Profit.Services" />
                </soap:Body></soap:Envelope>
                """, all.toArray(String[]::new));
    }

    public static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return Caller.json(answer);
    }

    public static String text(HttpResponse<String> answer, String name) {
        return Caller.json(answer).path(name).asString("");
    }
}
