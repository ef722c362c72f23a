package estrik.profit;

/// The key of one Profit environment: *Environment key* on the tab *General* of the app connector. AFAS's REST
/// calls it `apiToken`.
///
/// Source of the form and of the second name: AFAS OpenAPI `Inrichting.json`, description of `apiToken`.
public final class EnvironmentKey extends Secret {
    private EnvironmentKey(String value) {
        super(value);
    }

    /// Reads a key as copied from Profit: 32 hexadecimal digits, in the letter case that AFAS gave them; white
    /// space around them is left out.
    ///
    /// @throws IllegalArgumentException when it is anything else; the message does not repeat it
    public static EnvironmentKey of(String text) {
        return new EnvironmentKey(hexadecimal(text, 32, "An environment key"));
    }
}
