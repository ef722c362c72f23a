package estrik.sandbox.seed;

import estrik.sandbox.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One object in the list that a file of a seed is, and where it stands.
///
/// @param number from 1
record Entry(Path file, int number, JsonNode json) {
    static List<Entry> of(Path file) {
        var list = tree(file);
        if (!list.isArray()) {
            throw new IllegalStateException(file + " must hold a list of objects.");
        }
        return IntStream.range(0, list.size())
                .mapToObj(at -> new Entry(file, at + 1, list.get(at)).checked())
                .toList();
    }

    private static JsonNode tree(Path file) {
        try {
            return Json.FILES.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw notJson(file, e);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read.", e);
        }
    }

    static IllegalStateException notJson(Path file, JacksonException e) {
        var place = e.getLocation();
        return new IllegalStateException(
                file + " is not JSON from line " + place.getLineNr() + ", column " + place.getColumnNr() + " on.", e);
    }

    private Entry checked() {
        if (!json.isObject()) {
            throw wrong("it must be an object");
        }
        return this;
    }

    IllegalStateException wrong(String what) {
        return new IllegalStateException(file + ", entry " + number + ": " + what + ".");
    }

    /// Refuses whatever else the object has, so that a slip of the pen is not passed over in silence.
    void knows(String... names) {
        var unknown = new TreeSet<>(json.propertyNames());
        unknown.removeAll(List.of(names));
        if (!unknown.isEmpty()) {
            throw wrong("\"" + unknown.first() + "\" is not known; it may have "
                    + String.join(", ", new TreeSet<>(List.of(names))));
        }
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    String text(String name) {
        var text = optional(name);
        if (text.isEmpty()) {
            throw wrong("\"" + name + "\" must be a text that is not empty");
        }
        return text;
    }

    String optional(String name) {
        return optional(name, "");
    }

    String optional(String name, String otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        if (!json.path(name).isString()) {
            throw wrong("\"" + name + "\" must be a text");
        }
        return json.path(name).asString().strip();
    }

    boolean flag(String name) {
        if (has(name) && !json.path(name).isBoolean()) {
            throw wrong("\"" + name + "\" must be true or false");
        }
        return json.path(name).asBoolean(false);
    }

    @Nullable
    LocalDate date(String name) {
        var text = optional(name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("\"" + name + "\" must be a date such as 2026-11-22");
        }
    }

    List<JsonNode> list(String name) {
        if (has(name) && !json.path(name).isArray()) {
            throw wrong("\"" + name + "\" must be a list");
        }
        return List.copyOf(json.path(name).values());
    }

    List<String> texts(String name) {
        return list(name).stream()
                .map(each -> {
                    if (!each.isString()) {
                        throw wrong("\"" + name + "\" must be a list of texts");
                    }
                    return each.asString();
                })
                .toList();
    }

    /// What stands there, as JSON; empty when nothing does.
    String json(String name) {
        return has(name) ? json.path(name).toString() : "";
    }
}
