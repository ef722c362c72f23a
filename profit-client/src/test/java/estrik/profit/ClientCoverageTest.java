package estrik.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// Keeps `docs/client-coverage.md` true.
class ClientCoverageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([✔✘]) \\| (.+?) \\| (.*?) \\| ?(.*?) ?\\|$");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private record Row(boolean covered, String what, String client, String tests) {}

    @Test
    void everyMethodThatIsNamedIsThereForUsers() throws IOException {
        assertThat(rows().stream().filter(Row::covered))
                .allSatisfy(row -> assertThat(quoted(row.client()))
                        .as(row.what())
                        .isNotEmpty()
                        .allMatch(ClientCoverageTest::isPublic));
    }

    @Test
    void everyTestThatIsNamedRuns() throws IOException {
        assertThat(rows().stream().filter(Row::covered))
                .allSatisfy(row -> assertThat(quoted(row.tests()))
                        .as(row.what())
                        .isNotEmpty()
                        .allMatch(ClientCoverageTest::isTest));
    }

    @Test
    void whatIsNotCoveredSaysWhy() throws IOException {
        assertThat(rows().stream().filter(row -> !row.covered())).isNotEmpty().allSatisfy(row -> {
            assertThat(row.client()).as(row.what()).isNotBlank();
            assertThat(row.tests()).as(row.what()).isEmpty();
        });
    }

    @Test
    void whateverTheSandboxHasIsToldOf() throws IOException {
        var told = rows().stream().flatMap(row -> quoted(row.what()).stream()).toList();
        var operations = Pattern.compile("(?m)^\\| `((?:GET|POST|PUT|DELETE) /[^`]+|\\w+\\.asmx \\w+)` \\|")
                .matcher(Files.readString(DOCS.resolve("sandbox-coverage.md")))
                .results()
                .map(operation -> operation.group(1))
                .distinct()
                .toList();

        assertThat(operations).hasSizeGreaterThan(30);
        assertThat(told).containsAll(operations);
    }

    private static List<Row> rows() throws IOException {
        var page = Files.readString(DOCS.resolve("client-coverage.md"));
        var rows = ROW.matcher(page)
                .results()
                .map(row -> new Row(row.group(1).equals("✔"), row.group(2), row.group(3), row.group(4)))
                .toList();
        // A row that is written another way would go unread.
        assertThat(rows).hasSize((int) page.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| |") && !line.startsWith("|-"))
                .count());
        return rows;
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(name -> name.group(1)).toList();
    }

    private static boolean isPublic(String name) {
        return methods(
                name,
                method -> Modifier.isPublic(method.getModifiers())
                        && Modifier.isPublic(method.getDeclaringClass().getModifiers()));
    }

    private static boolean isTest(String name) {
        return methods(
                name,
                method ->
                        method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class));
    }

    /// @param name such as `Profit.Builder.language`
    private static boolean methods(String name, Predicate<Method> wanted) {
        var end = name.lastIndexOf('.');
        return named(name.substring(0, end))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .anyMatch(method -> method.getName().equals(name.substring(end + 1)) && wanted.test(method));
    }

    private static Stream<Class<?>> named(String type) {
        try {
            return Stream.of(Class.forName("estrik.profit." + type.replace('.', '$')));
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }
}
