package estrik.workspace.activation;

import estrik.workspace.connection.AfasHosts;
import estrik.workspace.connection.Connection;
import estrik.workspace.connection.ConnectionForm;
import estrik.workspace.connection.Connections;
import estrik.workspace.text.Phrase;
import estrik.workspace.web.NotFound;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Viewer;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
    private static final Pattern BACK = Pattern.compile("/apps/[a-z0-9-]+");

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
    ModelAndView add(@ModelAttribute ConnectionForm form, Viewer me, RedirectAttributes redirect) {
        return switch (form.read(hosts)) {
            case ConnectionForm.Bad(var problems) ->
                new ModelAndView(
                        "connection/form", Map.of("view", form.view(problems)), HttpStatus.UNPROCESSABLE_CONTENT);
            case ConnectionForm.Good(var draft, var keys) ->
                ask(connections.add(draft, keys), form.back(), me, redirect);
        };
    }

    @GetMapping("/settings/connections/{id}/code")
    ModelAndView show(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String back,
            Viewer me,
            RedirectAttributes redirect) {
        return page(me, connection(id), back, null, redirect);
    }

    @PostMapping("/settings/connections/{id}/code-request")
    ModelAndView askAgain(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String back,
            Viewer me,
            RedirectAttributes redirect) {
        return ask(connection(id), back, me, redirect);
    }

    @PostMapping("/settings/connections/{id}/activation")
    ModelAndView finish(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String back,
            Viewer me,
            RedirectAttributes redirect) {
        var connection = connection(id);
        var problem = steps.about(activations.finish(me, connection, code), code);
        if (problem.isPresent()) {
            return page(me, connection, back, problem.get(), redirect);
        }
        Notice.good("connection.ready", connection.name()).on(redirect);
        return new ModelAndView("redirect:"
                + (BACK.matcher(back).matches() ? back + "?connection=" + id : "/settings/connections/" + id));
    }

    private ModelAndView ask(Connection connection, String back, Viewer me, RedirectAttributes redirect) {
        var problem = steps.about(activations.ask(me, connection));
        return problem.isEmpty()
                ? new ModelAndView("redirect:/settings/connections/" + connection.id() + "/code" + query(back))
                : page(me, connection, back, problem.get(), redirect);
    }

    // Where no code is on its way, the connection's own page says so and has the button.
    private ModelAndView page(
            Viewer me, Connection connection, String back, @Nullable Phrase problem, RedirectAttributes redirect) {
        var base = "/settings/connections/" + connection.id();
        return steps.step(me, connection, base, query(back), base, problem, true)
                .map(step -> new ModelAndView(
                        "connection/code",
                        Map.of("connectionName", connection.name(), "step", step),
                        problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT))
                .orElseGet(() -> {
                    if (problem != null) {
                        new Notice(Notice.Tone.BAD, problem).on(redirect);
                    }
                    return new ModelAndView("redirect:" + base);
                });
    }

    private static String query(String back) {
        return BACK.matcher(back).matches() ? "?back=" + back : "";
    }

    private Connection connection(String id) {
        return connections.byId(id).orElseThrow(NotFound::new);
    }
}
