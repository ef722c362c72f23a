package estrik.sandbox.office;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The pieces that pages are laid out with.
final class Parts {
    private Parts() {}

    static Markup link(String path, String label) {
        return Markup.of("<a class=\"button\" href=\"{}\">{}</a>", path, label);
    }

    static Markup primaryLink(String path, String label) {
        return Markup.of("<a class=\"button primary\" href=\"{}\">{}</a>", path, label);
    }

    /// A button that is a form by itself.
    static Markup button(String path, String label) {
        return button(path, label, "", Markup.NONE);
    }

    /// The same, small and quiet, for the end of a row.
    ///
    /// @param about what it is about, for those who do not see the row
    static Markup small(String path, String label, String about) {
        return Markup.of(
                "<form method=\"post\" action=\"{}\"><button class=\"small\">{}<span class=\"unseen\"> {}</span></button></form>",
                path,
                label,
                about);
    }

    static Markup button(String path, String label, String kind, Markup hidden) {
        return Markup.of(
                "<form method=\"post\" action=\"{}\">{}<button class=\"{}\">{}</button></form>",
                path,
                hidden,
                kind,
                label);
    }

    static Markup hidden(String name, @Nullable Object value) {
        return Markup.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
    }

    static Markup form(String path, Markup content) {
        return Markup.of("<form class=\"fields\" method=\"post\" action=\"{}\">{}</form>", path, content);
    }

    static Markup card(String title, Markup content) {
        return Markup.of("<section class=\"card\"><h2>{}</h2>{}</section>", title, content);
    }

    static Markup card(Markup content) {
        return Markup.of("<section class=\"card\">{}</section>", content);
    }

    /// Rows in a card, or a sentence when there are none.
    static <T> Markup list(Collection<T> things, String none, Function<T, Markup> row) {
        return things.isEmpty()
                ? Markup.of("<p class=\"none\">{}</p>", none)
                : Markup.of("<ul class=\"rows\">{}</ul>", Markup.each(things, row));
    }

    /// A row that leads to a page.
    static Markup row(String path, String title, String small, Markup side) {
        return Markup.of(
                "<li><div><a class=\"whole\" href=\"{}\">{}</a><small>{}</small></div><div class=\"end\">{}</div></li>",
                path,
                title,
                small,
                side);
    }

    static Markup row(String title, String small, Markup side) {
        return Markup.of(
                "<li><div><b>{}</b><small>{}</small></div><div class=\"end\">{}</div></li>", title, small, side);
    }

    static Markup badge(String label) {
        return Markup.of("<span class=\"badge\">{}</span>", label);
    }

    static Markup badBadge(String label) {
        return Markup.of("<span class=\"badge bad\">{}</span>", label);
    }

    static Markup meta(String text) {
        return Markup.of("<span class=\"meta\">{}</span>", text);
    }

    static Markup copyable(String text) {
        return Markup.of("<code class=\"copy\">{}</code>", text);
    }

    static Markup fact(String term, Object value) {
        return Markup.of("<div><dt>{}</dt><dd>{}</dd></div>", term, value);
    }

    static Markup facts(Markup all) {
        return Markup.of("<dl class=\"facts\">{}</dl>", all);
    }

    static Markup note(String sentence) {
        return Markup.of("<p class=\"notice\">{}</p>", sentence);
    }
}
