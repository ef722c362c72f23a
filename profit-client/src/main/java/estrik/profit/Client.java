package estrik.profit;

/// A program as Profit knows it: the OAuth client of one app connector in one environment. Source: AFAS docs,
/// *Authentication*.
public sealed interface Client permits ClientCredentials, PublicClient {

    /// The client id, as Profit shows it.
    String id();

    /// The id when there is one.
    ///
    /// @throws IllegalArgumentException when it is blank
    static String present(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("The client id is missing.");
        }
        return id.strip();
    }
}
