package estrik.sandbox.oauth;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.OAuthClient;
import estrik.sandbox.company.State;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.Unverified;
import java.util.List;

/// Who may use an app connector: members of its user group that are not blocked.
final class Members {
    static final String GONE = "The user is blocked, or no member of the app connector's user group any more.";

    private Members() {}

    static List<User> of(State state, AppConnector connector) {
        return state.office().users().stream()
                .filter(user -> !user.blocked() && user.isIn(connector.group()))
                .toList();
    }

    static boolean may(State state, String connector, String user) {
        return state.connector(connector).map(found -> of(state, found)).orElse(List.of()).stream()
                .anyMatch(each -> each.code().equals(user));
    }

    @Unverified(
            "As which user a client acts by client credentials; here one that was named, or the group's only member")
    static User behind(State state, AppConnector connector, OAuthClient client) {
        var members = of(state, connector);
        var named = client.user();
        if (named == null && members.size() == 1) {
            return members.getFirst();
        }
        return members.stream()
                .filter(each -> each.code().equals(named))
                .findFirst()
                .orElseThrow(() -> OAuthError.unauthorizedClient(
                        named == null
                                ? "The client has no user to act as: name one, or let the user group have one member."
                                : "The user as whom the client acts is blocked or no member of the user group."));
    }
}
