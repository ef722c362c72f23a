package estrik.workspace.account;

import estrik.workspace.text.Language;
import estrik.workspace.web.Choice;
import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Viewer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// An administrator's list of everybody, and the form of each.
@Controller
final class PeoplePages {
    private final People people;
    private final Groups groups;
    private final Sessions sessions;

    PeoplePages(People people, Groups groups, Sessions sessions) {
        this.people = people;
        this.groups = groups;
        this.sessions = sessions;
    }

    @GetMapping("/settings/people")
    ModelAndView list(Viewer me) {
        var memberships = groups.byPerson();
        var all = groups.all();
        var rows = people.all().stream()
                .map(person -> new PeopleView.Row(
                        person.id(),
                        person.name(),
                        person.login(),
                        person.administrator(),
                        person.blocked(),
                        names(all, memberships.getOrDefault(person.id(), Set.of())),
                        person.id().equals(me.personId())))
                .toList();
        return Forms.show("account/people", new PeopleView(rows), Problems.none());
    }

    private static List<String> names(List<Group> groups, Set<String> ids) {
        return groups.stream()
                .filter(group -> ids.contains(group.id()))
                .map(Group::name)
                .toList();
    }

    @GetMapping("/settings/people/new")
    ModelAndView newForm(Viewer me) {
        var empty = new PersonForm("", "", "", "", "", me.language().tag(), List.of());
        return form(null, empty, me, Problems.none());
    }

    @PostMapping("/settings/people")
    ModelAndView add(@ModelAttribute PersonForm form, Viewer me, RedirectAttributes redirect) {
        var problems =
                Passwords.check(check(form), form.password(), form.draft().login());
        if (!problems.isEmpty()) {
            return form(null, form, me, problems);
        }
        var added = people.add(new NewPerson(
                form.login(), form.name(), form.password(), form.isAdministrator(), form.languageOr(me.language())));
        if (added.isEmpty()) {
            return form(null, form, me, Problems.none().with("login", "account.problem.login-taken"));
        }
        groups.put(added.get().id(), Set.copyOf(form.groups()));
        Notice.good("account.person.added", added.get().name()).on(redirect);
        return new LocalPath("/settings/people").redirect();
    }

    @GetMapping("/settings/people/{id}")
    ModelAndView editForm(@PathVariable String id, Viewer me) {
        var person = people.byId(id).orElseThrow(NotFound::new);
        return form(id, PersonForm.of(person, groups.ofPerson(id)), me, Problems.none());
    }

    @PostMapping("/settings/people/{id}")
    ModelAndView edit(
            @PathVariable String id, @ModelAttribute PersonForm form, Viewer me, RedirectAttributes redirect) {
        var before = people.byId(id).orElseThrow(NotFound::new);
        var problems = check(form);
        if (!form.password().isEmpty()) {
            problems = Passwords.check(problems, form.password(), form.draft().login());
        }
        if (!problems.isEmpty()) {
            return form(id, form, me, problems);
        }
        return switch (people.change(form.changed(before))) {
            case People.Change.Saved(var person) -> {
                groups.put(id, Set.copyOf(form.groups()));
                if (!form.password().isEmpty()) {
                    people.password(id, form.password());
                }
                if (person.blocked() || (!form.password().isEmpty() && !id.equals(me.personId()))) {
                    sessions.endAll(id);
                }
                Notice.good("account.person.saved", person.name()).on(redirect);
                yield new LocalPath("/settings/people").redirect();
            }
            case People.Change.LoginTaken() ->
                form(id, form, me, Problems.none().with("login", "account.problem.login-taken"));
            case People.Change.LastAdministrator() ->
                form(id, form, me, Problems.none().with("administrator", "account.problem.last-administrator"));
            case People.Change.Gone() -> throw new NotFound();
        };
    }

    @PostMapping("/settings/people/{id}/removal")
    ModelAndView remove(@PathVariable String id, Viewer me, RedirectAttributes redirect) {
        var person = people.byId(id).orElseThrow(NotFound::new);
        var form = PersonForm.of(person, groups.ofPerson(id));
        if (id.equals(me.personId())) {
            return form(id, form, me, Problems.none().with("form", "account.problem.yourself"));
        }
        if (!people.remove(id)) {
            return form(id, form, me, Problems.none().with("form", "account.problem.last-administrator"));
        }
        sessions.endAll(id);
        Notice.good("account.person.removed", person.name()).on(redirect);
        return new LocalPath("/settings/people").redirect();
    }

    private Problems check(PersonForm form) {
        var problems = form.draft().problems();
        if (form.chosenLanguage().isEmpty()) {
            problems = problems.with("form", "account.problem.language");
        }
        var known = groups.all().stream().map(Group::id).toList();
        return known.containsAll(form.groups()) ? problems : problems.with("form", "account.problem.groups");
    }

    private ModelAndView form(@Nullable String id, PersonForm form, Viewer me, Problems problems) {
        var choices = groups.all().stream()
                .map(group -> new Choice(group.id(), group.name(), form.groups().contains(group.id())))
                .toList();
        var view = new PersonView(
                id,
                form.name(),
                form.login(),
                form.isAdministrator(),
                form.isBlocked(),
                form.languageOr(Language.EN),
                choices,
                me.personId().equals(id),
                problems);
        return Forms.show("account/person", view, problems);
    }
}
