package estrik.workspace.connection;

import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import java.util.Map;
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
    private final AfasHosts hosts;

    ConnectionPages(Connections connections, AfasHosts hosts) {
        this.connections = connections;
        this.hosts = hosts;
    }

    @GetMapping("/settings/connections")
    ModelAndView list() {
        return new ModelAndView("connection/list", Map.of("connections", connections.all()));
    }

    @GetMapping("/settings/connections/new")
    ModelAndView fresh() {
        return new ModelAndView("connection/form", Map.of("form", ConnectionForm.empty(), "problems", Problems.none()));
    }

    @GetMapping("/settings/connections/{id}")
    ModelAndView show(@PathVariable String id) {
        var connection = connection(id);
        return page(connection, ConnectionForm.of(connection), Problems.none(), HttpStatus.OK);
    }

    @PostMapping("/settings/connections/{id}")
    ModelAndView change(@PathVariable String id, @ModelAttribute ConnectionForm form, RedirectAttributes redirect) {
        var connection = connection(id);
        var problems = form.problems(hosts);
        var draft = form.draft(hosts);
        if (!problems.isEmpty() || draft.isEmpty()) {
            return page(connection, form, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        connections.change(id, draft.get());
        return saved(id, redirect);
    }

    @PostMapping("/settings/connections/{id}/keys")
    ModelAndView replaceKeys(
            @PathVariable String id, @ModelAttribute ConnectionForm form, RedirectAttributes redirect) {
        var connection = connection(id);
        var problems = form.keyProblems();
        if (!problems.isEmpty()) {
            return page(connection, ConnectionForm.of(connection), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        connections.replaceKeys(id, form.keys());
        return saved(id, redirect);
    }

    @PostMapping("/settings/connections/{id}/removal")
    ModelAndView remove(
            @PathVariable String id, @RequestParam(defaultValue = "") String name, RedirectAttributes redirect) {
        var connection = connection(id);
        if (!name.strip().equals(connection.name())) {
            var problems = Problems.none().with("removal", "connection.problem.removal", connection.name());
            return page(connection, ConnectionForm.of(connection), problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        connections.delete(id);
        Notice.good("connection.removed", connection.name()).on(redirect);
        return new ModelAndView("redirect:/settings/connections");
    }

    private static ModelAndView saved(String id, RedirectAttributes redirect) {
        Notice.good("connection.saved").on(redirect);
        return new ModelAndView("redirect:/settings/connections/" + id);
    }

    private static ModelAndView page(Connection connection, ConnectionForm form, Problems problems, HttpStatus status) {
        return new ModelAndView(
                "connection/show", Map.of("connection", connection, "form", form, "problems", problems), status);
    }

    private Connection connection(String id) {
        return connections.byId(id).orElseThrow(NotFound::new);
    }
}
