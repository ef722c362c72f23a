package estrik.workspace.app;

import estrik.workspace.account.Group;
import estrik.workspace.account.Groups;
import estrik.workspace.account.People;
import estrik.workspace.account.Person;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.db.Ids;
import estrik.workspace.feed.Kind;
import estrik.workspace.web.Choice;
import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// *Manage apps*: administrators add and change every app, owners change their own.
@Controller
final class AppPages {
    private static final String LIST = "redirect:/apps";
    private static final String DRAFT = "app.draft ";
    private static final String NEW = "new";

    private final Apps apps;
    private final Connections connections;
    private final People people;
    private final Groups groups;

    AppPages(Apps apps, Connections connections, People people, Groups groups) {
        this.apps = apps;
        this.connections = connections;
        this.people = people;
        this.groups = groups;
    }

    @GetMapping("/apps")
    String list(Viewer me, Model model) {
        var mine = me.administrator() ? apps.all() : apps.ownedBy(me.personId());
        if (mine.isEmpty() && !me.administrator()) {
            throw new NotFound();
        }
        var names = new Names(
                byId(connections.all(), Connection::id, Connection::name),
                byId(people.all(), Person::id, Person::name),
                byId(groups.all(), Group::id, Group::name));
        model.addAttribute(
                "view", new ManageView(mine.stream().map(app -> row(app, names)).toList(), me.administrator()));
        return "app/manage";
    }

    private ManageView.Row row(App app, Names names) {
        return new ManageView.Row(
                app.id(),
                app.name(),
                app.colour().word(),
                app.tabs().icon(),
                names.connections().getOrDefault(app.connectionId(), ""),
                app.everyone(),
                names.in(apps.access(app.id())),
                names.in(apps.owners(app.id())));
    }

    private static <T> Map<String, String> byId(Collection<T> all, Function<T, String> id, Function<T, String> name) {
        return all.stream().collect(Collectors.toMap(id, name));
    }

    private record Names(Map<String, String> connections, Map<String, String> people, Map<String, String> groups) {
        List<String> in(Circle circle) {
            return Stream.concat(
                            circle.groups().stream().map(id -> groups.getOrDefault(id, "")),
                            circle.people().stream().map(id -> people.getOrDefault(id, "")))
                    .filter(name -> !name.isEmpty())
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .toList();
        }
    }

    @GetMapping("/apps/new")
    String fresh(Viewer me, @RequestParam(defaultValue = "") String connection, HttpSession session, Model model) {
        mustBeAdministrator(me);
        var first =
                connections.proven().stream().map(Connection::id).findFirst().orElse("");
        return form(me, null, draft(session, NEW, AppForm.empty(first), connection), Problems.none(), model);
    }

    @GetMapping("/apps/{id}")
    String app(
            Viewer me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String connection,
            HttpSession session,
            Model model) {
        var app = changeable(me, id);
        var kept = AppForm.of(app, apps.access(id), apps.owners(id));
        return form(me, id, draft(session, id, kept, connection), Problems.none(), model);
    }

    // What was typed before a connection was made comes back once, with that connection chosen.
    private static AppForm draft(HttpSession session, String id, AppForm otherwise, String connection) {
        var form = session.getAttribute(DRAFT + id) instanceof AppForm typed ? typed : otherwise;
        session.removeAttribute(DRAFT + id);
        return connection.isEmpty() ? form : form.through(connection);
    }

