package estrik.sandbox.office;

import estrik.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One page: its title and content in the frame that all pages share. Belongs to one thread.
final class Sheet {
    /// A page beside this one.
    ///
    /// @param here whether it is this one
    record Tab(String label, String path, boolean here) {}

    private record Crumb(String label, String path) {}

    static final Markup MARK = Markup.of("""
            <svg class="mark" viewBox="0 0 34 34" fill="currentColor" aria-hidden="true"><rect x="1" y="1" width="32" height="32" rx="8" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M4.5 4.5h6.2a6.2 6.2 0 0 1-6.2 6.2zM29.5 4.5v6.2a6.2 6.2 0 0 1-6.2-6.2zM4.5 29.5v-6.2a6.2 6.2 0 0 1 6.2 6.2zM29.5 29.5h-6.2a6.2 6.2 0 0 1 6.2-6.2zM17 9.5c1 4.5 3 6.5 7.5 7.5-4.5 1-6.5 3-7.5 7.5-1-4.5-3-6.5-7.5-7.5 4.5-1 6.5-3 7.5-7.5z"/></svg>\
            """);

    private final Visit visit;
    private final Place place;
    private final String title;
    private final List<Crumb> crumbs = new ArrayList<>();
    private final List<Tab> tabs = new ArrayList<>();
    private Markup actions = Markup.NONE;
    private Markup content = Markup.NONE;
    private String lead = "";

    Sheet(Visit visit, Place place, String title) {
        this.visit = visit;
        this.place = place;
        this.title = title;
    }

    /// The page of the place itself.
    Sheet(Visit visit, Place place) {
        this(visit, place, visit.say(place.key()));
    }

    /// Names a page that lies between the place and this page.
    Sheet under(String label, String path) {
        crumbs.add(new Crumb(label, path));
        return this;
    }

    Sheet lead(String sentence) {
        lead = sentence;
        return this;
    }

    Sheet action(Markup action) {
        actions = actions.and(action);
        return this;
    }

    Sheet tabs(List<Tab> all) {
        tabs.addAll(all);
        return this;
    }

    Sheet with(Markup more) {
        content = content.and(more);
        return this;
    }

    Reply reply() {
        return reply(200);
    }

    /// The page again, because of what was typed.
    Reply reply(Form form) {
        return reply(form.isWrong() ? 422 : 200);
    }

    Reply reply(int status) {
        return Reply.html(status, page().html());
    }

    private Markup page() {
        return Markup.of(
                """
                <!doctype html>
                <html lang="{}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} · Profit sandbox</title><link rel="stylesheet" href="{}"><link rel="icon" href="/_sandbox/icon.svg">
                </head><body><a class="skip" href="#content">{}</a><div class="shell"><div class="side">{}{}</div>
                <main id="content">{}<div class="head"><div><h1>{}</h1>{}</div><div class="actions">{}</div></div>{}{}{}</main></div></body></html>
                """,
                visit.language().tag(),
                windowTitle(),
                AssetPages.STYLE_PATH,
                visit.say("frame.skip"),
                brand(),
                menu(),
                path(),
                title,
                Markup.of("<p class=\"lead\">{}</p>", lead).when(!lead.isEmpty()),
                actions,
                tabBar(),
                done(),
                content);
    }

    /// Pages side by side under one heading are told apart by their tab.
    private String windowTitle() {
        return tabs.stream()
                .filter(Tab::here)
                .map(tab -> tab.label() + " · " + title)
                .findFirst()
                .orElse(title);
    }

    private Markup brand() {
        return Markup.of("""
                <header class="brand"><a href="/_sandbox/">{}<b>Profit</b></a><span class="sandbox">sandbox</span><a class="menu-link" href="#menu">{}</a></header>
                """, MARK, visit.say("frame.menu"));
    }

    private Markup menu() {
        return Markup.of(
                """
                <nav id="menu" aria-label="{}"><a class="menu-close" href="#">{}</a>{}
                <div class="foot"><p>Van Delft BV · {}<br>{}</p>{}</div></nav>
                """,
                visit.say("frame.menu"),
                visit.say("frame.close"),
                Markup.each(Arrays.asList(Place.Group.values()), this::group),
                visit.environment(),
                visit.say("frame.not-afas"),
                languages());
    }

    private Markup group(Place.Group group) {
        var label = Markup.of("<p class=\"group\">{}</p>", visit.say(group.key()));
        return Markup.of(
                "{}<ul>{}</ul>",
                label.when(group != Place.Group.START),
                Markup.each(
                        group.places(),
                        each -> Markup.of(
                                "<li><a href=\"{}\"{}>{}<span>{}</span></a></li>",
                                each.path(),
                                Markup.of(" aria-current=\"true\"").when(each == place),
                                each.icon(),
                                visit.say(each.key()))));
    }

    private Markup languages() {
        return Markup.of(
                "<form method=\"post\" action=\"/_sandbox/language\"><input type=\"hidden\" name=\"back\" value=\"{}\">{}</form>",
                visit.path(),
                Markup.each(
                        Arrays.asList(Language.values()),
                        each -> Markup.of(
                                "<button name=\"language\" value=\"{}\" lang=\"{}\"{}>{}</button>",
                                each.tag(),
                                each.tag(),
                                Markup.of(" aria-pressed=\"true\"").when(each == visit.language()),
                                each.ownName())));
    }

    private Markup path() {
        if (place == Place.START) {
            return Markup.NONE;
        }
        var placed = Markup.of("<li>{}</li>", visit.say(place.group().key()));
        if (!crumbs.isEmpty() || !title.equals(visit.say(place.key()))) {
            placed = placed.and(step(new Crumb(visit.say(place.key()), place.path())));
        }
        return Markup.of(
                "<nav class=\"path\" aria-label=\"{}\"><ol>{}{}<li aria-current=\"page\">{}</li></ol></nav>",
                visit.say("frame.path"),
                placed,
                Markup.each(crumbs, Sheet::step),
                title);
    }

    private static Markup step(Crumb crumb) {
        return Markup.of("<li><a href=\"{}\">{}</a></li>", crumb.path(), crumb.label());
    }

    private Markup done() {
        return visit.parameter("done")
                .map(each -> "done." + each)
                .filter(Phrases::knows)
                .map(each -> Markup.of("<p class=\"notice good\" role=\"status\">{}</p>", visit.say(each)))
                .orElse(Markup.NONE);
    }

    private Markup tabBar() {
        if (tabs.isEmpty()) {
            return Markup.NONE;
        }
        return Markup.of(
                "<nav class=\"tabs\" aria-label=\"{}\">{}</nav>",
                visit.say("frame.tabs"),
                Markup.each(
                        tabs,
                        each -> Markup.of(
                                "<a href=\"{}\"{}>{}</a>",
                                each.path(),
                                Markup.of(" aria-current=\"page\"").when(each.here()),
                                each.label())));
    }

    /// The page for an address where nothing is.
    static Reply nothingHere(Visit visit) {
        return new Sheet(visit, Place.START, visit.say("missing.title"))
                .lead(visit.say("missing.lead"))
                .action(Parts.link(Place.START.path(), visit.say("missing.back")))
                .reply(404);
    }
}
