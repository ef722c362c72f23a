package estrik.workspace.account;

import estrik.workspace.text.Phrase;
import estrik.workspace.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// Signing in with login and password. Signing out, `POST /sign-out`, is one of the [AccessRules].
@Controller
final class SignInPages {
    private static final long IN_MINUTES_FROM = 120;

    private final SignIns signIns;
    private final Sessions sessions;

    SignInPages(SignIns signIns, Sessions sessions) {
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    ModelAndView form(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        return request.getRemoteUser() == null ? new Form("", to).show() : new LocalPath(to).redirect();
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var form = new Form(login, to);
        var missing = missing(login, password);
        if (!missing.isEmpty()) {
            return form.show(missing, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (signIns.attempt(login, password, request.getRemoteAddr())) {
            case SignIn.Right(var person) -> {
                sessions.begin(person, request, response);
                yield new LocalPath(to).redirect();
            }
            case SignIn.Wrong(var left) -> form.refuse(Phrase.of("account.sign-in.wrong", left));
            case SignIn.Blocked() -> form.refuse(Phrase.of("account.sign-in.blocked"));
            case SignIn.Wait(var time) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(time)));
                yield form.show(
                        Problems.none().with("form", wait(time)), HttpStatus.TOO_MANY_REQUESTS, seconds(time));
            }
        };
    }

    private static Problems missing(String login, String password) {
        var problems = Problems.none();
        if (login.isBlank()) {
            problems = problems.with("login", "account.problem.login.missing");
        }
        return password.isEmpty() ? problems.with("password", "account.problem.password.missing") : problems;
    }

    static Phrase wait(Duration time) {
        var seconds = seconds(time);
        return seconds < IN_MINUTES_FROM
                ? Phrase.of("account.sign-in.wait-seconds", seconds)
                : Phrase.of("account.sign-in.wait-minutes", (seconds + 59) / 60);
    }

    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }

    private record Form(String login, String to) {
        ModelAndView show() {
            return show(Problems.none(), HttpStatus.OK);
        }

        ModelAndView refuse(Phrase why) {
            return show(Problems.none().with("form", why), HttpStatus.UNPROCESSABLE_CONTENT);
        }

        ModelAndView show(Problems problems, HttpStatus status) {
            return show(problems, status, 0);
        }

        ModelAndView show(Problems problems, HttpStatus status, long wait) {
            var parts = Map.of("login", login, "to", new LocalPath(to).path(), "problems", problems, "wait", wait);
            return new ModelAndView("account/sign-in", parts, status);
        }
    }
}
