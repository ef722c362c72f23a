package estrik.workspace.board;

/// A named set of tiles on the board of one person.
public record TileGroup(String id, String name) {}
