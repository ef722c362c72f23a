package estrik.workspace.account;

import estrik.workspace.web.Page;
import estrik.workspace.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The first page of a new workspace: whoever opens it becomes the administrator. It is gone afterwards.
@Controller
final class FirstStartPages {
    private final People people;
    private final Sessions sessions;

    FirstStartPages(People people, Sessions sessions) {
        this.people = people;
        this.sessions = sessions;
    }

    @GetMapping("/first-start")
    ModelAndView form() {
        return people.none() ? form("", "", Problems.none()) : new LocalPath("/").redirect();
    }

    @PostMapping("/first-start")
    ModelAndView begin(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            Page page,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!people.none()) {
            return new LocalPath("/").redirect();
        }
        var draft = new Draft(login, name);
        var problems = Passwords.check(draft.problems(), password, draft.login());
        if (!problems.isEmpty()) {
            return form(name, login, problems);
        }
        people.addFirst(new NewPerson(login, name, password, true, page.language()))
                .ifPresent(person -> sessions.begin(person, request, response));
        return new LocalPath("/").redirect();
    }

    private static ModelAndView form(String name, String login, Problems problems) {
        return Forms.show("account/first-start", new FirstStartView(name, login, problems), problems);
    }
}
