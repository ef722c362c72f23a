package estrik.workspace.account;

import estrik.workspace.web.Viewer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Looks up, at every request, the person whose session it is: who was blocked a moment ago is out,
/// and a right that was taken away is gone. While there is nobody yet, everything leads to the first start.
final class Doorkeeper extends OncePerRequestFilter {
    static final GrantedAuthority ADMINISTRATOR = new SimpleGrantedAuthority("administrator");

    private final People people;

    Doorkeeper(People people) {
        this.people = people;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/health");
    }

    // An error page is in the language of its reader too.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (people.none() && !opensWithoutAnybody(request.getRequestURI())) {
            response.sendRedirect("/first-start");
            return;
        }
        var known = SecurityContextHolder.getContext().getAuthentication();
        if (known != null) {
            people.byId(known.getName())
                    .filter(person -> !person.blocked())
                    .ifPresentOrElse(person -> enter(person, request), () -> leave(request));
        }
        chain.doFilter(request, response);
    }

    private static boolean opensWithoutAnybody(String path) {
        return path.equals("/first-start") || path.equals("/language") || path.equals("/error");
    }

    private static void enter(Person person, HttpServletRequest request) {
        Viewer.put(request, person.viewer());
        var rights = person.administrator() ? List.of(ADMINISTRATOR) : List.<GrantedAuthority>of();
        SecurityContextHolder.setContext(
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(person.id(), null, rights)));
    }

    private static void leave(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }
}
