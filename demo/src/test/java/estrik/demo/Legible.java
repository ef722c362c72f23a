package estrik.demo;

import com.deque.html.axecore.playwright.AxeBuilder;
import estrik.workspace.text.Language;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/// Looks whether the page that is open can be read by everybody: axe has nothing to say against it, it fits the window,
/// and it names its language.
final class Legible {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Legible() {}

    /// @param name what is looked at, for whoever reads the failure
    static void look(SoftAssertions seen, Visitor visitor, String name, Language spoken) {
        seen.assertThat(visitor.one("html").getAttribute("lang")).as(name).isEqualTo(spoken.tag());
        var widths = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        seen.assertThat(visitor.page().evaluate(widths)).as("too wide: " + name).isEqualTo(0);
        var found = new AxeBuilder(visitor.page())
                .setLegacyMode(true)
                .withTags(WCAG)
                .analyze()
                .getViolations();
        seen.assertThat(found)
                .as(name)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
    }
}
