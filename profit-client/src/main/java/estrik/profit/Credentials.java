package estrik.profit;

import java.io.IOException;
import java.util.List;

/// Who calls, as it is shown to Profit. Shared by threads.
interface Credentials {
    /// Nobody: the call has its keys or its token in the body.
    Credentials NONE = new Credentials() {
        @Override
        public Proof proof(Wire.Place place) {
            return (_request, _method, _uri) -> {};
        }

        @Override
        public List<Secret> secrets() {
            return List.of();
        }
    };

    /// What the next request shows.
    ///
    /// @param place in which an access token may be got first
    /// @throws NotProven when there is none to be had
    Proof proof(Wire.Place place) throws NotProven, IOException, InterruptedException;

    /// What an answer must not repeat.
    List<Secret> secrets();

    /// A classic token. Source: AFAS docs, *Authentication*; SOAP reads the header too (AFAS docs,
    /// *IntegrationId*).
    static Credentials of(Token token) {
        return new Credentials() {
            @Override
            public Proof proof(Wire.Place place) {
                return (request, _method, _uri) -> request.setHeader("Authorization", token.authorization());
            }

            @Override
            public List<Secret> secrets() {
                return List.of(token);
            }
        };
    }
}
