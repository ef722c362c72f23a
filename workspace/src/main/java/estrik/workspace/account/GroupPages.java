package estrik.workspace.account;

import estrik.workspace.text.Phrase;
import estrik.workspace.web.Choice;
import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// An administrator's list of groups, and the form of each.
@Controller
final class GroupPages {
    private final Groups groups;
    private final People people;

    GroupPages(Groups groups, People people) {
        this.groups = groups;
        this.people = people;
    }

    @GetMapping("/settings/groups")
    ModelAndView list() {
        var rows = groups.all().stream()
                .map(group -> new GroupsView.Row(
                        group.id(), group.name(), groups.members(group.id()).size()))
                .toList();
        return Forms.show("account/groups", new GroupsView(rows), Problems.none());
    }

    @GetMapping("/settings/groups/new")
    ModelAndView newForm() {
        return form(null, "", Set.of(), Problems.none());
    }

    @PostMapping("/settings/groups")
    ModelAndView add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "people", defaultValue = "") List<String> members,
            RedirectAttributes redirect) {
        var wanted = Set.copyOf(members);
        var problems = check(name, wanted);
        if (!problems.isEmpty()) {
            return form(null, name, wanted, problems);
        }
        var added = groups.add(name);
        if (added.isEmpty()) {
            return form(null, name, wanted, taken());
        }
        groups.change(added.get(), wanted);
        Notice.good("account.group.added", added.get().name()).on(redirect);
        return new LocalPath("/settings/groups").redirect();
    }

    @GetMapping("/settings/groups/{id}")
    ModelAndView editForm(@PathVariable String id) {
        var group = groups.byId(id).orElseThrow(NotFound::new);
        return form(id, group.name(), groups.members(id), Problems.none());
    }

    @PostMapping("/settings/groups/{id}")
    ModelAndView edit(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "people", defaultValue = "") List<String> members,
            RedirectAttributes redirect) {
        if (groups.byId(id).isEmpty()) {
            throw new NotFound();
        }
        var wanted = Set.copyOf(members);
        var problems = check(name, wanted);
        if (!problems.isEmpty()) {
            return form(id, name, wanted, problems);
        }
        if (!groups.change(new Group(id, name), wanted)) {
            return form(id, name, wanted, taken());
        }
        Notice.good("account.group.saved", Draft.tidy(name)).on(redirect);
        return new LocalPath("/settings/groups").redirect();
    }

    @PostMapping("/settings/groups/{id}/removal")
    ModelAndView remove(@PathVariable String id, RedirectAttributes redirect) {
        var group = groups.byId(id).orElseThrow(NotFound::new);
        groups.remove(id);
        Notice.good("account.group.removed", group.name()).on(redirect);
        return new LocalPath("/settings/groups").redirect();
    }

    private Problems check(String name, Set<String> members) {
        var problems = Draft.aboutName(Draft.tidy(name))
                .map(about -> Problems.none().with("name", about))
                .orElse(Problems.none());
        var known = people.all().stream().map(Person::id).toList();
        return known.containsAll(members) ? problems : problems.with("people", "account.problem.people");
    }

    private static Problems taken() {
        return Problems.none().with("name", Phrase.of("account.problem.group-taken"));
    }

    private ModelAndView form(@Nullable String id, String name, Set<String> members, Problems problems) {
        var choices = people.all().stream()
                .map(person -> new Choice(person.id(), person.name(), members.contains(person.id())))
                .toList();
        return Forms.show("account/group", new GroupView(id, name, choices, problems), problems);
    }
}
