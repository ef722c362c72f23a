package estrik.workspace.web;

import estrik.workspace.text.Phrase;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is wrong with a form, by the name of the field. The form is shown again with status 422 and
/// everything typed still in it, but for secrets.
public record Problems(Map<String, Phrase> byField) {
    public Problems {
        byField = Map.copyOf(byField);
    }

    public static Problems none() {
        return new Problems(Map.of());
    }

    public Problems with(String field, Phrase phrase) {
        var more = new LinkedHashMap<>(byField);
        more.putIfAbsent(field, phrase);
        return new Problems(more);
    }

    public Problems with(String field, String key, Object... args) {
        return with(field, Phrase.of(key, args));
    }

    public @Nullable Phrase of(String field) {
        return byField.get(field);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }
}
