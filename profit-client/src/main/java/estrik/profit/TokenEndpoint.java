package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where one client exchanges what it has for access tokens. Shared by threads.
///
/// Source: AFAS docs, *Authentication*.
final class TokenEndpoint {
    // AFAS takes at most 5 minutes and lets clocks differ by 1.
    private static final Duration ASSERTION_LASTS = Duration.ofMinutes(2);

    private final URI address;
    private final Client client;
    private final Clock clock;
    private final Credentials holder;

    TokenEndpoint(URI address, Client client, Clock clock) {
        this.address = address;
        this.client = client;
        this.clock = clock;
        this.holder = switch (client) {
            case ClientCredentials _confidential -> Credentials.NONE;
            case PublicClient(var _id, var key) -> new Dpop(key, clock);
        };
    }

    boolean isAt(URI other) {
        return address.equals(other);
    }

    Call redeem(AuthorizationRequest request, AuthorizationCode code) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code.value());
        parameters.put("redirect_uri", request.redirectUri().toString());
        parameters.put("code_verifier", request.verifier().value());
        return call(parameters, code, request.verifier());
    }

    Call refresh(RefreshToken refreshToken) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("grant_type", "refresh_token");
        parameters.put("refresh_token", refreshToken.value());
        return call(parameters, refreshToken);
    }

    private Call call(Map<String, String> parameters, Secret... shown) {
        var form = new LinkedHashMap<>(parameters);
        var headers = new LinkedHashMap<String, String>();
        var secrets = new ArrayList<>(List.of(shown));
        switch (client) {
            case ClientCredentials.WithSecret(var id, var secret) -> {
                form.put("client_id", id);
                form.put("client_secret", secret.value());
                secrets.add(secret);
            }
            case ClientCredentials.WithBasic(var id, var secret) -> {
                headers.put("Authorization", basic(id, secret));
                secrets.add(secret);
            }
            case ClientCredentials.WithKey(var id, var key) -> {
                form.put("client_id", id);
                // RFC 7523, 2.2.
                form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
                form.put("client_assertion", assertion(id, key));
            }
            case PublicClient(var id, var _key) -> form.put("client_id", id);
        }
        return Call.form("oauth/token", address, holder, headers, encoded(form), secrets);
    }

    /// Both parts are encoded before they are joined (RFC 6749, 2.3.1).
    private static String basic(String id, ClientSecret secret) {
        var both = encoded(id) + ":" + encoded(secret.value());
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
    }

    /// RFC 7523, 3. AFAS takes each `jti` once, so each call has an assertion of its own.
    private String assertion(String id, SigningKey key) {
        var now = clock.instant();
        return Jose.signed(
                key.ready(),
                header -> {
                    header.writeStringProperty("alg", key.algorithm().name());
                    header.writeStringProperty("typ", "JWT");
                    header.writeStringProperty("kid", key.id());
                },
                claims -> {
                    claims.writeStringProperty("iss", id);
                    claims.writeStringProperty("sub", id);
                    claims.writeStringProperty("aud", address.toString());
                    claims.writeStringProperty("jti", Jose.random());
                    claims.writeNumberProperty("iat", now.getEpochSecond());
                    claims.writeNumberProperty("exp", now.plus(ASSERTION_LASTS).getEpochSecond());
                });
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    Answer<Issued> read(Reply reply) throws IOException, Garbled {
        return new Answer.Ok<>(issued(reply));
    }

    private Issued issued(Reply reply) throws IOException, Garbled {
        var type = switch (client) {
            case ClientCredentials _confidential -> "Bearer";
            case PublicClient _public -> "DPoP";
        };
        return Issued.of(reply.object(), type, clock.instant());
    }

    /// What comes for a code has a refresh token with it.
    Answer<Grant.Begun> begun(Reply reply) throws IOException, Garbled {
        var issued = issued(reply);
        var refreshToken = issued.refreshToken();
        if (refreshToken == null) {
            throw new Garbled("the JSON has no refresh_token");
        }
        return new Answer.Ok<>(new Grant.Begun(issued, refreshToken));
    }

    /// The access token of the client itself.
    Access access() {
        return access(new Access.Source() {
            @Override
            public Answer<Issued> issue(Wire.Place place) {
                return place.send(call(Map.of("grant_type", "client_credentials")), TokenEndpoint.this::read);
            }

            @Override
            public List<Secret> secrets() {
                return List.of();
            }
        });
    }

    /// The access token that comes from this source.
    Access access(Access.Source source) {
        return switch (client) {
            case ClientCredentials _confidential -> new Access(source, clock, null);
            case PublicClient(var _id, var key) -> new Access(source, clock, new Dpop(key, clock));
        };
    }
}
