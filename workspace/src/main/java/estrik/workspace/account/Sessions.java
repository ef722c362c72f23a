package estrik.workspace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// The sessions of people who are signed in. A session holds the person's id and no rights: those are
/// looked up at each request. Shared by threads.
@Component
final class Sessions {
    /// For somebody who only looks at the sign-in page.
    static final Duration BEFORE_SIGN_IN = Duration.ofHours(12);

    private static final Duration SIGNED_IN = Duration.ofDays(30);

    private final FindByIndexNameSessionRepository<? extends Session> kept;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Sessions(FindByIndexNameSessionRepository<? extends Session> kept) {
        this.kept = kept;
    }

    /// Signs a person in, in a new session: whoever knew the old one knows nothing.
    void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
        var before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession(true).setMaxInactiveInterval((int) SIGNED_IN.toSeconds());
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(person.id(), null, List.of());
        contexts.saveContext(new SecurityContextImpl(signedIn), request, response);
    }

    /// Signs a person out everywhere.
    void endAll(String personId) {
        kept.findByPrincipalName(personId).keySet().forEach(kept::deleteById);
    }
}
