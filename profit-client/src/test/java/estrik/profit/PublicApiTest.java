package estrik.profit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicApiTest {
    /// The compiler's lint also wants a tag for each parameter; ours are there when they say more than the
    /// name.
    @Test
    void everyPublicMemberSaysWhatItIs(@TempDir Path classes) throws IOException {
        assertThat(lint(classes, Path.of("src/main/java")).filter(line -> line.contains("no comment")))
                .isEmpty();
    }

    @Test
    void aMemberWithoutACommentWouldBeFound(@TempDir Path folder) throws IOException {
        var source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("Bare.java"), "public class Bare {}");

        assertThat(lint(folder, source)).anyMatch(line -> line.contains("no comment"));
    }

    private static Stream<String> lint(Path classes, Path source) throws IOException {
        var command = new ArrayList<>(List.of("-proc:none", "-Xdoclint:missing/public", "-Xmaxwarns", "10000"));
        command.addAll(List.of("-d", classes.toString(), "-p", System.getProperty("jdk.module.path", "")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        try (var files = Files.walk(source)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
        }
        var said = new StringWriter();
        var javac = ToolProvider.findFirst("javac").orElseThrow();
        var status = javac.run(new PrintWriter(said), new PrintWriter(said), command.toArray(String[]::new));
        assertThat(status).as(said.toString()).isZero();
        return said.toString().lines();
    }
}
