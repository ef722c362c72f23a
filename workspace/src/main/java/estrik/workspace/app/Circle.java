package estrik.workspace.app;

import java.util.Set;

/// The people and the groups who may do something with an app.
///
/// @param people identifiers of people
/// @param groups identifiers of groups, meaning everyone in them at that moment
public record Circle(Set<String> people, Set<String> groups) {
    /// Nobody.
    public static final Circle NOBODY = new Circle(Set.of(), Set.of());

    public Circle {
        people = Set.copyOf(people);
        groups = Set.copyOf(groups);
    }

    /// Whether it names nobody at all.
    public boolean isEmpty() {
        return people.isEmpty() && groups.isEmpty();
    }
}
