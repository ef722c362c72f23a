package estrik.workspace.activation;

import estrik.workspace.connection.AfasHosts;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.ConnectionForm;
import estrik.workspace.connection.Connections;
import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Viewer;
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

/// A new connection, which its administrator proves with a one-time code of his own.
@Controller
final class ConnectPages {
    private final Connections connections;
    private final Activations activations;
    private final CodeSteps steps;
    private final AfasHosts hosts;

    ConnectPages(Connections connections, Activations activations, CodeSteps steps, AfasHosts hosts) {
        this.connections = connections;
        this.activations = activations;
        this.steps = steps;
        this.hosts = hosts;
    }

    /// *Next*: keeps the connection, so that nothing typed is lost, and asks AFAS for the code.
    @PostMapping("/settings/connections")
    ModelAndView add(@ModelAttribute ConnectionForm form, Viewer me) {
        return switch (form.read(hosts)) {
            case ConnectionForm.Bad(var problems) ->
                new ModelAndView(
                        "connection/form",
                        Map.of("form", form, "problems", problems),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case ConnectionForm.Good(var draft, var keys) -> ask(connections.add(draft, keys), me);
        };
    }

    @GetMapping("/settings/connections/{id}/code")
    ModelAndView show(@PathVariable String id, Viewer me) {
        return page(me, connection(id), "", Problems.none(), HttpStatus.OK);
    }

    @PostMapping("/settings/connections/{id}/activation/code")
    ModelAndView askAgain(@PathVariable String id, Viewer me) {
        return ask(connection(id), me);
    }

    @PostMapping("/settings/connections/{id}/activation")
    ModelAndView finish(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code,
            Viewer me,
            RedirectAttributes redirect) {
        var connection = connection(id);
        var problems = steps.about(activations.finish(me, connection, code));
        if (!problems.isEmpty()) {
            return page(me, connection, code, problems, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Notice.good("connection.proven", connection.name()).on(redirect);
        return new ModelAndView("redirect:/settings/connections/" + id);
    }

    private ModelAndView ask(Connection connection, Viewer me) {
        var problems = steps.about(activations.ask(me, connection));
        return problems.isEmpty()
                ? new ModelAndView("redirect:/settings/connections/" + connection.id() + "/code")
                : page(me, connection, "", problems, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private ModelAndView page(Viewer me, Connection connection, String typed, Problems problems, HttpStatus status) {
        return new ModelAndView(
                "connection/code",
                Map.of("connection", connection, "step", steps.step(me, connection, typed), "problems", problems),
                status);
    }

    private Connection connection(String id) {
        return connections.byId(id).orElseThrow(NotFound::new);
    }
}
