package estrik.workspace.board;

import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Page;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The board, and its groups.
@Controller
final class BoardPages {
    private static final String HOME = "redirect:/";

    private final Board board;
    private final TileGroups groups;
    private final Tiles tiles;

    BoardPages(Board board, TileGroups groups, Tiles tiles) {
        this.board = board;
        this.groups = groups;
        this.tiles = tiles;
    }

    @GetMapping("/")
    String board(Viewer me, Page page, Model model) {
        var view = board.of(me);
        if (view.groups().isEmpty()) {
            groups.begin(me.personId(), page.say("board.group.first"));
            view = board.of(me);
        }
        model.addAttribute("view", view);
        return "board/board";
    }

    @GetMapping("/groups/new")
    String newGroup(Model model) {
        return form(model, new GroupFormView(null, "", 0, Problems.none()));
    }

    @PostMapping("/groups")
    String add(
            Viewer me,
            @RequestParam(defaultValue = "") String name,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var wanted = name.strip();
        var problems = GroupNames.problems(wanted);
        if (problems.isEmpty() && groups.of(me.personId()).size() >= TileGroups.MOST) {
            problems = problems.with("name", "board.problem.groups", TileGroups.MOST);
        }
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return form(model, new GroupFormView(null, name, 0, problems));
        }
        groups.add(me.personId(), wanted);
        Notice.good("board.group.added", wanted).on(redirect);
        return HOME;
    }

    @GetMapping("/groups/{id}")
    String group(Viewer me, @PathVariable String id, Model model) {
        var group = groups.byId(me.personId(), id).orElseThrow(NotFound::new);
        return form(model, new GroupFormView(id, group.name(), tilesIn(me, id), Problems.none()));
    }

    @PostMapping("/groups/{id}")
    String rename(
            Viewer me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            Model model,
            HttpServletResponse response) {
        var tilesInside = tilesIn(me, id);
        var wanted = name.strip();
        var problems = GroupNames.problems(wanted);
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return form(model, new GroupFormView(id, name, tilesInside, problems));
        }
        groups.rename(me.personId(), id, wanted);
        return HOME;
    }

    private int tilesIn(Viewer me, String groupId) {
        if (groups.byId(me.personId(), groupId).isEmpty()) {
            throw new NotFound();
        }
        return (int) tiles.of(me.personId()).stream()
                .filter(tile -> tile.groupId().equals(groupId))
                .count();
    }

    private static String form(Model model, GroupFormView view) {
        model.addAttribute("view", view);
        return "board/group";
    }

    @PostMapping("/groups/{id}/place")
    String place(Viewer me, @PathVariable String id, @RequestParam(defaultValue = "") String to) {
        if (!groups.move(me.personId(), id, Direction.of(to).orElseThrow(NotFound::new))) {
            throw new NotFound();
        }
        return HOME;
    }

    @PostMapping("/groups/{id}/removal")
    String remove(Viewer me, @PathVariable String id, RedirectAttributes redirect) {
        var group = groups.byId(me.personId(), id).orElseThrow(NotFound::new);
        groups.remove(me.personId(), id);
        Notice.good("board.group.removed", group.name()).on(redirect);
        return HOME;
    }
}
