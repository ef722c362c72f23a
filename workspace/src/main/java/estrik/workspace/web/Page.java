package estrik.workspace.web;

import estrik.workspace.text.Language;
import estrik.workspace.text.Phrase;
import estrik.workspace.text.Phrases;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/// What every template needs besides its own data: who looks, in which language, and what surrounds the content.
public final class Page {
    /// The cookie that remembers the language of somebody who is not signed in; its value is `nl` or `en`.
    public static final String LANGUAGE_COOKIE = "language";

    private final Phrases phrases;
    private final Assets assets;
    private final Moments moments;
    private final Language language;
    private final @Nullable Viewer viewer;
    private final @Nullable Notice notice;
    private final @Nullable CsrfToken csrf;
    private final String path;
    private final boolean fragment;

    Page(Phrases phrases, Assets assets, Moments moments, Language language, @Nullable Viewer viewer, Asked asked) {
        this.phrases = phrases;
        this.assets = assets;
        this.moments = moments;
        this.language = language;
        this.viewer = viewer;
        this.notice = asked.notice();
        this.csrf = asked.csrf();
        this.path = asked.path();
        this.fragment = asked.fragment();
    }

    /// What the request itself brings to a page; [#nowhere] for a part that is painted without one.
    record Asked(@Nullable Notice notice, @Nullable CsrfToken csrf, String path, boolean fragment) {
        static Asked nowhere() {
            return new Asked(null, null, "/", true);
        }
    }

    public String say(String key, Object... args) {
        return say(Phrase.of(key, args));
    }

    /// An instant or a date among the arguments is said as people say it.
    public String say(Phrase phrase) {
        return phrases.say(language, readable(phrase));
    }

    private Phrase readable(Phrase phrase) {
        return new Phrase(
                phrase.key(),
                phrase.args().stream()
                        .map(arg -> switch (arg) {
                            case Instant instant -> moments.moment(instant);
                            case LocalDate day -> moments.day(day);
                            case Phrase inner -> readable(inner);
                            default -> arg;
                        })
                        .toList());
    }

    public Language language() {
        return language;
    }

    public @Nullable Viewer viewer() {
        return viewer;
    }

    public @Nullable Notice notice() {
        return notice;
    }

    /// Dates and times as this page's reader says them.
    public Moments when() {
        return moments;
    }

    /// The value of the hidden field `_csrf`, that every form carries.
    public String csrf() {
        return csrf == null ? "" : csrf.getToken();
    }

    /// The address of an asset with its hash in it.
    public String asset(String name) {
        return assets.url(name);
    }

    /// The path that was asked for, without the query.
    public String path() {
        return path;
    }

    /// Asked by a script for the content alone, to be put in a dialog.
    public boolean fragment() {
        return fragment;
    }

    public String theme() {
        return viewer == null ? Theme.SYSTEM.tag() : viewer.theme().tag();
    }
}
