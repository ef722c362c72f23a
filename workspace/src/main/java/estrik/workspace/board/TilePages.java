package estrik.workspace.board;

import estrik.workspace.app.Apps;
import estrik.workspace.app.Tabs;
import estrik.workspace.connection.Connections;
import estrik.workspace.feed.Feeds;
import estrik.workspace.feed.Kind;
import estrik.workspace.web.Choice;
import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One tile: opened, with its settings, and where it stands.
@Controller
final class TilePages {
    private static final String HOME = "redirect:/";

    private final Board board;
    private final Tiles tiles;
    private final TileGroups groups;
    private final Apps apps;
    private final Connections connections;
    private final Feeds feeds;
    private final Patience patience;

    TilePages(
            Board board,
            Tiles tiles,
            TileGroups groups,
            Apps apps,
            Connections connections,
            Feeds feeds,
            Patience patience) {
        this.board = board;
        this.tiles = tiles;
        this.groups = groups;
        this.apps = apps;
        this.connections = connections;
        this.feeds = feeds;
        this.patience = patience;
    }

    @GetMapping("/tiles/{id}")
    String open(Viewer me, @PathVariable String id, @RequestParam(defaultValue = "") String tab, Model model) {
        var view = board.tile(me, id).orElseThrow(NotFound::new);
        model.addAttribute("tile", view);
        model.addAttribute("tab", shown(view, tab));
        return "board/open";
    }

    private static String shown(TileView view, String tab) {
        var kinds = view.tabs().stream().map(TabView::kind).toList();
        return kinds.contains(tab) || kinds.isEmpty() ? tab : kinds.getFirst();
    }

    @PostMapping("/tiles/{id}/refresh")
    String refresh(Viewer me, @PathVariable String id, RedirectAttributes redirect) {
        var tile = tiles.byId(me.personId(), id).orElseThrow(NotFound::new);
        var app = apps.visibleTo(me.personId(), tile.appId()).orElseThrow(NotFound::new);
        if (patience.take(id)) {
            feeds.refreshNow(me.personId(), app.connectionId());
            Notice.good("board.tile.refreshing").on(redirect);
        } else {
            Notice.warn("board.tile.refresh-wait").on(redirect);
        }
        return HOME;
    }

    @GetMapping("/tiles/{id}/settings")
    String settings(Viewer me, @PathVariable String id, Model model) {
        var tile = tiles.byId(me.personId(), id).orElseThrow(NotFound::new);
        return settings(me, tile, TileForm.of(tile), Problems.none(), model);
    }

    @PostMapping("/tiles/{id}/settings")
    String change(
            Viewer me,
            @PathVariable String id,
            @RequestParam Map<String, String> sent,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var tile = tiles.byId(me.personId(), id).orElseThrow(NotFound::new);
        var form = TileForm.of(sent);
        if (sent.containsKey("order")) {
            return settings(me, tile, form.inOrder(sent.getOrDefault("order", "")), Problems.none(), model);
        }
        var group = groups.byId(me.personId(), form.group());
        var problems = form.problems();
        if (group.isEmpty()) {
            problems = problems.with("group", "web.problem.choose");
        }
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return settings(me, tile, form, problems, model);
        }
        tiles.change(me.personId(), form.applied(tile));
        if (!form.group().equals(tile.groupId())) {
            tiles.place(me.personId(), id, form.group(), Integer.MAX_VALUE);
        }
        Notice.good("web.saved").on(redirect);
        return HOME;
    }

    private String settings(Viewer me, Tile tile, TileForm form, Problems problems, Model model) {
        var app = apps.byId(tile.appId()).orElseThrow(NotFound::new);
        var beside = tiles.of(me.personId()).stream()
                .filter(other -> other.groupId().equals(tile.groupId()))
                .map(Tile::id)
                .toList();
        model.addAttribute(
                "view",
                new TileSettingsView(
                        tile.id(),
                        app.name(),
                        form.title(),
                        form.size(),
                        words(Tabs.of(form.tabs()).orElse(tile.tabs())),
                        form.overviewOnly(),
                        connections
                                .byId(app.connectionId())
                                .flatMap(Links::overview)
                                .isPresent(),
                        groups.of(me.personId()).stream()
                                .map(group -> new Choice(
                                        group.id(), group.name(), group.id().equals(form.group())))
                                .toList(),
                        tile.id().equals(beside.getFirst()),
                        tile.id().equals(beside.getLast()),
                        problems));
        return "board/tile-settings";
    }

    private static List<String> words(Tabs tabs) {
        return tabs.kinds().stream().map(Kind::word).toList();
    }

    @PostMapping("/tiles/{id}/place")
    String place(Viewer me, @PathVariable String id, @RequestParam(defaultValue = "") String to) {
        if (!tiles.move(me.personId(), id, Direction.of(to).orElseThrow(NotFound::new))) {
            throw new NotFound();
        }
        return HOME;
    }

    @PostMapping("/tiles/{id}/removal")
    String remove(Viewer me, @PathVariable String id, RedirectAttributes redirect) {
        var tile = tiles.byId(me.personId(), id).orElseThrow(NotFound::new);
        var app = apps.byId(tile.appId()).orElseThrow(NotFound::new);
        tiles.remove(me.personId(), id);
        Notice.good("board.tile.removed", tile.titleOr(app)).on(redirect);
        return HOME;
    }
}
