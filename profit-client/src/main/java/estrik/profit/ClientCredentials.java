package estrik.profit;

/// A client that can keep a secret, and what proves that it is the one. By itself it calls as the user whom an
/// administrator has chosen for it; with it, users can sign in too.
///
/// The access token is got when a call first needs it, held in memory until shortly before it ends, and got
/// anew once when Profit does not accept it any more. Source: AFAS docs, *Authentication*.
public sealed interface ClientCredentials extends Client, Authentication {

    /// With a secret, which is sent in the form.
    ///
    /// @param secret as Profit showed it, once; valid for 180 days unless the administrator chose otherwise
    record WithSecret(String id, ClientSecret secret) implements ClientCredentials {

        /// @throws IllegalArgumentException when the id is blank
        public WithSecret {
            id = Profit.present("client id", id);
        }
    }

    /// With a secret, which is sent in the header `Authorization` (`client_secret_basic`); since Profit 9.
    ///
    /// @param secret as Profit showed it, once; valid for 180 days unless the administrator chose otherwise
    record WithBasic(String id, ClientSecret secret) implements ClientCredentials {

        /// @throws IllegalArgumentException when the id is blank
        public WithBasic {
            id = Profit.present("client id", id);
        }
    }

    /// With a private key, which never leaves the program (`private_key_jwt`); since Profit 9.
    record WithKey(String id, SigningKey key) implements ClientCredentials {

        /// @throws IllegalArgumentException when the id is blank
        public WithKey {
            id = Profit.present("client id", id);
        }
    }

    /// With a secret in the form, which every version of Profit that knows OAuth takes.
    ///
    /// @throws IllegalArgumentException when one of them is blank; the message does not repeat the secret
    static ClientCredentials of(String id, String secret) {
        return new WithSecret(id, ClientSecret.of(secret));
    }
}
