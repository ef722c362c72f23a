package estrik.workspace.board;

import java.util.List;

/// A person's board.
public record BoardView(List<GroupView> groups) {
    public BoardView {
        groups = List.copyOf(groups);
    }

    public boolean isEmpty() {
        return groups.stream().allMatch(group -> group.tiles().isEmpty());
    }
}
