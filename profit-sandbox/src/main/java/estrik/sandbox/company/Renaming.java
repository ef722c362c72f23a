package estrik.sandbox.company;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Gives things another name, also where others refer to them by it.
public final class Renaming {
    private Renaming() {}

    /// Tokens and codes stay good: only what Profit calls the description of the app connector is another.
    public static State connector(State state, String from, String to) {
        UnaryOperator<String> name = one(from, to);
        var tokens = new HashMap<>(state.keys().tokens());
        tokens.replaceAll((hash, token) -> token.of(name.apply(token.connector())));
        var codes = state.keys().codes().stream()
                .map(code -> code.of(name.apply(code.connector())))
                .toList();
        return state.with(new Keys(codes, tokens))
                .restrictions(all -> all.renamed(from, to))
                .subscriptions(all -> all.renamed(from, to))
                .grants(all -> all.renamed(from, to))
                .office(office ->
                        office.withConnectors(each -> each.name().equalsIgnoreCase(from) ? each.named(to) : each));
    }

    /// App connectors that are linked to the GetConnector stay linked to it.
    public static State getConnector(State state, String from, String to) {
        return state.office(office -> office.own(office.own().stream()
                        .map(each -> each.id().equalsIgnoreCase(from) ? each.named(to) : each)
                        .toList())
                .withConnectors(each -> each.getConnectors(all(each.getConnectors(), one(from, to)))));
    }

    /// Members, app connectors and filters follow.
    public static State group(State state, String from, String to) {
        UnaryOperator<String> name = one(from, to);
        return state.office(office -> office.withUsers(each -> each.groups(set(each.groups(), name)))
                        .withConnectors(each -> each.group(name.apply(each.group())))
                        .filters(office.filters().stream()
                                .map(each -> new Office.Authorisation(
                                        name.apply(each.who()), each.collection(), each.filter()))
                                .toList()))
                .administration(administration -> administration.groups(all(administration.groups(), name)));
    }

    private static UnaryOperator<String> one(String from, String to) {
        return name -> name.equalsIgnoreCase(from) ? to : name;
    }

    private static List<String> all(List<String> names, UnaryOperator<String> change) {
        return names.stream().map(change).toList();
    }

    private static Set<String> set(Set<String> names, UnaryOperator<String> change) {
        return names.stream().map(change).collect(Collectors.toSet());
    }
}
