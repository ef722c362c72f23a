package estrik.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The packages of a module form a line; each may use only those to its left, and of these only the ones
/// that its own `package-info.java` names after "May use:". The root package, which puts the parts together,
/// may use all that stand before it, and nothing before it may use the root.
class PackageLineTest {
    private static final Line WORKSPACE = new Line(
            "estrik.workspace",
            Path.of("src/main/java/estrik/workspace"),
            List.of(
                    "text",
                    "db",
                    "web",
                    "account",
                    "vault",
                    "connection",
                    "activation",
                    "feed",
                    "app",
                    "board",
                    "live"));
    private static final Line SANDBOX = new Line(
            "estrik.sandbox",
            Path.of("../profit-sandbox/src/main/java/estrik/sandbox"),
            List.of(
                    "http", "wire", "company", "query", "seed", "fault", "update", "webhook", "proxy", "oauth", "rest",
                    "soap", "control", "office", Line.ROOT, "junit"));
    private static final Pattern MAY_USE = Pattern.compile("May\\s+use:\\s*([^.]*)\\.");

    record Line(String root, Path sources, List<String> packages) {
        static final String ROOT = "root";

        /// All but the root.
        List<String> folders() {
            return packages.stream().filter(name -> !name.equals(ROOT)).toList();
        }

        JavaClasses classes() {
            return new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(root);
        }

        Set<String> namedBy(String name) throws IOException {
            var text = Files.readString(sources.resolve(name).resolve("package-info.java"))
                    .replaceAll("\n///", " ");
            var sentence = MAY_USE.matcher(text);
            return sentence.find() ? mentioned(sentence.group(1)) : Set.of();
        }

        private Set<String> mentioned(String sentence) {
            return packages.stream()
                    .filter(other -> Pattern.compile("\\b" + other + "\\b")
                            .matcher(sentence)
                            .find())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Set<String> usedBy(String name, JavaClasses classes) {
            return classes.stream()
                    .filter(type -> packageOf(type.getPackageName()).equals(name))
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .map(use -> use.getTargetClass().getPackageName())
                    .filter(target -> target.startsWith(root))
                    .map(this::packageOf)
                    .filter(target -> !target.equals(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private String packageOf(String javaPackage) {
            return javaPackage.equals(root) ? ROOT : javaPackage.substring(root.length() + 1);
        }

        @Override
        public String toString() {
            return root;
        }
    }

    static Stream<Line> lines() {
        return Stream.of(WORKSPACE, SANDBOX);
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyPackageStandsInTheLine(Line line) throws IOException {
        try (var folders = Files.list(line.sources())) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(line.folders());
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyPackageNamesOnlyPackagesToItsLeft(Line line) throws IOException {
        for (var name : line.folders()) {
            assertThat(line.packages().subList(0, line.packages().indexOf(name)))
                    .as("left of " + name)
                    .containsAll(line.namedBy(name));
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyPackageUsesOnlyWhatItNames(Line line) throws IOException {
        var classes = line.classes();
        for (var name : line.folders()) {
            assertThat(line.namedBy(name)).as("package-info of " + name).containsAll(line.usedBy(name, classes));
        }
    }

    @Test
    void nothingOfTheWorkspaceUsesTheSandbox() {
        assertThat(WORKSPACE.classes().stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> use.getTargetClass().getPackageName().startsWith("estrik.sandbox")))
                .isEmpty();
    }

    @Test
    void noQueryIsReadAsAStreamBecauseAnUnclosedOneKeepsItsConnection() {
        assertThat(WORKSPACE.classes().stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getName().equals("stream"))
                        .filter(call -> call.getTargetOwner().getName().startsWith(JdbcClient.class.getName())))
                .isEmpty();
    }
}
