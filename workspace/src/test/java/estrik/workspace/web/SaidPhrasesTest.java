package estrik.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.text.Phrases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SaidPhrasesTest {
    private static final Pattern KEY =
            Pattern.compile("\"((?:web|account|connection|activation|feed|app|board)\\.[a-z0-9.-]*[a-z0-9])\"");
    private static final Pattern ASSET = Pattern.compile("app\\.(css|js)");

    /// A sentence that no test happens to say would otherwise be missed by a person first.
    @Test
    void everyPhraseThatATemplateOrAClassNamesExists() throws IOException {
        var named = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main"))) {
            for (var file : files.filter(SaidPhrasesTest::speaks).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        named.removeIf(ASSET.asMatchPredicate());
        var phrases = new Phrases();

        assertThat(named).hasSizeGreaterThan(200).allMatch(phrases::knows);
    }

    private static boolean speaks(Path file) {
        return file.toString().endsWith(".jte") || file.toString().endsWith(".java");
    }
}
