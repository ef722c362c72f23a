package estrik.workspace.activation;

import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.text.Phrase;
import estrik.workspace.web.NotFound;
import estrik.workspace.web.Viewer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// A person's own access to a connection: ask a code, type it.
@Controller
final class ActivationPages {
    private final Connections connections;
    private final Activations activations;
    private final CodeSteps steps;

    ActivationPages(Connections connections, Activations activations, CodeSteps steps) {
        this.connections = connections;
        this.activations = activations;
        this.steps = steps;
    }

    @GetMapping("/connections/{id}/activation")
    ModelAndView show(@PathVariable String id, Viewer me) {
        return page(me, connection(id), null);
    }

    @PostMapping("/connections/{id}/code-request")
    ModelAndView ask(@PathVariable String id, Viewer me) {
        var connection = connection(id);
        var problem = steps.about(activations.ask(me, connection));
        return problem.isEmpty()
                ? new ModelAndView("redirect:/connections/" + id + "/activation")
                : page(me, connection, problem.get());
    }

    @PostMapping("/connections/{id}/activation")
    ModelAndView finish(@PathVariable String id, @RequestParam(defaultValue = "") String code, Viewer me) {
        var connection = connection(id);
        var problem = steps.about(activations.finish(me, connection, code), code);
        return problem.isEmpty()
                ? new ModelAndView("redirect:/connections/" + id + "/activation/done")
                : page(me, connection, problem.get());
    }

    @GetMapping("/connections/{id}/activation/done")
    ModelAndView done(@PathVariable String id) {
        // How much there is, is on the board a moment later; this page does not wait for AFAS.
        return new ModelAndView(
                "activation/done", Map.of("view", new DoneView(connection(id).name(), -1, -1, "/")));
    }

    private ModelAndView page(Viewer me, Connection connection, @Nullable Phrase problem) {
        var status = problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        var base = "/connections/" + connection.id();
        return steps.step(me, connection, base, "", "/", problem, false)
                .map(step -> new ModelAndView(
                        "activation/code", Map.of("connectionName", connection.name(), "step", step), status))
                .orElseGet(() -> new ModelAndView(
                        "activation/ask",
                        Map.of("view", new AskView(connection.id(), connection.name(), me.login(), "/", problem)),
                        status));
    }

    // A connection that its administrator has not proven yet is nobody's business but his.
    private Connection connection(String id) {
        return connections.byId(id).filter(Connection::proven).orElseThrow(NotFound::new);
    }
}
