package estrik.workspace.board;

import estrik.workspace.app.Tabs;
import estrik.workspace.web.Problems;
import java.util.Map;

/// The settings of a tile as somebody typed them.
record TileForm(String title, String size, String tabs, boolean overviewOnly, String group) {
    private static final int LONGEST_TITLE = 60;

    /// What a browser sent; anything missing is empty.
    static TileForm of(Map<String, String> sent) {
        return new TileForm(
                sent.getOrDefault("title", "").strip(),
                sent.getOrDefault("size", ""),
                sent.getOrDefault("tabs", ""),
                sent.getOrDefault("overviewOnly", "").equals("true"),
                sent.getOrDefault("group", ""));
    }

    static TileForm of(Tile tile) {
        return new TileForm(tile.title(), tile.size().word(), tile.tabs().words(), tile.overviewOnly(), tile.groupId());
    }

    TileForm inOrder(String order) {
        return new TileForm(title, size, Tabs.of(order).isPresent() ? order : tabs, overviewOnly, group);
    }

    Problems problems() {
        var problems = Problems.none();
        if (title.length() > LONGEST_TITLE) {
            problems = problems.with("title", "web.problem.too-long", LONGEST_TITLE);
        }
        if (Size.of(size).isEmpty()) {
            problems = problems.with("size", "web.problem.choose");
        }
        if (Tabs.of(tabs).isEmpty()) {
            problems = problems.with("tabs", "web.problem.choose");
        }
        return problems;
    }

    /// The tile with these settings; only for a form without problems.
    Tile applied(Tile tile) {
        return new Tile(
                tile.id(),
                tile.groupId(),
                tile.appId(),
                title,
                Size.of(size).orElse(tile.size()),
                Tabs.of(tabs).orElse(tile.tabs()),
                overviewOnly);
    }
}
