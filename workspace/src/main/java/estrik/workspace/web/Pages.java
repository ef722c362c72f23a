package estrik.workspace.web;

import estrik.workspace.text.Language;
import estrik.workspace.text.Phrases;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/// Makes the [Page] for a request, one each; and one for a part that is painted for a person who is only listening.
@Component
public final class Pages {
    private static final String ATTRIBUTE = Page.class.getName();

    private final Phrases phrases;
    private final Assets assets;
    private final Clock clock;

    public Pages(Phrases phrases, Assets assets, Clock clock) {
        this.phrases = phrases;
        this.assets = assets;
        this.clock = clock;
    }

    public Page of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Page page) {
            return page;
        }
        var viewer = Viewer.in(request);
        var asked = new Page.Asked(
                Notice.in(request), csrf(request), path(request), "1".equals(request.getHeader("X-Fragment")));
        var page = page(viewer == null ? language(request) : viewer.language(), viewer, asked);
        request.setAttribute(ATTRIBUTE, page);
        return page;
    }

    /// For live repaints: no request, no form token, no notice.
    public Page of(Viewer viewer) {
        return page(viewer.language(), viewer, Page.Asked.nowhere());
    }

    private Page page(Language language, @Nullable Viewer viewer, Page.Asked asked) {
        return new Page(phrases, assets, new Moments(phrases, language, clock), language, viewer, asked);
    }

    private static Language language(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, Page.LANGUAGE_COOKIE);
        for (var language : Language.values()) {
            if (cookie != null && language.tag().equals(cookie.getValue())) {
                return language;
            }
        }
        return Language.of(request.getHeader("Accept-Language"));
    }

    private static @Nullable CsrfToken csrf(HttpServletRequest request) {
        return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    }

    private static String path(HttpServletRequest request) {
        var before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return before == null ? request.getRequestURI() : before.toString();
    }
}
