package estrik.workspace.activation;

import estrik.workspace.connection.Connection;
import estrik.workspace.connection.Connections;
import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Viewer;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
        return page(me, connection(id), "", Problems.none(), HttpStatus.OK);
    }

    @PostMapping("/connections/{id}/activation/code")
    ModelAndView ask(@PathVariable String id, Viewer me) {
        var connection = connection(id);
        var problems = steps.about(activations.ask(me, connection));
        return problems.isEmpty()
                ? new ModelAndView("redirect:/connections/" + id + "/activation")
                : page(me, connection, "", problems, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/connections/{id}/activation")
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
        Notice.good("activation.done", connection.name()).on(redirect);
        return new ModelAndView("redirect:/");
    }

    private ModelAndView page(Viewer me, Connection connection, String typed, Problems problems, HttpStatus status) {
        var step = steps.step(me, connection, typed);
        return new ModelAndView(
                step.askedAt() == null ? "activation/ask" : "activation/code",
                Map.of("connection", connection, "step", step, "problems", problems),
                status);
    }

    // A connection that its administrator has not proven yet is nobody's business but his.
    private Connection connection(String id) {
        return connections.byId(id).filter(Connection::proven).orElseThrow(NotFound::new);
    }
}
