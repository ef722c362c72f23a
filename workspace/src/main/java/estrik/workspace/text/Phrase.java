package estrik.workspace.text;

import java.io.Serializable;
import java.util.List;

/// Something to be said, with the language still open. An argument may itself be a phrase.
public record Phrase(String key, List<Object> args) implements Serializable {
    public Phrase {
        args = List.copyOf(args);
    }

    public static Phrase of(String key, Object... args) {
        return new Phrase(key, List.of(args));
    }
}
