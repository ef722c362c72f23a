package estrik.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuideTest {

    @Test
    void everyExampleOfTheGuideIsCodeOfATestThatRuns() throws IOException {
        var tests = tests();
        var examples = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(Path.of("../docs/client.md")))
                .results()
                .map((MatchResult example) -> squeezed(example.group(1)))
                .toList();
        assertThat(examples)
                .hasSizeGreaterThan(5)
                .allSatisfy(example ->
                        assertThat(tests).anySatisfy(test -> assertThat(test).contains(example)));
    }

    private static List<String> tests() throws IOException {
        var tests = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(Path.of("src/test/java/estrik/profit"), "*Test.java")) {
            for (var file : files) {
                tests.add(squeezed(Files.readString(file)));
            }
        }
        return tests;
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
