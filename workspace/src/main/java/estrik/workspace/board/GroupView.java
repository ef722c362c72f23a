package estrik.workspace.board;

import java.util.List;

/// A named set of tiles on a board.
public record GroupView(String id, String name, List<TileView> tiles) {
    public GroupView {
        tiles = List.copyOf(tiles);
    }
}
