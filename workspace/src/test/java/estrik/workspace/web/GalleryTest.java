package estrik.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.text.Language;
import estrik.workspace.text.Phrases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// Paints every page in every state, in both languages, looks whether it is sound, and leaves it in
/// `target/gallery` to be looked at.
class GalleryTest {
    private static final Path FOLDER = Path.of("target/gallery");
    private static final Assets ASSETS = new Assets();
    private static final Templates TEMPLATES = new Templates();
    private static final Pages PAGES =
            new Pages(new Phrases(), ASSETS, Clock.fixed(Gallery.NOW, ZoneId.of("Europe/Amsterdam")));
    private static final List<String> REFERENCES =
            List.of("for", "aria-labelledby", "aria-describedby", "form", "popovertarget", "data-enables");
    private static final Pattern PHRASE_KEY =
            Pattern.compile("\\b(?:web|account|connection|activation|board|app)\\.[a-z]+[.-]");

    static Stream<Arguments> pages() {
        return Gallery.pieces().entrySet().stream()
                .flatMap(entry -> Stream.of(Language.values())
                        .map(language -> Arguments.of(entry.getKey(), language, entry.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void everyPageIsSound(String name, Language language, Gallery.Piece piece) throws IOException {
        var text = paint(piece, language, false);
        keep(name + "-" + language.tag(), text);
        var html = Html.read(text);

        assertThat(html.values("style")).isEmpty();
        assertThat(html.all("style")).isEmpty();
        assertThat(html.all("script")).allMatch(script -> script.attribute("src") != null);
        assertThat(html.values("id")).doesNotHaveDuplicates();
        assertThat(PHRASE_KEY.matcher(text).find())
                .as("a key instead of a phrase")
                .isFalse();
        if (piece.template().equals("board/tile")) {
            return;
        }
        assertThat(html.all("h1")).hasSize(1);
        assertThat(html.all("main")).hasSize(1);
        assertThat(html.all("form").stream().filter(form -> "post".equals(form.attribute("method"))))
                .allMatch(form -> form.within().stream().anyMatch(one -> "_csrf".equals(one.attribute("name"))));
        for (var reference : REFERENCES) {
            assertThat(html.values(reference).stream().flatMap(ids -> Stream.of(ids.split(" ", -1))))
                    .as(reference)
                    .isSubsetOf(html.values("id"));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void everyFieldHasALabelAndEveryButtonWords(String name, Language language, Gallery.Piece piece) {
        var text = paint(piece, language, false);
        var html = Html.read(text);

        assertThat(html.elements().stream()
                        .filter(one ->
                                one.is("select") || (one.is("input") && !"hidden".equals(one.attribute("type")))))
                .allMatch(one -> one.isInside("label") || html.values("for").contains(one.attribute("id")));
        assertThat(Pattern.compile("<(button|a)\\b(?![^>]*aria-hidden)[^>]*>(?:\\s|<svg.*?</svg>)*</\\1>")
                        .matcher(text)
                        .find())
                .as("a button or link without words")
                .isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void everyPageCanStandInADialog(String name, Language language, Gallery.Piece piece) throws IOException {
        var text = paint(piece, language, true);
        keep(name + "-" + language.tag() + "-fragment", text);
        var html = Html.read(text);

        assertThat(html.all("html")).isEmpty();
        assertThat(html.elements().getFirst().attribute("class"))
                .contains(piece.template().equals("board/tile") ? "tile" : "fragment");
    }

    private static String paint(Gallery.Piece piece, Language language, boolean fragment) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setAttribute(CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "a-token"));
        if (fragment) {
            request.addHeader("X-Fragment", "1");
        }
        if (piece.signedIn()) {
            Viewer.put(request, new Viewer("1", "Anna de Wit", "anna@vandelft.example", true, language, Theme.SYSTEM));
        } else {
            request.addHeader("Accept-Language", language.tag());
        }
        var parts = new HashMap<>(piece.parts());
        parts.put("page", PAGES.of(request));
        return TEMPLATES.paint(piece.template(), parts);
    }

    private static void keep(String name, String html) throws IOException {
        Files.createDirectories(FOLDER.resolve("assets"));
        Files.writeString(FOLDER.resolve(name + ".html"), html);
        for (var asset : List.of("app.css", "app.js", "icons.svg", "mark.svg")) {
            var url = ASSETS.url(asset);
            var content = Objects.requireNonNull(ASSETS.of(url.substring("/assets/".length()))).plain;
            Files.writeString(FOLDER.resolve(url.substring(1)), new String(content, StandardCharsets.UTF_8));
        }
    }
}
