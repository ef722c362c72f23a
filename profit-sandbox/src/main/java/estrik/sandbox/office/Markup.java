package estrik.sandbox.office;

import estrik.sandbox.wire.Html;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A piece of HTML. Text gets into one only through here, and is escaped on the way.
record Markup(String html) {
    static final Markup NONE = new Markup("");

    /// Fills every `{}` of the template with the next part: markup as it is, anything else as text, null as nothing.
    static Markup of(String template, @Nullable Object... parts) {
        var html = new StringBuilder(template.length() + 64);
        int from = 0;
        for (var part : parts) {
            int gap = template.indexOf("{}", from);
            if (gap < 0) {
                throw new IllegalArgumentException("More parts than gaps: " + template);
            }
            html.append(template, from, gap).append(html(part));
            from = gap + 2;
        }
        if (template.indexOf("{}", from) >= 0) {
            throw new IllegalArgumentException("More gaps than parts: " + template);
        }
        return new Markup(html.append(template, from, template.length()).toString());
    }

    private static String html(@Nullable Object part) {
        return switch (part) {
            case null -> "";
            case Markup markup -> markup.html();
            case Optional<?> maybe -> html(maybe.orElse(null));
            default -> Html.escape(part.toString());
        };
    }

    static <T> Markup each(Collection<T> things, Function<T, Markup> markup) {
        return each(things.stream(), markup);
    }

    static <T> Markup each(Stream<T> things, Function<T, Markup> markup) {
        var html = new StringBuilder();
        things.forEach(thing -> html.append(markup.apply(thing).html()));
        return new Markup(html.toString());
    }

    /// This, or nothing.
    Markup when(boolean wanted) {
        return wanted ? this : NONE;
    }

    Markup and(Markup next) {
        return new Markup(html + next.html());
    }
}
