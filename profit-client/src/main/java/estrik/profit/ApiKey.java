package estrik.profit;

/// The key of one app connector: *API key* on its tab *General* in Profit.
///
/// Source of the form: AFAS OpenAPI `Inrichting.json`, example of `apiKey`.
public final class ApiKey extends Secret {
    private ApiKey(String value) {
        super(value);
    }

    /// Reads a key as copied from Profit: 32 hexadecimal digits, in the letter case that AFAS gave them; white
    /// space around them is left out.
    ///
    /// @throws IllegalArgumentException when it is anything else; the message does not repeat it
    public static ApiKey of(String text) {
        return new ApiKey(hexadecimal(text, 32, "An API key"));
    }
}
