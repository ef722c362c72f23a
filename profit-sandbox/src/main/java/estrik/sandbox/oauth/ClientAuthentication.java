package estrik.sandbox.oauth;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.OAuthClient;
import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.State;
import estrik.sandbox.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds out which client calls the token endpoint: by secret, in the form or as Basic, by a signed
/// assertion, or by its bare name when it is public.
final class ClientAuthentication {
    /// A client that proved who it is.
    record Caller(AppConnector connector, OAuthClient client) {}

    private record Basic(String id, String secret) {
        @Override
        public String toString() {
            return "Basic[" + id + "]";
        }
    }

    private final Company company;
    private final Assertions assertions;

    ClientAuthentication(Company company, Assertions assertions) {
        this.company = company;
        this.assertions = assertions;
    }

    Caller caller(Request request, Form form) {
        var caller = proven(request, form);
        var state = company.state();
        var connector = caller.connector();
        state.restrictions().admit(request, connector);
        if (connector.blocked()) {
            throw OAuthError.unauthorizedClient("The app connector is blocked.");
        }
        if (!state.grants().authentication(connector.name()).allowsOAuth()) {
            throw OAuthError.unauthorizedClient(
                    "The authentication type of the app connector is Classic token; set it to Hybrid or OAuth.");
        }
        return caller;
    }

    private Caller proven(Request request, Form form) {
        var basic = basic(request);
        boolean asserted = form.has("client_assertion") || form.has("client_assertion_type");
        if ((basic.isPresent() ? 1 : 0) + (form.has("client_secret") ? 1 : 0) + (asserted ? 1 : 0) > 1) {
            throw OAuthError.invalidRequest("The client authenticates in more than one way.");
        }
        if (asserted) {
            var state = company.state();
            var id = assertions.clientOf(form);
            return known(state, id, false, client -> assertions.check(request, form, client));
        }
        if (basic.isPresent()) {
            var given = basic.get();
            if (!form.value("client_id").orElse(given.id()).equals(given.id())) {
                throw OAuthError.invalidRequest("The client_id in the form is not that of the header Authorization.");
            }
            return known(company.state(), given.id(), true, client -> checkSecret(client, given.secret(), true));
        }
        var id = form.needed("client_id");
        return form.value("client_secret")
                .map(secret -> known(company.state(), id, false, client -> checkSecret(client, secret, false)))
                .orElseGet(() -> known(company.state(), id, false, ClientAuthentication::checkPublic));
    }

    private static Optional<Basic> basic(Request request) {
        var words = Optional.ofNullable(request.header("Authorization"))
                .orElse("")
                .strip()
                .split("\\s+", 2);
        if (!words[0].toLowerCase(Locale.ROOT).equals("basic")) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getDecoder().decode(words.length < 2 ? "" : words[1]), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw OAuthError.invalidClient(true, "The header Authorization holds no client id and secret.");
            }
            // RFC 6749 section 2.3.1: both are form-encoded first.
            return Optional.of(
                    new Basic(Form.decoded(text.substring(0, colon)), Form.decoded(text.substring(colon + 1))));
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidClient(true, "The header Authorization is not base64.");
        }
    }

    private static Caller known(State state, String id, boolean basic, Consumer<OAuthClient> check) {
        var name = state.grants()
                .owner(id)
                .orElseThrow(() -> OAuthError.invalidClient(basic, "There is no client with this client_id."));
        var connector = state.connector(name)
                .orElseThrow(() -> OAuthError.invalidClient(basic, "The app connector of this client is gone."));
        var client = state.grants().clients().get(name);
        if (client == null) {
            throw new IllegalStateException("The owner of a client id has a client");
        }
        check.accept(client);
        return new Caller(connector, client);
    }

    private void checkSecret(OAuthClient client, String given, boolean basic) {
        var secret = client.secret();
        if (secret == null || !Secrets.same(Secrets.hash(given), secret.hash())) {
            throw OAuthError.invalidClient(basic, "The client secret is not right.");
        }
        if (!company.now().isBefore(secret.until())) {
            throw OAuthError.invalidClient(basic, "The client secret was good until " + secret.until() + ".");
        }
    }

    private static void checkPublic(OAuthClient client) {
        if (!client.publicClient()) {
            throw OAuthError.invalidClient(
                    false, "The client is not public, so it must prove who it is: by its secret or by an assertion.");
        }
    }
}
