package estrik.sandbox.oauth;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Grants;
import estrik.sandbox.company.Grants.Authentication;
import estrik.sandbox.company.OAuthClient;
import estrik.sandbox.company.OAuthClient.Secret;
import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.State;
import estrik.sandbox.wire.Unverified;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an administrator does on the tab "OAuth" of an app connector, which has one client.
///
/// Every refusal is an `IllegalArgumentException` with a sentence for the administrator. Shared by threads.
public final class Clients {
    // OAS-new authentication.md (P9): the default.
    public static final Duration SECRET_LIFETIME = Duration.ofDays(180);

    private static final int MOST_ENTRIES = 20;

    /// A new client, with what is shown once.
    ///
    /// @param secret empty for a public client
    public record Made(String connector, String id, String secret) {
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    private final Company company;

    public Clients(Company company) {
        this.company = company;
    }

    /// The clients there are, by the name of their app connector.
    public Map<String, OAuthClient> all() {
        return company.state().grants().clients();
    }

    public Optional<OAuthClient> of(String connector) {
        return Optional.ofNullable(all().get(named(company.state(), connector).name()));
    }

    /// Makes the client of an app connector, with a secret. One that took classic tokens only takes both from
    /// now on.
    public Made make(String connector) {
        return make(connector, UnaryOperator.identity());
    }

    /// The same, with everything that stands on the tab filled in at once.
    Made make(String connector, UnaryOperator<OAuthClient> details) {
        var secret = Secrets.hex(32);
        return company.decide(state -> {
            var name = named(state, connector).name();
            if (state.grants().clients().containsKey(name)) {
                throw new IllegalArgumentException("App connector '" + name + "' has an OAuth client already");
            }
            // The form of AFAS's client ids is not published.
            var client = details.apply(new OAuthClient(
                    UUID.randomUUID().toString(), fresh(secret), List.of(), List.of(), null, false, null));
            var made = new Made(name, client.id(), client.publicClient() ? "" : secret);
            return new Company.Decision<>(
                    state.grants(grants -> opened(grants, name).with(name, client)), made);
        });
    }

    private static Grants opened(Grants grants, String connector) {
        return grants.authentication(connector).allowsOAuth() ? grants : grants.with(connector, Authentication.HYBRID);
    }

    private Secret fresh(String secret) {
        var now = company.now();
        return new Secret(Secrets.hash(secret), now, now.plus(SECRET_LIFETIME));
    }

    /// A new secret in the place of the old one, shown once.
    @Unverified("Whether an old secret goes on working beside a new one for a while")
    public String renewSecret(String connector) {
        var secret = Secrets.hex(32);
        change(connector, client -> {
            if (client.publicClient()) {
                throw new IllegalArgumentException("A public client has no secret");
            }
            return client.secret(fresh(secret));
        });
        return secret;
    }

    /// Takes the secret away; access tokens that are out last for their hour.
    public void revokeSecret(String connector) {
        change(connector, client -> client.secret(null));
    }

    public void redirectUris(String connector, List<String> uris) {
        change(connector, client -> checked(client.redirectUris(uris)));
    }

    /// X.509 certificates in PEM, whose keys may sign assertions of the client.
    public void certificates(String connector, List<String> pems) {
        change(connector, client -> checked(client.certificates(pems)));
    }

    /// Where the client publishes its keys as a JWKS, or null when it does not.
    public void jwksUrl(String connector, @Nullable String url) {
        change(connector, client -> checked(client.jwksUrl(url)));
    }

    /// A public client has no secret; what was given out to the client before is void.
    public void publicClient(String connector, boolean now) {
        company.change(state -> {
            var name = named(state, connector).name();
            var client = known(state, name).publicClient(now);
            return state.grants(grants -> grants.with(name, client).withoutGrants(name));
        });
    }

    /// As whom the client acts by client credentials: a member of the user group, or null for nobody.
    public void actingAs(String connector, @Nullable String user) {
        change(connector, client -> checked(client.user(user)));
    }

    public Authentication authentication(String connector) {
        var state = company.state();
        return state.grants().authentication(named(state, connector).name());
    }

    public void authentication(String connector, Authentication type) {
        company.change(state -> {
            var name = named(state, connector).name();
            return state.grants(grants -> grants.with(name, type));
        });
    }

    /// Deletes the client; everything that was given out to it stops working. True when there was one.
    public boolean delete(String connector) {
        return company.decide(state -> {
            var name = named(state, connector).name();
            return new Company.Decision<>(
                    state.grants(grants -> grants.withoutClient(name)),
                    state.grants().clients().containsKey(name));
        });
    }

    private void change(String connector, UnaryOperator<OAuthClient> change) {
        company.change(state -> {
            var name = named(state, connector).name();
            var client = change.apply(known(state, name));
            return state.grants(grants -> grants.with(name, client));
        });
    }

    /// The client as it is kept, when all that an administrator filled in can be.
    public OAuthClient checked(OAuthClient client) {
        Redirects.check(few(client.redirectUris()));
        few(client.certificates()).forEach(ClientKeys::ofCertificate);
        var url = client.jwksUrl();
        var user = client.user();
        return client.jwksUrl(url == null ? null : JwksFetch.check(url))
                .user(user == null ? null : company.user(user).code());
    }

    private static OAuthClient known(State state, String name) {
        return Optional.ofNullable(state.grants().clients().get(name))
                .orElseThrow(() -> new IllegalArgumentException("App connector '" + name + "' has no OAuth client"));
    }

    private static AppConnector named(State state, String connector) {
        return state.connector(connector)
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no app connector '" + connector + "' in the sandbox"));
    }

    private static List<String> few(List<String> entries) {
        if (entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("A client has at most " + MOST_ENTRIES + " of them");
        }
        return entries;
    }
}
