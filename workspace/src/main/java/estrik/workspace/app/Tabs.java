package estrik.workspace.app;

import estrik.workspace.feed.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The order in which the lists of a tile stand. The first is seen first and gives a closed tile its number.
public record Tabs(List<Kind> kinds) {
    /// What an app has until somebody chooses otherwise.
    public static final Tabs STANDARD = new Tabs(List.of(Kind.TASKS, Kind.SIGNALS));

    public Tabs {
        kinds = List.copyOf(kinds);
        if (kinds.isEmpty() || kinds.stream().distinct().count() != kinds.size()) {
            throw new IllegalArgumentException("Tabs must name at least one list, and each at most once: " + kinds);
        }
    }

    /// Tabs from their words, such as `signals,tasks`; nothing when they are not such words.
    public static Optional<Tabs> of(String words) {
        var named = List.of(words.split(",", -1));
        var kinds = named.stream()
                .flatMap(word ->
                        Arrays.stream(Kind.values()).filter(kind -> kind.word().equals(word.strip())))
                .toList();
        return kinds.size() == named.size() && kinds.stream().distinct().count() == kinds.size()
                ? Optional.of(new Tabs(kinds))
                : Optional.empty();
    }

    /// Their words, as they stand in forms and in the database.
    public String words() {
        return kinds.stream().map(Kind::word).collect(Collectors.joining(","));
    }

    /// The list that is seen first.
    public Kind first() {
        return kinds.getFirst();
    }

    /// The name of the icon that stands for what is seen first.
    public String icon() {
        return switch (first()) {
            case TASKS -> "check";
            case SIGNALS -> "bell";
        };
    }
}
