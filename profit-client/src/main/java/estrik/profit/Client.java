package estrik.profit;

/// A program as Profit knows it: the OAuth client of one app connector in one environment. Source: AFAS docs,
/// *Authentication*.
public sealed interface Client permits ClientCredentials, PublicClient {

    /// The client id, as Profit shows it.
    String id();
}
