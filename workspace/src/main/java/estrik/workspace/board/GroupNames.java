package estrik.workspace.board;

import estrik.workspace.web.Problems;

/// What a group may be called.
final class GroupNames {
    private static final int LONGEST = 60;

    private GroupNames() {}

    static Problems problems(String name) {
        if (name.isEmpty()) {
            return Problems.none().with("name", "web.problem.required");
        }
        return name.length() > LONGEST
                ? Problems.none().with("name", "web.problem.too-long", LONGEST)
                : Problems.none();
    }
}
