package estrik.sandbox.company;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The OAuth client of an app connector, as the tab "OAuth" shows it.
///
/// @param id what the client calls itself (`client_id`)
/// @param secret what it proves that with, unless it has keys or is public
/// @param redirectUris where a sign-in may come back to, each to be matched exactly
/// @param certificates X.509 in PEM, whose keys sign its assertions (`private_key_jwt`)
/// @param jwksUrl where such keys are published instead
/// @param publicClient whether it runs where nothing stays secret, and proves its tokens by DPoP instead
/// @param user the code of the user as whom it acts by client credentials, or null when nobody was named
public record OAuthClient(
        String id,
        @Nullable Secret secret,
        List<String> redirectUris,
        List<String> certificates,
        @Nullable String jwksUrl,
        boolean publicClient,
        @Nullable String user) {

    /// A client secret, known by its hash.
    public record Secret(String hash, Instant made, Instant until) {
        @Override
        public String toString() {
            return "Secret[until " + until + "]";
        }
    }

    public OAuthClient {
        redirectUris = List.copyOf(redirectUris);
        certificates = List.copyOf(certificates);
    }

    public OAuthClient secret(@Nullable Secret now) {
        return new OAuthClient(id, now, redirectUris, certificates, jwksUrl, publicClient, user);
    }

    public OAuthClient redirectUris(List<String> now) {
        return new OAuthClient(id, secret, now, certificates, jwksUrl, publicClient, user);
    }

    public OAuthClient certificates(List<String> now) {
        return new OAuthClient(id, secret, redirectUris, now, jwksUrl, publicClient, user);
    }

    public OAuthClient jwksUrl(@Nullable String now) {
        return new OAuthClient(id, secret, redirectUris, certificates, now, publicClient, user);
    }

    public OAuthClient publicClient(boolean now) {
        return new OAuthClient(id, now ? null : secret, redirectUris, certificates, jwksUrl, now, user);
    }

    public OAuthClient user(@Nullable String now) {
        return new OAuthClient(id, secret, redirectUris, certificates, jwksUrl, publicClient, now);
    }

    @Override
    public String toString() {
        return "OAuthClient[" + id + "]";
    }
}
