package estrik.sandbox.company;

import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.util.Optional;

/// Hands out tokens by one-time code: mails the code, takes it back. REST and SOAP both come here.
public final class OneTimeCodes {
    /// What the caller shows of itself.
    public record Credentials(String apiKey, String environmentKey, String userId) {
        @Override
        public String toString() {
            return "Credentials[" + userId + "]";
        }
    }

    /// Why no code can be mailed or taken back.
    // Preconditions: help App_Apps_Custom_Tokens_Req, App_Apps_Custom_Maint, App_Apps_Custom_Add.
    @Unverified(
            "For a wrong API key the text was seen in public, in Dutch; 'App connector is blocked' is weakly supported; "
                    + "the others are made up after AFAS's terms")
    public enum Obstacle {
        API_KEY("", ""),
        ENVIRONMENT_KEY(
                "De omgevingssleutel is niet geldig voor deze omgeving",
                "The environment key is not valid for this environment"),
        CONNECTOR_BLOCKED("App connector is geblokkeerd", "App connector is blocked"),
        OAUTH_ONLY("De app connector accepteert alleen OAuth", "The app connector accepts OAuth only"),
        USER_UNKNOWN("De gebruiker bestaat niet", "The user does not exist"),
        USER_BLOCKED("De gebruiker is geblokkeerd", "The user is blocked"),
        NOT_IN_GROUP(
                "De gebruiker is geen lid van de gebruikersgroep van de app connector",
                "The user is not a member of the user group of the app connector"),
        NO_ADDRESS("De gebruiker heeft geen e-mailadres", "The user has no e-mail address");

        private final String dutch;
        private final String english;

        Obstacle(String dutch, String english) {
            this.dutch = dutch;
            this.english = english;
        }

        public ProfitError fault() {
            return this == API_KEY ? ProfitError.unexpected() : ProfitError.refused(dutch, english);
        }
    }

    public sealed interface Checked {
        record Fine(AppConnector connector, User user) implements Checked {}

        record Refused(Obstacle obstacle) implements Checked {}
    }

    private final Company company;
    private final MailBox mails;

    public OneTimeCodes(Company company, MailBox mails) {
        this.company = company;
        this.mails = mails;
    }

    /// Refuses a call that comes from where the owner of the API key may not be called from.
    public void admit(Request request, Credentials given) {
        var state = company.state();
        owner(state, given).ifPresent(connector -> state.restrictions().admit(request, connector));
    }

    private static Optional<AppConnector> owner(State state, Credentials given) {
        return state.office().connectors().stream()
                .filter(each -> Secrets.sameKey(given.apiKey(), each.apiKey()))
                .findFirst();
    }

    /// Mails a code, or says what stands in the way.
    public Optional<Obstacle> request(Credentials credentials, String description) {
        return switch (check(credentials)) {
            case Checked.Refused(var obstacle) -> Optional.of(obstacle);
            case Checked.Fine(var connector, var user) -> {
                var address = user.mail();
                if (address == null) {
                    yield Optional.of(Obstacle.NO_ADDRESS);
                }
                var now = company.now();
                var code = Secrets.digits(Codes.DIGITS);
                var mail = company.mishaps()
                        .mailDelay(user.code())
                        .map(late ->
                                MailBox.compose(connector, user, address, code, company.language(), now.plus(late)));
                company.change(state -> {
                    var issued = Codes.issue(state, connector, user, description, code, now);
                    return mail.map(issued::with).orElse(issued);
                });
                mail.ifPresent(each ->
                        mails.deliver(each, company.state().administration().mailServer(), company::now));
                yield Optional.empty();
            }
        };
    }

    /// Exchanges a code for the token XML; empty when the code is not good (any more).
    public Optional<String> exchange(AppConnector connector, User user, String code) {
        return company.decide(state -> {
            var now = company.now();
            var tried = Codes.redeem(state, connector, user, code, now);
            if (tried.redeemed().isEmpty()) {
                return new Company.Decision<>(tried.state(), Optional.empty());
            }
            var named = tried.redeemed().get().description();
            // REST has no field for a description; what AFAS writes there is not published.
            var description = named.isEmpty() ? connector.name() + " " + user.id() + " " + now : named;
            var left = company.mishaps().codeStaysGood(user.code()) ? state : tried.state();
            var made = Tokens.make(left, connector.name(), user.code(), description, now);
            return new Company.Decision<>(made.state(), Optional.of(made.xml()));
        });
    }

    /// Whether these credentials may have a token at all.
    public Checked check(Credentials given) {
        var state = company.state();
        var owner = owner(state, given);
        if (owner.isEmpty()) {
            return new Checked.Refused(Obstacle.API_KEY);
        }
        var connector = owner.get();
        if (!Secrets.sameKey(given.environmentKey(), connector.environmentKey())) {
            return new Checked.Refused(Obstacle.ENVIRONMENT_KEY);
        }
        var found = state.user(given.userId());
        if (connector.blocked() || isBlockedFor(found, connector)) {
            return new Checked.Refused(Obstacle.CONNECTOR_BLOCKED);
        }
        if (!state.grants().authentication(connector.name()).allowsClassic()) {
            return new Checked.Refused(Obstacle.OAUTH_ONLY);
        }
        if (found.isEmpty()) {
            return new Checked.Refused(Obstacle.USER_UNKNOWN);
        }
        var user = found.get();
        if (user.blocked()) {
            return new Checked.Refused(Obstacle.USER_BLOCKED);
        }
        return user.isIn(connector.group())
                ? new Checked.Fine(connector, user)
                : new Checked.Refused(Obstacle.NOT_IN_GROUP);
    }

    private boolean isBlockedFor(Optional<User> user, AppConnector connector) {
        return user.map(each -> company.mishaps().seen(connector, each.code()).blocked())
                .orElse(false);
    }
}
