package estrik.workspace.account;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/// Who may open what. Rules finer than a path stand in the `where` of the SQL.
@Configuration(proxyBeanMethods = false)
class AccessRules {
    private static final String[] OPEN = {"/sign-in", "/first-start", "/language", "/assets/**", "/health/**", "/error"
    };

    @Bean
    SecurityFilterChain accessToEverything(HttpSecurity http, People people) {
        return http.authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        // What an owner may do with the own app, /apps/{id} decides.
                        .requestMatchers("/settings/**", "/apps/new")
                        .hasAuthority(Doorkeeper.ADMINISTRATOR.getAuthority())
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new Doorkeeper(people), CsrfFilter.class)
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
                .exceptionHandling(trouble -> trouble.authenticationEntryPoint(
                                (request, response, _) -> askToSignIn(request, response))
                        .accessDeniedHandler(AccessRules::refuse))
                // The page that was asked for is carried in the address; no session is made to keep it.
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                // SecurityHeaders sets them.
                .headers(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .build();
    }

    private static void askToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (asksAsAProgram(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(request.getMethod().equals("GET") ? signInAndBackTo(request) : "/sign-in");
        }
    }

    private static boolean asksAsAProgram(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/live") || request.getHeader("X-Fragment") != null;
    }

    private static String signInAndBackTo(HttpServletRequest request) {
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return path.equals("/") ? "/sign-in" : "/sign-in?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    // A form that was open longer than its session leads to the sign-in, not to a refusal.
    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var nobody = SecurityContextHolder.getContext().getAuthentication() == null;
        if (why instanceof CsrfException && nobody && !request.getRequestURI().equals("/sign-in")) {
            askToSignIn(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOnBothEngines() {
        return kept -> {
            kept.setDefaultMaxInactiveInterval(Sessions.BEFORE_SIGN_IN);
            // Two requests of one session may write the same attribute; SQLite understands this as well.
            new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(kept);
        };
    }
}
