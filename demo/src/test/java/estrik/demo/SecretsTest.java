package estrik.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Walks the whole journey, with everything that can go wrong on it, and then looks for every key,
/// code, token and password in all that was answered, logged and stored.
final class SecretsTest {
    private static final String PLANTED = "QXJJQ0hFTklT1742";

    @TempDir
    Path folder;

    @Test
    void theSearchFindsWhatIsPlanted() {
        var needles = new Needles();
        needles.add("planted", PLANTED);
        var bytes = PLANTED.getBytes(StandardCharsets.UTF_8);
        for (var text : List.of(
                PLANTED,
                PLANTED.toLowerCase(Locale.ROOT),
                HexFormat.of().formatHex(bytes),
                base64(PLANTED),
                base64("x" + PLANTED + "yz"),
                base64("xy" + PLANTED + "z"))) {
            assertThat(needles.in("a text", "before " + text + " behind"))
                    .as(text)
                    .isNotEmpty();
        }
        assertThat(needles.in("UTF-16", PLANTED.getBytes(StandardCharsets.UTF_16)))
                .isNotEmpty();
        assertThat(needles.in("another text", PLANTED.substring(1))).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void noSecretIsAnsweredLoggedOrStored(String engine) throws Exception {
        var needles = new Needles();
        try (var postgres = engine.equals("PostgreSQL") ? Postgres.in(folder.resolve("postgres")) : null) {
            try (var office = new SecretsOffice(folder, postgres == null ? "" : postgres.url(), needles)) {
                office.walk();
                needles.add("planted", PLANTED);
                office.dewi.post("/settings/groups", "name", PLANTED).must(302);
                office.dewi.open("/settings/groups").must(200);

                var answers = office.answers.stream()
                        .flatMap(heard -> needles.in(heard.asked(), heard.head() + "\n\n" + heard.text()).stream())
                        .toList();
                assertThat(answers)
                        .isNotEmpty()
                        .allSatisfy(found -> assertThat(found).startsWith("planted"));
                assertThat(office.log()).contains("reference ", "AFAS refused");
                onlyThePlanted(needles.in("the log", office.log()));
                onlyThePlanted(
                        needles.in("the tables", tables(office.workspace.part(JdbcClient.class), postgres != null)));
                if (postgres == null) {
                    onlyThePlanted(files(needles));
                } else {
                    office.workspace.part(JdbcClient.class).sql("checkpoint").update();
                }
            }
            onlyThePlanted(files(needles));
        }
    }

    // The planted one shows that the search would have found another.
    private static void onlyThePlanted(List<String> found) {
        assertThat(found).isNotEmpty().allSatisfy(one -> assertThat(one).startsWith("planted"));
    }

    /// Every value of every table, as text or as the bytes that it is.
    private static byte[] tables(JdbcClient jdbc, boolean postgres) throws IOException {
        var tables = jdbc.sql(
                        postgres
                                ? "select table_name from information_schema.tables where table_schema = 'public'"
                                : "select name from sqlite_master where type = 'table'")
                .query(String.class)
                .list();
        assertThat(tables).contains("person", "connection", "activation", "feed", "spring_session_attributes");
        var all = new ByteArrayOutputStream();
        for (var table : tables) {
            for (var row : jdbc.sql("select * from " + table).query().listOfRows()) {
                for (var value : row.values()) {
                    all.write(
                            value instanceof byte[] bytes
                                    ? bytes
                                    : String.valueOf(value).getBytes(StandardCharsets.UTF_8));
                    all.write('\n');
                }
            }
        }
        return all.toByteArray();
    }

    /// Every file below the folder, as it lies there: the database with its journals, the key ring.
    private List<String> files(Needles needles) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(needles.in(folder.relativize(file).toString(), Files.readAllBytes(file)));
            }
        }
        return found;
    }
}
