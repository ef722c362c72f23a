package estrik.workspace.account;

import estrik.workspace.text.Language;
import estrik.workspace.text.Phrase;
import estrik.workspace.web.Notice;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Theme;
import estrik.workspace.web.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What people choose for themselves.
@Controller
final class MePages {
    private final People people;
    private final Groups groups;
    private final SignIns signIns;
    private final Sessions sessions;
    private final LanguageCookie cookie;

    MePages(People people, Groups groups, SignIns signIns, Sessions sessions, LanguageCookie cookie) {
        this.people = people;
        this.groups = groups;
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GetMapping("/me")
    ModelAndView form(Viewer me) {
        return form(me, Problems.none());
    }

    @PostMapping("/me")
    ModelAndView choose(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String theme,
            Viewer me,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var chosenLanguage = language(language);
        var chosenTheme = theme(theme);
        if (chosenLanguage.isEmpty()) {
            return form(me, Problems.none().with("form", "account.problem.language"));
        }
        if (chosenTheme.isEmpty()) {
            return form(me, Problems.none().with("form", "account.problem.theme"));
        }
        people.choose(me.personId(), chosenLanguage.get(), chosenTheme.get());
        cookie.remember(chosenLanguage.get(), response);
        Notice.good("account.me.saved").on(redirect);
        return new LocalPath("/me").redirect();
    }

    @PostMapping("/me/password")
    ModelAndView password(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            Viewer me,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var problems = Passwords.check(Problems.none(), password, me.login());
        if (!problems.isEmpty()) {
            return form(me, problems);
        }
        return switch (signIns.attempt(me.login(), current, request.getRemoteAddr())) {
            case SignIn.Right(var person) -> {
                people.password(person.id(), password);
                sessions.endAll(person.id());
                sessions.begin(person, request, response);
                Notice.good("account.me.password.changed").on(redirect);
                yield new LocalPath("/me").redirect();
            }
            case SignIn.Wrong _ -> form(me, wrong(Phrase.of("account.problem.password-wrong")));
            case SignIn.Blocked() -> form(me, wrong(Phrase.of("account.sign-in.blocked")));
            case SignIn.Wait(var time) ->
                form(
                        me,
                        wrong(Phrase.of(
                                "account.sign-in.wait", time.plusMillis(999).toSeconds())));
        };
    }

    private static Problems wrong(Phrase why) {
        return Problems.none().with("current", why);
    }

    private ModelAndView form(Viewer me, Problems problems) {
        var mine = groups.ofPerson(me.personId());
        var names = groups.all().stream()
                .filter(group -> mine.contains(group.id()))
                .map(Group::name)
                .toList();
        return Forms.show(
                "account/me", new MeView(me.name(), me.login(), names, me.language(), me.theme(), problems), problems);
    }

    /// For somebody who is not signed in as well: the words on the sign-in page.
    @PostMapping("/language")
    ModelAndView language(
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        language(language).ifPresent(chosen -> {
            cookie.remember(chosen, response);
            Optional.ofNullable(request.getRemoteUser())
                    .flatMap(people::byId)
                    .ifPresent(me -> people.choose(me.id(), chosen, me.theme()));
        });
        return new LocalPath(back).redirect();
    }

    private static Optional<Language> language(String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    private static Optional<Theme> theme(String tag) {
        return Arrays.stream(Theme.values())
                .filter(theme -> theme.tag().equals(tag))
                .findFirst();
    }
}
