package estrik.workspace.account;

import estrik.workspace.text.Language;
import estrik.workspace.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/// Remembers the language of a browser, for the pages before signing in.
@Component
final class LanguageCookie {
    private final boolean secure;

    /// @param secure as the session's cookie is
    LanguageCookie(@Value("${server.servlet.session.cookie.secure}") boolean secure) {
        this.secure = secure;
    }

    void remember(Language language, HttpServletResponse response) {
        var cookie = ResponseCookie.from(Page.LANGUAGE_COOKIE, language.tag())
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
