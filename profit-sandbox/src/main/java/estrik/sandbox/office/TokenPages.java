package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Keys.IssuedToken;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Tokens;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The tab User tokens of an app connector. A token is shown once, when it is made.
// Help App_Apps_Custom_Maint: the list has user, description and the date of last use; New asks user and description.
final class TokenPages {
    private static final int LONGEST_DESCRIPTION = 255;

    private final Company company;
    private final Once once;

    TokenPages(Company company, Once once) {
        this.company = company;
        this.once = once;
    }

    Reply list(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        return AppConnectorPages.sheet(visit, connector, "tokens")
                .action(Parts.primaryLink(AppConnectorPages.at(connector, "tokens", "new"), visit.say("new")))
                .with(visit.parameter("shown")
                        .flatMap(once::take)
                        .map(token -> shown(visit, token, "token"))
                        .orElse(Markup.NONE))
                .with(Parts.card(
                        Parts.list(tokens(connector), visit.say("token.none"), each -> row(visit, connector, each))))
                .reply();
    }

    /// A secret that the reader sees this once.
    ///
    /// @param what `token` or `client`, whose secret it is
    static Markup shown(Visit visit, String secret, String what) {
        return Markup.of(
                "<div class=\"notice\"><p><b>{}</b></p><code class=\"secret\">{}</code><p class=\"hint\">{}</p></div>",
                visit.say(what + ".shown"),
                secret,
                visit.say(what + ".shown.hint"));
    }

    private List<Map.Entry<String, IssuedToken>> tokens(AppConnector connector) {
        return company.state().keys().tokens().entrySet().stream()
                .filter(each -> each.getValue().connector().equalsIgnoreCase(connector.name()))
                .sorted(Comparator.comparing((Map.Entry<String, IssuedToken> each) ->
                                each.getValue().at())
                        .reversed())
                .toList();
    }

    private Markup row(Visit visit, AppConnector connector, Map.Entry<String, IssuedToken> entry) {
        var token = entry.getValue();
        var used = company.lastUsed(token)
                .map(day -> visit.say("token.used", visit.day(day)))
                .orElseGet(() -> visit.say("token.unused"));
        return Parts.row(
                name(company.state(), token.user()),
                token.description() + " · " + visit.say("token.made", visit.moment(token.at())),
                Parts.meta(used)
                        .and(Parts.small(
                                AppConnectorPages.at(connector, "tokens", word(entry.getKey()), "removal"),
                                visit.say("delete"),
                                token.user() + " " + token.description())));
    }

    private static String name(State state, String user) {
        return state.user(user).map(each -> each.name() + " · " + each.id()).orElse(user);
    }

    // Part of the hash is enough to tell tokens apart.
    private static String word(String hash) {
        return hash.substring(0, 16);
    }

    Reply fresh(Visit visit) {
        return fresh(visit, AppConnectorPages.the(visit, company), new Form());
    }

    private Reply fresh(Visit visit, AppConnector connector, Form form) {
        var fields = new Fields(visit, form);
        return new Sheet(visit, Place.APP_CONNECTOR, visit.say("token.new"))
                .under(connector.name(), AppConnectorPages.at(connector))
                .under(visit.say("connector.tab.tokens"), AppConnectorPages.at(connector, "tokens"))
                .with(fields.alert())
                .with(Parts.card(Parts.form(
                        AppConnectorPages.at(connector, "tokens"),
                        fields.choice("user", "token.user", users())
                                .and(fields.text("description", "token.description"))
                                .and(fields.save("token.make")))))
                .reply(form);
    }

    private List<Fields.Option> users() {
        return Fields.options(
                company.state().office().users(),
                each -> new Fields.Option(each.code(), each.name() + " · " + each.id()));
    }

    Reply make(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        var form = visit.form();
        var user = form.choice(
                "user",
                company.state().office().users().stream().map(User::code).toList());
        var description = form.text("description", LONGEST_DESCRIPTION);
        if (user.isPresent() && !company.user(user.get()).isIn(connector.group())) {
            form.wrong("user", "wrong.not-in-group", connector.group());
        }
        if (tokens(connector).stream()
                .map(Map.Entry::getValue)
                .anyMatch(each -> user.filter(each.user()::equals).isPresent()
                        && each.description().equalsIgnoreCase(description))) {
            form.wrong("description", "wrong.description-taken");
        }
        if (form.isWrong()) {
            return fresh(visit, connector, form);
        }
        var token = company.decide(state -> {
            var made = Tokens.make(state, connector.name(), user.orElseThrow(), description, company.now());
            return new Company.Decision<>(made.state(), made.xml());
        });
        return Visit.to(AppConnectorPages.at(connector, "tokens") + "?shown=" + once.keep(token), "token-made");
    }

    Reply remove(Visit visit) {
        var connector = AppConnectorPages.the(visit, company);
        var token = visit.the(
                "token",
                word -> tokens(connector).stream()
                        .filter(each -> word(each.getKey()).equalsIgnoreCase(word))
                        .findFirst());
        company.change(state -> Tokens.deleteAll(state, token.getValue()::equals));
        return Visit.to(AppConnectorPages.at(connector, "tokens"), "token-deleted");
    }
}
