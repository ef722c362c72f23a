package estrik.workspace.connection;

import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// *Settings > Integrations > AFAS connections*: the list, one connection, its keys, its removal. A
/// new connection is saved where its first code is asked, by the package to the right.
@Controller
final class ConnectionPages {
    private final Connections connections;

    ConnectionPages(Connections connections) {
        this.connections = connections;
    }

    @GetMapping("/settings/connections")
    ModelAndView list() {
        var rows = connections.all().stream()
                .map(connection -> {
                    var use = connections.use(connection.id());
                    return new ConnectionsView.Row(
                            connection.id(),
                            connection.name(),
                            connection.apiUrl().getAuthority(),
                            connection.kind(),
                            connection.provenAt(),
                            use.apps(),
                            use.people());
                })
                .toList();
        return new ModelAndView("connection/list", Map.of("view", new ConnectionsView(rows)));
    }

    @GetMapping("/settings/connections/new")
    ModelAndView fresh(@RequestParam(defaultValue = "") String back) {
        return new ModelAndView("connection/form", Map.of("view", ConnectionFormView.empty(back)));
    }

    @GetMapping("/settings/connections/{id}")
    ModelAndView show(@PathVariable String id) {
        var connection = connection(id);
        return page(connection, ConnectionForm.of(connection), Problems.none());
    }

    @PostMapping("/settings/connections/{id}")
    ModelAndView change(@PathVariable String id, @ModelAttribute ConnectionForm form, RedirectAttributes redirect) {
        var connection = connection(id);
        var problems = form.problems();
        if (!problems.isEmpty()) {
            return page(connection, form, problems);
        }
        connections.change(id, form.draft(connection.apiUrl()));
        Notice.good("connection.saved").on(redirect);
        return new ModelAndView("redirect:/settings/connections/" + id);
    }

    @PostMapping("/settings/connections/{id}/keys")
    ModelAndView replaceKeys(
            @PathVariable String id, @ModelAttribute ConnectionForm form, RedirectAttributes redirect) {
        var connection = connection(id);
        var problems = form.keyProblems();
        if (!problems.isEmpty()) {
            return page(connection, ConnectionForm.of(connection), problems);
        }
        connections.replaceKeys(id, form.keys());
        Notice.good("connection.keys.replaced").on(redirect);
        return new ModelAndView("redirect:/settings/connections/" + id);
    }

    @PostMapping("/settings/connections/{id}/removal")
    ModelAndView remove(
            @PathVariable String id, @RequestParam(defaultValue = "") String typed, RedirectAttributes redirect) {
        var connection = connection(id);
        if (!typed.strip().equals(connection.name())) {
            var problems = Problems.none().with("typed", "connection.problem.typed");
            return page(connection, ConnectionForm.of(connection), problems);
        }
        connections.delete(id);
        Notice.good("connection.removed", connection.name()).on(redirect);
        return new ModelAndView("redirect:/settings/connections");
    }

    private ModelAndView page(Connection connection, ConnectionForm form, Problems problems) {
        var use = connections.use(connection.id());
        var view = new ConnectionView(
                connection.id(),
                connection.name(),
                connection.kind(),
                connection.apiUrl().toString(),
                connection.profitVersion(),
                connection.environmentId(),
                connection.appConnector(),
                connection.provenAt(),
                connection.provenBy(),
                connectors(connection),
                null,
                form.name(),
                form.itemUrl(),
                form.overviewUrl(),
                form.tasksConnector(),
                form.signalsConnector(),
                form.callsAtOnce(),
                use.apps(),
                use.people(),
                problems);
        return new ModelAndView(
                "connection/show",
                Map.of("view", view),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    // The two that are needed, as metainfo listed them when the connection was proven.
    private static List<ConnectionView.Connector> connectors(Connection connection) {
        var listed = connection.getConnectors();
        return listed == null
                ? List.of()
                : Stream.of(connection.tasksConnector(), connection.signalsConnector())
                        .map(name -> new ConnectionView.Connector(name, "", listed.contains(name)))
                        .toList();
    }

    private Connection connection(String id) {
        return connections.byId(id).orElseThrow(NotFound::new);
    }
}
