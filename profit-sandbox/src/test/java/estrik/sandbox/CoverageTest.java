package estrik.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.conformance.Facts;
import estrik.sandbox.conformance.Facts.Held;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Unverified;
import estrik.sandbox.wire.Verified;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps `docs/sandbox-coverage.md` equal to the marks in the code.
class CoverageTest {
    private static final Path PAGE = Path.of("..", "docs", "sandbox-coverage.md");
    private static final String END = "<!-- end of what is made from the code -->";

    @Test
    void thePageSaysWhatTheMarksSay() throws IOException {
        var page = Files.readString(PAGE);
        var made = table();
        Files.writeString(Path.of("target", "sandbox-coverage-table.md"), made);

        assertThat(page)
                .as("target/sandbox-coverage-table.md holds the table that belongs in docs/sandbox-coverage.md")
                .contains(made + END);
    }

    @Test
    void everyRouteOfAfasIsAnOperationAndTheReverse() throws IOException {
        var rest = Pattern.compile("new Endpoint\\(\\s*\"([A-Z]+)\",\\s+\"(/ProfitRestServices/[^\"]+)\"")
                .matcher(source("rest/RestEndpoints") + source("oauth/OAuth"))
                .results()
                .map(route -> route.group(1) + " " + route.group(2));
        var everyService = Stream.of(
                "GET /profitservices/{service}.asmx",
                "GET /profitservices/{service}.asmx?WSDL",
                "POST /profitservices/{service}.asmx/{operation}");

        var wanted = Stream.of(rest, everyService, soapOperations()).flatMap(each -> each);
        assertThat(operations().map(Operation::value)).containsExactlyInAnyOrderElementsOf(wanted.toList());
    }

    private static String source(String type) throws IOException {
        return Files.readString(Path.of("src/main/java/estrik/sandbox", type + ".java"));
    }

    /// What the WSDL of every service names.
    private static Stream<String> soapOperations() throws IOException {
        var services = Pattern.compile("asmx\\(\\s*\"(/profitservices/([^\"]+))\"")
                .matcher(source("soap/SoapEndpoints"))
                .results()
                .toList();
        assertThat(services).isNotEmpty();
        try (var profit = ProfitSandbox.start()) {
            var caller = new Caller(profit);
            return services.stream()
                    .flatMap(service -> Pattern.compile("<wsdl:operation name=\"([^\"]+)\"><wsdl:input message")
                            .matcher(caller.get(service.group(1) + "?WSDL").body())
                            .results()
                            .map(operation -> service.group(2) + " " + operation.group(1)))
                    .toList()
                    .stream();
        }
    }

    @Test
    void everyOperationSaysWhetherItWasVerified() {
        assertThat(marked().stream().filter(each -> each.isAnnotationPresent(Operation.class)))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                each.isAnnotationPresent(Verified.class) || each.isAnnotationPresent(Unverified.class))
                        .isTrue());
    }

    @Test
    void everyOperationHasAFactAndEveryFactAnOperation() {
        var about = Facts.all().stream().flatMap(fact -> fact.operations().stream());

        assertThat(about.filter(each -> !each.equals("server")).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(Operation::value).toList());
    }

    @Test
    void everyFactSaysWhereItStandsAndWhatItRestsOn() {
        assertThat(Facts.all())
                .isNotEmpty()
                .allSatisfy(fact -> {
                    assertThat(fact.section()).matches("[1-9][0-9]?(\\.[1-9])?");
                    assertThat(fact.marks()).isNotEmpty().doesNotHaveDuplicates();
                    assertThat(fact.operations()).isNotEmpty().doesNotHaveDuplicates();
                })
                .extracting(Held::words)
                .doesNotHaveDuplicates();
    }

    private static String table() {
        var table = new StringBuilder(
                "| operation | described by | facts | verified | left open |\n|---|---|---|---|---|\n");
        marked().stream()
                .filter(each -> each.isAnnotationPresent(Operation.class))
                .sorted(Comparator.comparing(each -> operation(each).value()))
                .forEach(each -> table.append("| `%s` | %s | %s | %s | %s |\n"
                        .formatted(
                                operation(each).value(),
                                operation(each).source(),
                                Facts.summary(operation(each).value()),
                                verified(each),
                                open(each))));
        table.append("\n| chosen by the sandbox | because |\n|---|---|\n");
        marked().stream()
                .filter(each -> !each.isAnnotationPresent(Operation.class))
                .map(each -> "| `%s` | %s |\n".formatted(name(each), open(each)))
                .sorted()
                .forEach(table::append);
        return table.append('\n').append(Facts.table()).toString();
    }

    private static String verified(AnnotatedElement marked) {
        var verified = marked.getAnnotation(Verified.class);
        return verified == null ? "no" : verified.on() + ", " + verified.how();
    }

    private static String open(AnnotatedElement marked) {
        var unverified = marked.getAnnotation(Unverified.class);
        return unverified == null ? "" : unverified.value();
    }

    private static String name(AnnotatedElement marked) {
        return switch (marked) {
            case Class<?> type -> type.getSimpleName();
            case Member member -> member.getDeclaringClass().getSimpleName() + "." + member.getName();
            default -> throw new IllegalStateException("neither class nor member: " + marked);
        };
    }

    private static Operation operation(AnnotatedElement marked) {
        return Objects.requireNonNull(marked.getAnnotation(Operation.class));
    }

    private static Stream<Operation> operations() {
        return marked().stream()
                .filter(each -> each.isAnnotationPresent(Operation.class))
                .map(CoverageTest::operation);
    }

    private static List<AnnotatedElement> marked() {
        var found = new ArrayList<AnnotatedElement>();
        for (var type : types()) {
            found.add(type);
            found.addAll(Arrays.asList(type.getDeclaredMethods()));
            found.addAll(Arrays.asList(type.getDeclaredFields()));
        }
        return found.stream()
                .filter(each -> each.isAnnotationPresent(Operation.class)
                        || each.isAnnotationPresent(Verified.class)
                        || each.isAnnotationPresent(Unverified.class))
                .collect(Collectors.toList());
    }

    private static List<Class<?>> types() {
        try {
            var root = Path.of(ProfitSandbox.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.walk(root.resolve("estrik/sandbox"))) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                        .<Class<?>>map(name ->
                                type(name.substring(0, name.length() - 6).replace(File.separatorChar, '.')))
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
