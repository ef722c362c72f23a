package estrik.workspace.account;

import estrik.workspace.text.Phrase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    private final SignIns signIns;
    private final Sessions sessions;

    SignInPages(SignIns signIns, Sessions sessions) {
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    ModelAndView form(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        if (request.getRemoteUser() != null) {
            return new LocalPath(to).redirect();
        }
        var ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        return new Form("", to).show(ended);
    }

    @PostMapping("/sign-in")
    ModelAndView signIn(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var form = new Form(login, to);
        if (login.isBlank() || password.isEmpty()) {
            return form.refuse(Phrase.of("account.sign-in.missing"));
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
                yield form.delay(seconds(time));
            }
        };
    }

    private static long seconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }

    /// What was typed, and where to go afterwards.
    private record Form(String login, String to) {
        ModelAndView show(boolean ended) {
            return show(HttpStatus.OK, null, 0, ended);
        }

        ModelAndView refuse(Phrase why) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, why, 0, false);
        }

        ModelAndView delay(long seconds) {
            return show(HttpStatus.TOO_MANY_REQUESTS, Phrase.of("account.sign-in.wait", seconds), seconds, false);
        }

        private ModelAndView show(HttpStatus status, @Nullable Phrase problem, long seconds, boolean ended) {
            return new ModelAndView(
                    "account/sign-in",
                    Map.of("view", new SignInView(login, new LocalPath(to).path(), problem, seconds, ended)),
                    status);
        }
    }
}
