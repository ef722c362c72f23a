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
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The packages form a line; each may use only those to its left, and of these only the ones that
/// its own `package-info.java` names after "May use:".
class PackageLineTest {
    private static final List<String> LINE = List.of(
            "text", "db", "web", "account", "vault", "connection", "activation", "feed", "app", "board", "live");
    private static final Path SOURCES = Path.of("src/main/java/estrik/workspace");
    private static final Pattern MAY_USE = Pattern.compile("May\\s+use:\\s*([^.]*)\\.");

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("estrik.workspace");

    @Test
    void everyPackageStandsInTheLine() throws IOException {
        try (var folders = Files.list(SOURCES)) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(LINE);
        }
    }

    @Test
    void everyPackageNamesOnlyPackagesToItsLeft() throws IOException {
        for (var name : LINE) {
            assertThat(LINE.subList(0, LINE.indexOf(name)))
                    .as("left of " + name)
                    .containsAll(namedBy(name));
        }
    }

    @Test
    void everyPackageUsesOnlyWhatItNames() throws IOException {
        for (var name : LINE) {
            assertThat(namedBy(name)).as("package-info of " + name).containsAll(usedBy(name));
        }
    }

    @Test
    void nothingOfTheWorkspaceUsesTheSandbox() {
        assertThat(classes.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> use.getTargetClass().getPackageName().startsWith("estrik.sandbox")))
                .isEmpty();
    }

    @Test
    void noQueryIsReadAsAStreamBecauseAnUnclosedOneKeepsItsConnection() {
        assertThat(classes.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getName().equals("stream"))
                        .filter(call -> call.getTargetOwner().getName().startsWith(JdbcClient.class.getName())))
                .isEmpty();
    }

    private static Set<String> namedBy(String name) throws IOException {
        var text = Files.readString(SOURCES.resolve(name).resolve("package-info.java"))
                .replaceAll("\n///", " ");
        var sentence = MAY_USE.matcher(text);
        assertThat(sentence.find()).as("'May use:' in package-info of " + name).isTrue();
        return LINE.stream()
                .filter(other -> Pattern.compile("\\b" + other + "\\b")
                        .matcher(sentence.group(1))
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> usedBy(String name) {
        return classes.stream()
                .filter(type -> packageOf(type.getPackageName()).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(use -> use.getTargetClass().getPackageName())
                .filter(target -> target.startsWith("estrik.workspace"))
                .map(PackageLineTest::packageOf)
                .filter(target -> !target.equals(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String packageOf(String javaPackage) {
        return javaPackage.equals("estrik.workspace") ? "(root)" : javaPackage.substring("estrik.workspace.".length());
    }
}
