package estrik.workspace.account;

import estrik.workspace.web.Problems;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/// How a form is shown: as it is, or again with what is wrong in it.
final class Forms {
    private Forms() {}

    static ModelAndView show(String template, Object view, Problems problems) {
        return new ModelAndView(
                template, Map.of("view", view), problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
