package estrik.workspace.app;

import estrik.workspace.web.Choice;
import estrik.workspace.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An app being added or edited. Fields: `name`, `connection`, `colour`, `tabs` (such as `tasks,signals`),
/// `overviewOnly`, `access` (`everyone` or `some`), any number of `people`, `groups`, `ownerPeople`, `ownerGroups`.
/// Two buttons send the form without storing it: `order` with another order of the tabs, and `then=connection` to
/// make a connection first and come back with everything still filled in.
///
/// @param id null for a new one
/// @param tiles how many tiles of it stand on boards
/// @param mayConnect whether they may make a connection
public record AppView(
        @Nullable String id,
        String name,
        List<Choice> connections,
        String colour,
        List<String> colours,
        List<String> tabs,
        boolean overviewOnly,
        boolean everyone,
        List<Choice> people,
        List<Choice> groups,
        List<Choice> ownerPeople,
        List<Choice> ownerGroups,
        int tiles,
        boolean mayConnect,
        Problems problems) {
    public AppView {
        connections = List.copyOf(connections);
        colours = List.copyOf(colours);
        tabs = List.copyOf(tabs);
        people = List.copyOf(people);
        groups = List.copyOf(groups);
        ownerPeople = List.copyOf(ownerPeople);
        ownerGroups = List.copyOf(ownerGroups);
    }
}
