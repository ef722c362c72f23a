package estrik.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideTest {

    @Test
    void everyExampleOfTheGuideIsCodeOfATestThatRuns() throws IOException {
        var tests = squeezed(everyTest());
        var examples = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(Path.of("../docs/client.md")))
                .results()
                .map((MatchResult example) -> squeezed(example.group(1)))
                .toList();
        assertThat(examples)
                .hasSizeGreaterThan(5)
                .allSatisfy(example -> assertThat(tests).contains(example));
    }

    private static String everyTest() throws IOException {
        try (var files = Files.list(Path.of("src/test/java/estrik/profit"))) {
            var all = new StringBuilder();
            for (var file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
