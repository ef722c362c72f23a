package estrik.workspace.board;

import estrik.workspace.web.Problems;
import org.jspecify.annotations.Nullable;

/// A group of tiles being added or renamed; field `name`.
///
/// @param id null for a new one
/// @param tiles how many stand in it
public record GroupFormView(@Nullable String id, String name, int tiles, Problems problems) {}
