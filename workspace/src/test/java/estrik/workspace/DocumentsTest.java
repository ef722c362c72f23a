package estrik.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents name files and tests; what they name must be there.
class DocumentsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^]]*]\\(([^)#]+)[^)]*\\)");
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w*(?:Test|Contract))(?:\\.(\\w+))?`");

    static Stream<Path> documents() throws IOException {
        try (var root = Files.list(ROOT);
                var docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.getFileName().toString().endsWith(".md"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFile(Path document) throws IOException {
        assertThat(found(LINK, document).stream().map(link -> link.group(1)).filter(link -> !link.contains(":")))
                .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
    }

    @Test
    void everyTestThatTheArchitectureNamesIsThere() throws IOException {
        var tests = tests();

        assertThat(found(NAMED_TEST, ROOT.resolve("ARCHITECTURE.md")))
                .isNotEmpty()
                .allSatisfy(named -> assertThat(tests.getOrDefault(named.group(1), ""))
                        .as(named.group())
                        .contains(named.group(2) == null ? "class " : " " + named.group(2) + "("));
    }

    private static List<MatchResult> found(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document)).results().toList();
    }

    // The text of each test class, by its name; of names that two modules share, the texts together.
    private static Map<String, String> tests() throws IOException {
        var texts = new HashMap<String, String>();
        for (var folder : testFolders()) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> texts.merge(
                                file.getFileName().toString().replace(".java", ""), text(file), String::concat));
            }
        }
        return texts;
    }

    private static List<Path> testFolders() throws IOException {
        try (var modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
