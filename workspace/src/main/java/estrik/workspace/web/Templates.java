package estrik.workspace.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The templates of `src/main/jte`, compiled in the build. Shared by threads.
@Component
public final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    public Templates() {
        engine.setTrimControlStructures(true);
    }

    /// Paints `name` (without `.jte`). Every template takes a `page`; what a template does not take is ignored.
    public String paint(String name, Map<String, Object> parts) {
        var output = new StringOutput(8192);
        engine.render(name + ".jte", parts, output);
        return output.toString();
    }

    boolean has(String name) {
        return engine.hasTemplate(name + ".jte");
    }
}
