package estrik.sandbox.office;

import estrik.sandbox.company.User;
import estrik.sandbox.wire.Reply;
import java.util.List;
import java.util.stream.Stream;

/// The three lists of the Authorisation tool side by side.
final class AuthorisationTool {
    private AuthorisationTool() {}

    static Sheet sheet(Visit visit, String here) {
        List<Sheet.Tab> tabs = Stream.of("users", "groups", "authorisations")
                .map(each -> new Sheet.Tab(visit.say("tool.tab." + each), Visit.at(each), each.equals(here)))
                .toList();
        return new Sheet(visit, Place.AUTHORISATION).tabs(tabs);
    }

    /// A page below one of the lists.
    static Sheet below(Visit visit, String list, String title) {
        return new Sheet(visit, Place.AUTHORISATION, title).under(visit.say("tool.tab." + list), Visit.at(list));
    }

    /// Asks before one of a list goes.
    ///
    /// @param id what it is called in addresses
    static Reply ask(Visit visit, String list, String id, String name, String question) {
        var path = Visit.at(list, id);
        return Removal.ask(
                visit,
                below(visit, list, visit.say("deleting", name)).under(name, path),
                question,
                path + "/removal",
                path);
    }

    static Fields.Option option(User user) {
        return new Fields.Option(user.code(), user.name() + " · " + user.id());
    }
}
