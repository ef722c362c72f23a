package estrik.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fuzz target holds for what is almost like its seeds, too: a glance, at every build, of what Jazzer looks for
/// at length.
class FuzzTargetsTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final int INPUTS = 5_000;
    // For all inputs of a target, on a machine that does ten other things.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @ParameterizedTest
    @MethodSource("folders")
    void holdsForWhatIsAlmostLikeItsSeeds(Path seeds) throws ReflectiveOperationException {
        var target = target(seeds);
        var test = test(target);
        long began = System.nanoTime();

        Mutations.of(INPUTS, read(seeds)).forEach(input -> run(target, test, input));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
    }

    /// The folders with the seeds of a target, where Jazzer looks for them: `…TestInputs/method`.
    static Stream<Path> folders() throws IOException {
        try (var files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().matches(".*Inputs\\W\\w+")).sorted().toList().stream();
        }
    }

    private static Method target(Path seeds) throws ReflectiveOperationException {
        var names = RESOURCES.relativize(seeds).toString().split("Inputs\\W", 2);
        var target = Class.forName(names[0].replaceAll("\\W", ".")).getDeclaredMethod(names[1], byte[].class);
        assertThat(target.isAnnotationPresent(FuzzTest.class)).isTrue();
        target.setAccessible(true);
        return target;
    }

    private static Object test(Method target) throws ReflectiveOperationException {
        var constructor = target.getDeclaringClass().getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static List<byte[]> read(Path seeds) {
        try (var files = Files.list(seeds)) {
            return files.sorted().map(FuzzTargetsTest::bytes).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Method target, Object test, byte[] input) {
        try {
            target.invoke(test, (Object) input);
        } catch (InvocationTargetException e) {
            throw new AssertionError("Fails for: " + new String(input, StandardCharsets.UTF_8), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
