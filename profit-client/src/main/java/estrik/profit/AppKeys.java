package estrik.profit;

/// The two keys with which a program asks for a user's token. They belong to one app connector in one
/// environment, and print as `[hidden]`.
///
/// @param apiKey key of the app connector
/// @param environmentKey key of the environment; AFAS's REST calls it `apiToken`
public record AppKeys(ApiKey apiKey, EnvironmentKey environmentKey) {

    /// Both keys from text.
    ///
    /// @throws IllegalArgumentException when one of them is not 32 hexadecimal digits; the message says which
    public static AppKeys of(String apiKey, String environmentKey) {
        return new AppKeys(ApiKey.of(apiKey), EnvironmentKey.of(environmentKey));
    }
}
