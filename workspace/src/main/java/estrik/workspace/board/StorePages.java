package estrik.workspace.board;

import estrik.workspace.app.AddView;
import estrik.workspace.app.App;
import estrik.workspace.app.Apps;
import estrik.workspace.app.StoreView;
import estrik.workspace.connection.Connections;
import estrik.workspace.web.Choice;
import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The App store: what a person may put on their board, and putting it there.
@Controller
final class StorePages {
    private static final String NEW_GROUP = "new";
    private static final int LONGEST_QUERY = 100;

    private final Apps apps;
    private final Connections connections;
    private final Tiles tiles;
    private final TileGroups groups;

    StorePages(Apps apps, Connections connections, Tiles tiles, TileGroups groups) {
        this.apps = apps;
        this.connections = connections;
        this.tiles = tiles;
        this.groups = groups;
    }

    @GetMapping("/store")
    String store(Viewer me, @RequestParam(defaultValue = "") String q, Model model) {
        var query = q.length() > LONGEST_QUERY ? q.substring(0, LONGEST_QUERY) : q;
        var placed = tiles.of(me.personId());
        var cards = apps.visibleTo(me.personId()).stream()
                .map(app -> card(app, placed))
                .filter(card -> matches(card, query))
                .toList();
        var mayManage = me.administrator() || !apps.ownedBy(me.personId()).isEmpty();
        model.addAttribute("view", new StoreView(query, cards, mayManage));
        return "app/store";
    }

    private StoreView.Card card(App app, List<Tile> placed) {
        return new StoreView.Card(
                app.id(),
                app.name(),
                app.colour().word(),
                app.tabs().icon(),
                connections.byId(app.connectionId()).map(one -> one.name()).orElse(""),
                (int) placed.stream()
                        .filter(tile -> tile.appId().equals(app.id()))
                        .count());
    }

    private static boolean matches(StoreView.Card card, String query) {
        var text = (card.name() + " " + card.connectionName()).toLowerCase(Locale.ROOT);
        return List.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .allMatch(text::contains);
    }

    @GetMapping("/store/apps/{id}")
    String choose(Viewer me, @PathVariable String id, Model model) {
        var app = apps.visibleTo(me.personId(), id).orElseThrow(NotFound::new);
        return form(me, app, "", "", Problems.none(), model);
    }

    @PostMapping("/store/apps/{id}")
    String add(
            Viewer me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String groupName,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var app = apps.visibleTo(me.personId(), id).orElseThrow(NotFound::new);
        var problems = problems(me, group, groupName);
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return form(me, app, group, groupName, problems, model);
        }
        var into = group.equals(NEW_GROUP)
                ? groups.add(me.personId(), groupName.strip())
                : groups.byId(me.personId(), group).orElseThrow(NotFound::new);
        if (tiles.add(me.personId(), into.id(), app).isEmpty()) {
            throw new NotFound();
        }
        Notice.good("board.tile.added", into.name()).on(redirect);
        return "redirect:/";
    }

    private Problems problems(Viewer me, String group, String groupName) {
        var problems = Problems.none();
        if (tiles.of(me.personId()).size() >= Tiles.MOST) {
            problems = problems.with("form", "board.problem.tiles", Tiles.MOST);
        }
        if (!group.equals(NEW_GROUP)) {
            return groups.byId(me.personId(), group).isPresent()
                    ? problems
                    : problems.with("group", "web.problem.choose");
        }
        if (groups.of(me.personId()).size() >= TileGroups.MOST) {
            problems = problems.with("group", "board.problem.groups", TileGroups.MOST);
        }
        var name = Optional.ofNullable(GroupNames.problems(groupName.strip()).of("name"));
        return name.isEmpty() ? problems : problems.with("groupName", name.get());
    }

    private String form(Viewer me, App app, String group, String groupName, Problems problems, Model model) {
        var choices = new ArrayList<Choice>();
        for (var one : groups.of(me.personId())) {
            var chosen = group.isEmpty() ? choices.isEmpty() : one.id().equals(group);
            choices.add(new Choice(one.id(), one.name(), chosen));
        }
        var card = card(app, tiles.of(me.personId()));
        model.addAttribute("view", new AddView(card, choices, groupName, problems));
        return "app/add";
    }
}
