package estrik.workspace.app;

import estrik.workspace.web.Problems;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/// An app as somebody typed it. It is kept with their sign-in while they make a connection first.
record AppForm(
        String name,
        String connection,
        String colour,
        String tabs,
        boolean overviewOnly,
        boolean everyone,
        List<String> people,
        List<String> groups,
        List<String> ownerPeople,
        List<String> ownerGroups)
        implements Serializable {
    private static final int LONGEST_NAME = 60;
    private static final int MOST_NAMED = 2_000;

    /// What a browser sent; anything missing is empty.
    static AppForm of(MultiValueMap<String, String> sent) {
        return new AppForm(
                one(sent, "name").strip(),
                one(sent, "connection"),
                one(sent, "colour"),
                one(sent, "tabs"),
                one(sent, "overviewOnly").equals("true"),
                one(sent, "access").equals("everyone"),
                all(sent, "people"),
                all(sent, "groups"),
                all(sent, "ownerPeople"),
                all(sent, "ownerGroups"));
    }

    private static String one(MultiValueMap<String, String> sent, String field) {
        return all(sent, field).stream().findFirst().orElse("");
    }

    private static List<String> all(MultiValueMap<String, String> sent, String field) {
        return List.copyOf(sent.getOrDefault(field, List.of()));
    }

    static AppForm of(App app, Circle access, Circle owners) {
        return new AppForm(
                app.name(),
                app.connectionId(),
                app.colour().word(),
                app.tabs().words(),
                app.overviewOnly(),
                app.everyone(),
                List.copyOf(access.people()),
                List.copyOf(access.groups()),
                List.copyOf(owners.people()),
                List.copyOf(owners.groups()));
    }

    /// A new app, for everyone.
    static AppForm empty(String connection) {
        return new AppForm(
                "AFAS",
                connection,
                Colour.COBALT.word(),
                Tabs.STANDARD.words(),
                false,
                true,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    AppForm inOrder(String order) {
        return new AppForm(
                name,
                connection,
                colour,
                Tabs.of(order).isPresent() ? order : tabs,
                overviewOnly,
                everyone,
                people,
                groups,
                ownerPeople,
                ownerGroups);
    }

    AppForm through(String otherConnection) {
        return new AppForm(
                name, otherConnection, colour, tabs, overviewOnly, everyone, people, groups, ownerPeople, ownerGroups);
    }

    /// @param connections the identifiers of the connections that may be chosen
    Problems problems(Set<String> connections) {
        var problems = Problems.none();
        if (name.isEmpty()) {
            problems = problems.with("name", "web.problem.required");
        } else if (name.length() > LONGEST_NAME) {
            problems = problems.with("name", "web.problem.too-long", LONGEST_NAME);
        }
        if (!connections.contains(connection)) {
            problems = problems.with("connection", "web.problem.choose");
        }
        if (Colour.of(colour).isEmpty()) {
            problems = problems.with("colour", "web.problem.choose");
        }
        if (Tabs.of(tabs).isEmpty()) {
            problems = problems.with("tabs", "web.problem.choose");
        }
        if (!everyone && people.isEmpty() && groups.isEmpty()) {
            problems = problems.with("access", "app.problem.access");
        }
        if (people.size() + groups.size() + ownerPeople.size() + ownerGroups.size() > MOST_NAMED) {
            problems = problems.with("form", "app.problem.many", MOST_NAMED);
        }
        return problems;
    }

    /// The app itself; only for a form without problems.
    App app(String id) {
        return new App(
                id,
                name,
                Colour.of(colour).orElse(Colour.COBALT),
                connection,
                Tabs.of(tabs).orElse(Tabs.STANDARD),
                overviewOnly,
                everyone);
    }
}
