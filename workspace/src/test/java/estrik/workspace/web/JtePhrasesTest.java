package estrik.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.text.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JtePhrasesTest {
    private static final Pattern SAID = Pattern.compile("say\\(\"([a-z0-9.-]+)\"[,)]");

    /// A branch of a template that no test paints would otherwise fail before a person's eyes.
    @Test
    void everyPhraseThatATemplateSaysExists() throws IOException {
        var said = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".jte")).toList()) {
                SAID.matcher(Files.readString(file)).results().forEach(found -> said.add(found.group(1)));
            }
        }
        var phrases = new Phrases();

        assertThat(said).hasSizeGreaterThan(100).allMatch(phrases::knows);
    }
}
