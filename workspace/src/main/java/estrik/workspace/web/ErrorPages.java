package estrik.workspace.web;

import estrik.workspace.text.Phrases;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/// What a person or a program sees when something went wrong: one sentence, a way out, and, when it is our own
/// fault, a reference that also stands in the log. Never a stack trace.
@Controller
@ControllerAdvice
final class ErrorPages implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> WITH_OWN_TEXT = Set.of(400, 403, 404, 405, 413, 429, 500, 503);

    private final Phrases phrases;
    private final Pages pages;

    ErrorPages(Phrases phrases, Pages pages) {
        this.phrases = phrases;
        this.pages = pages;
    }

    /// What a controller throws and nobody in between could do anything about.
    @ExceptionHandler
    @Nullable
    Object thrown(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws Exception {
        return switch (thrown) {
            case AccessDeniedException _, AuthenticationException _ -> throw thrown;
            case NotSignedIn _ -> new ModelAndView(new RedirectView("/sign-in"));
            case AsyncRequestNotUsableException _ -> null;
            default -> response.isCommitted() ? null : answer(status(thrown), thrown, request);
        };
    }

    /// What the container or a filter refuses before a controller is reached.
    @RequestMapping("/error")
    Object refused(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable t ? t : null;
        return answer(status, thrown, request);
    }

    private static int status(Exception thrown) {
        if (thrown instanceof ErrorResponse known) {
            return known.getStatusCode().value();
        }
        var named = AnnotatedElementUtils.findMergedAnnotation(thrown.getClass(), ResponseStatus.class);
        return named == null ? 500 : named.code().value();
    }

    private Object answer(int status, @Nullable Throwable thrown, HttpServletRequest request) {
        var reference = status >= 500 ? writeDown(status, thrown, request) : "";
        var words = WITH_OWN_TEXT.contains(status) ? status : status >= 500 ? 500 : 400;
        return pages.of(request).path().startsWith("/api/")
                ? problem(status, words, reference, request)
                : page(status, words, reference);
    }

    private static String writeDown(int status, @Nullable Throwable thrown, HttpServletRequest request) {
        var reference = HexFormat.of()
                .withUpperCase()
                .toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error(
                "{} {} answered {}, reference {}",
                request.getMethod(),
                request.getRequestURI(),
                status,
                reference,
                thrown);
        return reference;
    }

    private ResponseEntity<ProblemDetail> problem(int status, int words, String reference, HttpServletRequest request) {
        var language = pages.of(request).language();
        var problem = ProblemDetail.forStatus(status);
        problem.setTitle(phrases.say(language, "web.error." + words + ".title"));
        problem.setDetail(phrases.say(language, "web.error." + words + ".text"));
        if (!reference.isEmpty()) {
            problem.setProperty("reference", reference);
        }
        return ResponseEntity.of(problem).build();
    }

    private static ModelAndView page(int status, int words, String reference) {
        return new ModelAndView(
                "web/error", Map.of("status", words, "reference", reference), HttpStatusCode.valueOf(status));
    }
}
