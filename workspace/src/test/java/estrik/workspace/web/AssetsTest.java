package estrik.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private final Assets assets = new Assets();

    @Test
    void everyNameCarriesTheHashOfItsContent() {
        for (var name : new String[] {"app.css", "app.js", "icons.svg", "mark.svg"}) {
            var dot = name.indexOf('.');
            assertThat(assets.url(name))
                    .matches("/assets/" + name.substring(0, dot) + "\\.[0-9a-f]{12}\\" + name.substring(dot));
        }
    }

    @Test
    void joinsTheStyleSheetsInTheOrderOfTheirNames() {
        var css = content("app.css");

        assertThat(css).startsWith("@layer reset, tokens, base, layout, components, tiles, states;");
        assertThat(css.indexOf("@layer tokens {")).isLessThan(css.indexOf("@layer base {"));
    }

    /// They become one module: what one file names, another may not name again, and none can import.
    @Test
    void scriptsCanBeJoined() {
        assertThat(content("app.js")).doesNotContain("\nimport ").doesNotContain("\nexport ");
    }

    @Test
    void anUnknownNameIsAMistakeOfOurs() {
        assertThatThrownBy(() -> assets.url("app.png")).hasMessageContaining("app.png");
        assertThat(assets.of("app.000000000000.css")).isNull();
    }

    @Test
    void allOfItIsSmall() {
        assertThat(assets.zippedBytes()).isLessThan(30_000);
    }

    private String content(String name) {
        var file = assets.url(name).substring("/assets/".length());
        return new String(Objects.requireNonNull(assets.of(file)).plain, StandardCharsets.UTF_8);
    }
}
