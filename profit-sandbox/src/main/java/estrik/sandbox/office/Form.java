package estrik.sandbox.office;

import estrik.sandbox.wire.BadInput;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands in a form, typed or put there, and what is wrong with it. Belongs to one thread.
final class Form {
    /// A sentence of the phrase files.
    record Said(String key, List<Object> args) {}

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, Said> wrong = new LinkedHashMap<>();

    Form with(String name, @Nullable Object value) {
        if (value != null) {
            values.computeIfAbsent(name, each -> new ArrayList<>()).add(value.toString());
        }
        return this;
    }

    Form withAll(String name, Collection<String> all) {
        all.forEach(each -> with(name, each));
        return this;
    }

    Form ticked(String name, boolean ticked) {
        return ticked ? with(name, "on") : this;
    }

    String value(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// A text that must be there. What is wrong with it is noted.
    String text(String name, int most) {
        var text = optional(name, most);
        if (text.isEmpty() && problem(name).isEmpty()) {
            wrong(name, "wrong.missing");
        }
        return text;
    }

    /// A text that may be empty.
    String optional(String name, int most) {
        var text = value(name).strip();
        if (text.length() > most) {
            wrong(name, "wrong.long", most);
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            wrong(name, "wrong.unreadable");
        }
        return text;
    }

    /// The lines that say something.
    List<String> lines(String name) {
        return value(name)
                .lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /// A name that stands in addresses, where `.` and `..` mean something else.
    String name(String name, int most) {
        var text = text(name, most);
        if (!text.isEmpty() && text.chars().allMatch(each -> each == '.')) {
            wrong(name, "wrong.dots");
        }
        return text;
    }

    int number(String name, int least, int most) {
        var text = value(name).strip();
        if (text.matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(name, "wrong.number", least, most);
        return least;
    }

    /// A date, or null when none was given.
    @Nullable
    LocalDate date(String name) {
        var text = value(name).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            wrong(name, "wrong.date");
            return null;
        }
    }

    /// One of these, spelt as they are. The page offers no other; who sends one did not use the page.
    String oneOf(String name, Collection<String> offered) {
        var value = value(name);
        return offered.stream()
                .filter(value::equals)
                .findFirst()
                .orElseThrow(() -> new BadInput("\"" + name + "\" is none of what the page offers."));
    }

    /// One of these. That none is chosen, or one that went in the meantime, is noted.
    Optional<String> choice(String name, Collection<String> offered) {
        var chosen = offered.stream().filter(value(name)::equals).findFirst();
        if (chosen.isEmpty()) {
            wrong(name, "wrong.choice");
        }
        return chosen;
    }

    List<String> someOf(String name, Collection<String> offered) {
        return offered.stream().filter(values(name)::contains).toList();
    }

    void wrong(String name, String key, Object... args) {
        wrong.putIfAbsent(name, new Said(key, List.of(args)));
    }

    Optional<Said> problem(String name) {
        return Optional.ofNullable(wrong.get(name));
    }

    boolean isWrong() {
        return !wrong.isEmpty();
    }

    /// The field that the reader should look at first.
    boolean isFirstWrong(String name) {
        return isWrong() && wrong.keySet().iterator().next().equals(name);
    }
}
