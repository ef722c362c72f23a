package estrik.workspace.web;

import estrik.workspace.text.Phrase;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/// One sentence at the top of the next page, carried over a redirect.
public record Notice(Tone tone, Phrase phrase) implements Serializable {
    private static final String ATTRIBUTE = "notice";

    public enum Tone {
        GOOD,
        WARN,
        BAD;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Notice good(String key, Object... args) {
        return new Notice(Tone.GOOD, Phrase.of(key, args));
    }

    public static Notice warn(String key, Object... args) {
        return new Notice(Tone.WARN, Phrase.of(key, args));
    }

    public static Notice bad(String key, Object... args) {
        return new Notice(Tone.BAD, Phrase.of(key, args));
    }

    public void on(RedirectAttributes redirect) {
        redirect.addFlashAttribute(ATTRIBUTE, this);
    }

    static @Nullable Notice in(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(ATTRIBUTE) instanceof Notice notice ? notice : null;
    }
}
