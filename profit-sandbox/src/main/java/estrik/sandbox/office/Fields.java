package estrik.sandbox.office;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Draws the fields of one form with what stands in them; a problem stands at its field. A phrase `key.hint` is shown
/// when there is one.
record Fields(Visit visit, Form form) {
    /// @param note a line below the label, or empty
    record Option(String value, String label, String note) {
        Option(String value, String label) {
            this(value, label, "");
        }
    }

    static List<Option> options(Collection<String> names) {
        return names.stream().map(each -> new Option(each, each)).toList();
    }

    static <T> List<Option> options(Collection<T> things, Function<T, Option> option) {
        return things.stream().map(option).toList();
    }

    /// One sentence at the top when something is wrong.
    Markup alert() {
        return Markup.of("<p class=\"notice bad\" role=\"alert\">{}</p>", visit.say("wrong.lead"))
                .when(form.isWrong());
    }

    Markup text(String name, String key) {
        return input(name, key, Markup.of("type=\"text\" autocomplete=\"off\" spellcheck=\"false\""));
    }

    Markup mail(String name, String key) {
        // Of type text: a browser's own check would keep odd addresses from being tried.
        return input(
                name, key, Markup.of("type=\"text\" inputmode=\"email\" autocomplete=\"off\" spellcheck=\"false\""));
    }

    Markup date(String name, String key) {
        return input(name, key, Markup.of("type=\"date\""));
    }

    /// A date and a time of day.
    Markup moment(String name, String key) {
        return input(name, key, Markup.of("type=\"datetime-local\""));
    }

    Markup number(String name, String key) {
        return input(name, key, Markup.of("type=\"text\" inputmode=\"numeric\" autocomplete=\"off\""));
    }

    Markup file(String name, String key) {
        return input(name, key, Markup.of("type=\"file\" accept=\".json,application/json\""), "");
    }

    private Markup input(String name, String key, Markup attributes) {
        return input(name, key, attributes, form.value(name));
    }

    private Markup input(String name, String key, Markup attributes, String value) {
        return Markup.of(
                "<div class=\"field\">{}<input id=\"{}\" name=\"{}\" value=\"{}\" {}{}>{}</div>",
                label(name, key),
                name,
                name,
                value,
                attributes,
                described(name, key),
                below(name, key));
    }

    Markup area(String name, String key) {
        return Markup.of(
                "<div class=\"field\">{}<textarea id=\"{}\" name=\"{}\" rows=\"4\" spellcheck=\"false\"{}>\n{}</textarea>{}</div>",
                label(name, key),
                name,
                name,
                described(name, key),
                form.value(name),
                below(name, key));
    }

    Markup choice(String name, String key, List<Option> options) {
        return Markup.of(
                "<div class=\"field\">{}<select id=\"{}\" name=\"{}\"{}>{}</select>{}</div>",
                label(name, key),
                name,
                name,
                described(name, key),
                options(name, options),
                below(name, key));
    }

    Markup options(String name, List<Option> options) {
        return Markup.each(
                options,
                each -> Markup.of(
                        "<option value=\"{}\"{}>{}</option>",
                        each.value(),
                        Markup.of(" selected").when(each.value().equals(form.value(name))),
                        each.label()));
    }

    Markup tick(String name, String key) {
        return Markup.of(
                "<div class=\"field tick\"><input type=\"checkbox\" id=\"{}\" name=\"{}\" value=\"on\"{}{}><div>{}{}</div></div>",
                name,
                name,
                Markup.of(" checked").when(form.has(name)),
                described(name, key),
                label(name, key),
                below(name, key));
    }

    /// Boxes to tick, each with the same name.
    Markup ticks(String name, String key, List<Option> options, String none) {
        return Markup.of(
                "<fieldset class=\"ticks\"{}><legend>{}</legend>{}{}</fieldset>",
                described(name, key),
                visit.say(key),
                below(name, key),
                options.isEmpty()
                        ? Markup.of("<p class=\"none\">{}</p>", none)
                        : Markup.each(options, each -> box("checkbox", name, each)));
    }

    /// Round boxes of which one is ticked.
    Markup pick(String name, String key, List<Option> options) {
        return Markup.of(
                "<fieldset class=\"ticks\"{}><legend>{}</legend>{}{}</fieldset>",
                described(name, key),
                visit.say(key),
                below(name, key),
                Markup.each(options, each -> box("radio", name, each)));
    }

    private Markup box(String type, String name, Option option) {
        return Markup.of(
                "<label><input type=\"{}\" name=\"{}\" value=\"{}\"{}><span>{}{}</span></label>",
                type,
                name,
                option.value(),
                Markup.of(" checked").when(form.values(name).contains(option.value())),
                option.label(),
                Markup.of("<small>{}</small>", option.note())
                        .when(!option.note().isEmpty()));
    }

    Markup save(String key) {
        return Markup.of("<div class=\"buttons\"><button class=\"primary\">{}</button></div>", visit.say(key));
    }

    private Markup label(String name, String key) {
        return Markup.of("<label for=\"{}\">{}</label>", name, visit.say(key));
    }

    private Markup described(String name, String key) {
        var ids = (Phrases.knows(key + ".hint") ? name + "-hint " : "")
                + (form.problem(name).isPresent() ? name + "-error" : "");
        return Markup.of(" aria-describedby=\"{}\"", ids.strip())
                .when(!ids.isEmpty())
                .and(Markup.of(" aria-invalid=\"true\"").when(form.problem(name).isPresent()))
                .and(Markup.of(" autofocus").when(form.isFirstWrong(name)));
    }

    private Markup below(String name, String key) {
        return hint(name, key)
                .and(form.problem(name)
                        .map(each -> Markup.of("<p class=\"error\" id=\"{}-error\">{}</p>", name, visit.say(each)))
                        .orElse(Markup.NONE));
    }

    private Markup hint(String name, String key) {
        return Phrases.knows(key + ".hint")
                ? Markup.of("<p class=\"hint\" id=\"{}-hint\">{}</p>", name, visit.say(key + ".hint"))
                : Markup.NONE;
    }
}
