package estrik.sandbox.oauth;

import estrik.sandbox.company.Grants.Authentication;
import estrik.sandbox.company.OAuthClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an OAuth client is to be like before it is made.
public final class NewClient {
    private final Clients clients;
    private final String connector;
    private final List<String> redirectUris = new ArrayList<>();
    private final List<String> certificates = new ArrayList<>();
    private @Nullable String jwksUrl;
    private @Nullable String user;
    private boolean isPublic;
    private boolean isOnlyWay;

    public NewClient(Clients clients, String connector) {
        this.clients = clients;
        this.connector = connector;
    }

    /// The user as whom it acts by client credentials.
    public NewClient actingAs(String user) {
        this.user = user;
        return this;
    }

    /// One more address that a sign-in may come back to.
    public NewClient comingBackTo(String redirectUri) {
        redirectUris.add(redirectUri);
        return this;
    }

    /// One more certificate, X.509 in PEM, whose key may sign its assertions.
    public NewClient certificate(String pem) {
        certificates.add(pem);
        return this;
    }

    /// Where it publishes its keys.
    public NewClient keysAt(String jwksUrl) {
        this.jwksUrl = jwksUrl;
        return this;
    }

    /// Without a secret; it must prove its tokens by DPoP.
    public NewClient publicClient() {
        isPublic = true;
        return this;
    }

    /// Lets the app connector refuse classic tokens.
    public NewClient onlyWayIn() {
        isOnlyWay = true;
        return this;
    }

    /// Makes it.
    ///
    /// @throws IllegalArgumentException when something in it cannot be, or there is a client already
    public Clients.Made make() {
        var made = clients.make(connector, this::filled);
        if (isOnlyWay) {
            clients.authentication(connector, Authentication.OAUTH);
        }
        return made;
    }

    private OAuthClient filled(OAuthClient blank) {
        return clients.checked(
                        new OAuthClient(blank.id(), blank.secret(), redirectUris, certificates, jwksUrl, false, user))
                .publicClient(isPublic);
    }
}
