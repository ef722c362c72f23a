package estrik.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.text.Language;
import estrik.workspace.text.Phrases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

class WebTest {
    private static final Viewer ANNA =
            new Viewer("1", "Anna de Wit", "anna@vandelft.example", false, Language.NL, Theme.DARK);

    private final Assets assets = new Assets();
    private final Phrases phrases = new Phrases();
    private final Pages pages = new Pages(
            phrases, assets, Clock.fixed(Instant.parse("2026-11-22T08:41:00Z"), ZoneId.of("Europe/Amsterdam")));
    private final MockMvcTester web =
            MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Sample(), new AssetPages(assets))
                    .setControllerAdvice(new ErrorPages(phrases, pages))
                    .setCustomArgumentResolvers(new Arguments(pages))
                    .setViewResolvers(new TemplateViews(new Templates(), pages))
                    .addFilters(new SecurityHeaders(true))
                    .build());

    @Test
    void aControllerTakesTheViewerAndThePage() {
        assertThat(web.get().uri("/hello").requestAttr(Viewer.class.getName(), ANNA))
                .hasStatusOk()
                .bodyText()
                .isEqualTo("Goedemorgen Anna AW");
    }

    @Test
    void withoutAViewerOneIsSentToSignIn() {
        assertThat(web.get().uri("/hello")).hasStatus(302).hasRedirectedUrl("/sign-in");
    }

    @Test
    void somethingThatIsNotThereIsADesignedPageInTheLanguageOfTheReader() {
        assertThat(web.get().uri("/gone").header("Accept-Language", "nl"))
                .hasStatus(404)
                .bodyText()
                .contains("<html lang=\"nl\"", "Hier is niets", assets.url("app.css"))
                .doesNotContain("style=", "<script>");
    }

    @Test
    void ourOwnFaultShowsAReferenceAndNothingElse() {
        assertThat(web.get().uri("/broken"))
                .hasStatus(500)
                .bodyText()
                .containsPattern("Reference [0-9A-F]{8}")
                .doesNotContain("IllegalStateException", "hunter2");
    }

    @Test
    void aWrongMethodSaysSo() {
        assertThat(web.post().uri("/hello")).hasStatus(405).bodyText().contains("That does not work this way");
    }

    @Test
    void aProgramGetsTheSameAsJson() {
        assertThat(web.get().uri("/api/gone"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.title")
                .isEqualTo("Nothing here");
    }

    @Test
    void pagesMayOnlyLoadWhatComesFromHere() {
        assertThat(web.get().uri("/gone"))
                .hasHeader("Content-Security-Policy", SecurityHeaders.POLICY)
                .hasHeader("X-Content-Type-Options", "nosniff")
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }

    @Test
    void assetsAreKeptForAYearAndSentZipped() {
        assertThat(web.get().uri(assets.url("app.css")).header("Accept-Encoding", "gzip, br"))
                .hasStatusOk()
                .hasHeader("Content-Encoding", "gzip")
                .hasHeader("Cache-Control", "max-age=31536000, public, immutable");
        assertThat(web.get().uri("/assets/app.000000000000.css")).hasStatus(404);
    }

    @Test
    void aNoticeIsShownOnceAfterARedirect() {
        var answer = web.post().uri("/save").exchange();

        assertThat(answer).hasStatus(302).hasRedirectedUrl("/hello");
        assertThat(answer).flash().containsKey("notice");
    }

    @Test
    void timesAreSaidAsPeopleSayThem() {
        var when = pages.of(ANNA).when();

        assertThat(when.ago(Instant.parse("2026-11-22T08:40:58Z"))).isEqualTo("zojuist");
        assertThat(when.ago(Instant.parse("2026-11-22T08:40:48Z"))).isEqualTo("12 s geleden");
        assertThat(when.ago(Instant.parse("2026-11-22T08:33:00Z"))).isEqualTo("8 minuten geleden");
        assertThat(when.moment(Instant.parse("2026-11-21T15:40:00Z"))).isEqualTo("gisteren 16:40");
        assertThat(when.moment(Instant.parse("2026-11-16T08:12:00Z"))).isEqualTo("maandag 09:12");
        assertThat(when.moment(Instant.parse("2025-03-03T08:12:00Z"))).isEqualTo("3 mrt 2025");
        assertThat(when.longToday()).isEqualTo("zondag 22 november");
    }

    @Controller
    static final class Sample {
        @GetMapping("/hello")
        @ResponseBody
        String hello(Viewer me, Page page) {
            return page.say(page.when().greeting()) + " " + me.firstName() + " " + me.initials();
        }

        @PostMapping("/save")
        String save(RedirectAttributes redirect) {
            Notice.good("web.save").on(redirect);
            return "redirect:/hello";
        }

        @GetMapping({"/gone", "/api/gone"})
        String gone(Page page) {
            return fail(page, new NotFound());
        }

        @GetMapping("/broken")
        String broken(Page page) {
            return fail(page, new IllegalStateException("hunter2"));
        }

        private static String fail(Page page, RuntimeException thrown) {
            if (page.fragment()) {
                return "";
            }
            throw thrown;
        }
    }
}
