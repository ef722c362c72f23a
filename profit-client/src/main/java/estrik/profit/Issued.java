package estrik.profit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the token endpoint gave.
///
/// @param lasts from its making; AFAS gives an hour
/// @param refreshToken in the place of the one before, if any
record Issued(
        AccessToken accessToken,
        Instant made,
        Duration lasts,
        @Nullable RefreshToken refreshToken) {
    // AFAS docs, Authentication: expires_in 3600.
    private static final int AN_HOUR = 3600;
    // A call may be long under way, and AFAS lets clocks differ by 60 seconds.
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /// @param type `Bearer` or `DPoP`; in another letter case it is the same (RFC 6749, 5.1)
    static Issued of(Map<String, @Nullable Object> body, String type, Instant now) throws Garbled {
        var accessToken = Json.text(body, "access_token");
        if (accessToken == null) {
            throw new Garbled("the JSON has no access_token");
        }
        if (!type.equalsIgnoreCase(Json.text(body, "token_type"))) {
            throw new Garbled("the access token is of another type than " + type);
        }
        var seconds = Json.number(body, "expires_in");
        return new Issued(
                AccessToken.of(accessToken),
                now,
                Duration.ofSeconds(seconds < 1 ? AN_HOUR : seconds),
                refreshToken(Json.text(body, "refresh_token")));
    }

    private static @Nullable RefreshToken refreshToken(@Nullable String text) throws Garbled {
        try {
            return text == null ? null : RefreshToken.of(text);
        } catch (IllegalArgumentException e) {
            throw new Garbled("what should be a refresh token is none");
        }
    }

    /// Whether the access token can still be shown.
    boolean isGood(Instant now) {
        var half = lasts.dividedBy(2);
        return now.isBefore(made.plus(lasts).minus(half.compareTo(MARGIN) < 0 ? half : MARGIN));
    }
}