    @PostMapping("/apps")
    String add(
            Viewer me,
            @RequestParam MultiValueMap<String, String> sent,
            HttpSession session,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeAdministrator(me);
        var form = AppForm.of(sent);
        if (sent.containsKey("order")) {
            return form(me, null, form.inOrder(first(sent, "order")), Problems.none(), model);
        }
        if (first(sent, "then").equals("connection")) {
            return connectFirst(session, NEW, form);
        }
        var problems = form.problems(choosable(""));
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return form(me, null, form, problems, model);
        }
        apps.add(form.app(Ids.next()), access(form), owners(form));
        Notice.good("app.added", form.name()).on(redirect);
        return LIST;
    }

    @PostMapping("/apps/{id}")
    String change(
            Viewer me,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            HttpSession session,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var app = changeable(me, id);
        var form = AppForm.of(sent);
        if (sent.containsKey("order")) {
            return form(me, id, form.inOrder(first(sent, "order")), Problems.none(), model);
        }
        if (first(sent, "then").equals("connection") && me.administrator()) {
            return connectFirst(session, id, form);
        }
        var problems = form.problems(choosable(app.connectionId()));
        if (!problems.isEmpty()) {
            response.setStatus(422);
            return form(me, id, form, problems, model);
        }
        apps.change(form.app(id), access(form), owners(form));
        Notice.good("web.saved").on(redirect);
        return changeableStill(me, id) ? LIST : "redirect:/store";
    }

    private static String first(MultiValueMap<String, String> sent, String field) {
        var value = sent.getFirst(field);
        return value == null ? "" : value;
    }

    private static String connectFirst(HttpSession session, String id, AppForm form) {
        session.setAttribute(DRAFT + id, form);
        return "redirect:/settings/connections/new?back=/apps/" + id;
    }

    // The connection that an app has may stay, even when it no longer works.
    private Set<String> choosable(String present) {
        return Stream.concat(connections.proven().stream().map(Connection::id), Stream.of(present))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
    }

    private Circle access(AppForm form) {
        return form.everyone() ? Circle.NOBODY : known(form.people(), form.groups());
    }

    private Circle owners(AppForm form) {
        return known(form.ownerPeople(), form.ownerGroups());
    }

    // Somebody may have been removed while the form was open.
    private Circle known(List<String> personIds, List<String> groupIds) {
        return new Circle(
                people.all().stream()
                        .map(Person::id)
                        .filter(personIds::contains)
                        .collect(Collectors.toSet()),
                groups.all().stream().map(Group::id).filter(groupIds::contains).collect(Collectors.toSet()));
    }

    @PostMapping("/apps/{id}/removal")
    String remove(Viewer me, @PathVariable String id, RedirectAttributes redirect) {
        mustBeAdministrator(me);
        var app = apps.byId(id).orElseThrow(NotFound::new);
        apps.delete(id);
        Notice.good("app.removed", app.name()).on(redirect);
        return LIST;
    }

    private App changeable(Viewer me, String id) {
        return (me.administrator() ? apps.byId(id) : apps.ownedBy(me.personId(), id)).orElseThrow(NotFound::new);
    }

    private boolean changeableStill(Viewer me, String id) {
        return me.administrator() || apps.ownedBy(me.personId(), id).isPresent();
    }

    private static void mustBeAdministrator(Viewer me) {
        if (!me.administrator()) {
            throw new NotFound();
        }
    }

    private String form(Viewer me, @Nullable String id, AppForm form, Problems problems, Model model) {
        var choosable =
                choosable(id == null ? "" : apps.byId(id).map(App::connectionId).orElse(""));
        model.addAttribute(
                "view",
                new AppView(
                        id,
                        form.name(),
                        connections.all().stream()
                                .filter(connection -> choosable.contains(connection.id()))
                                .map(connection -> new Choice(
                                        connection.id(),
                                        connection.name(),
                                        connection.id().equals(form.connection())))
                                .toList(),
                        form.colour(),
                        Arrays.stream(Colour.values()).map(Colour::word).toList(),
                        Tabs.of(form.tabs()).orElse(Tabs.STANDARD).kinds().stream()
                                .map(Kind::word)
                                .toList(),
                        form.overviewOnly(),
                        form.everyone(),
                        peopleToChoose(form.people()),
                        groupsToChoose(form.groups()),
                        peopleToChoose(form.ownerPeople()),
                        groupsToChoose(form.ownerGroups()),
                        id == null ? 0 : apps.tiles(id),
                        me.administrator(),
                        problems));
        return "app/form";
    }

    private List<Choice> peopleToChoose(List<String> chosen) {
        return people.all().stream()
                .filter(person -> !person.blocked() || chosen.contains(person.id()))
                .map(person -> new Choice(person.id(), person.name(), chosen.contains(person.id())))
                .toList();
    }

    private List<Choice> groupsToChoose(List<String> chosen) {
        return groups.all().stream()
                .map(group -> new Choice(group.id(), group.name(), chosen.contains(group.id())))
                .toList();
    }
}
