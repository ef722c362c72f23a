package estrik.workspace.account;

import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// Where somebody wants to go after signing in: a page of this workspace and nothing else, whatever was sent.
record LocalPath(String path) {
    private static final int LONGEST = 2_000;

    LocalPath {
        path = local(path) ? path : "/";
    }

    // Browsers read two slashes, or a slash and a backslash, as the start of another host.
    private static boolean local(String path) {
        return path.length() <= LONGEST
                && path.startsWith("/")
                && !path.startsWith("//")
                && path.indexOf('\\') < 0
                && path.codePoints().noneMatch(Character::isISOControl);
    }

    ModelAndView redirect() {
        var view = new RedirectView(path);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }
}
