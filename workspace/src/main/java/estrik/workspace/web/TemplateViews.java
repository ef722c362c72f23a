package estrik.workspace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.AbstractUrlBasedView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/// A controller's view name is the name of a template: `board/board`. `redirect:/…` works as in Spring.
@Component
class TemplateViews extends UrlBasedViewResolver {
    private final Templates templates;
    private final Pages pages;

    TemplateViews(Templates templates, Pages pages) {
        this.templates = templates;
        this.pages = pages;
        setViewClass(TemplateView.class);
        setOrder(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    protected @Nullable View loadView(String viewName, Locale locale) {
        return templates.has(viewName) ? new TemplateView(viewName) : null;
    }

    private final class TemplateView extends AbstractUrlBasedView {
        private TemplateView(String name) {
            super(name);
        }

        @Override
        protected void renderMergedOutputModel(
                Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var parts = new HashMap<>(model);
            parts.putIfAbsent("page", pages.of(request));
            var html = templates.paint(String.valueOf(getUrl()), parts).getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(html.length);
            response.getOutputStream().write(html);
        }
    }
}
