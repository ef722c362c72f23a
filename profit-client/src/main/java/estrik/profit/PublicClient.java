package estrik.profit;

/// A client that cannot keep a secret, such as a program on people's own machines; since Profit 9. Users sign
/// in with it, and each of its calls proves that it holds the key to which the tokens are bound (DPoP). Source:
/// AFAS docs, *Authentication*; RFC 9449.
///
/// @param key of one installation of the program; a refresh token works with this key only
public record PublicClient(String id, ProofKey key) implements Client {

    /// @throws IllegalArgumentException when the id is blank
    public PublicClient {
        id = Profit.present("client id", id);
    }
}
