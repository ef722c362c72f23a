package estrik.workspace;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// The settings of one workspace, read once at the start. Whoever needs a value is handed that value.
///
/// @param publicUrl empty when people reach the port itself
/// @param afasHosts hosts besides AFAS Online that a connection may name, in lower case
public record Settings(
        String address,
        int port,
        String publicUrl,
        Path data,
        String database,
        String databaseUser,
        String databasePassword,
        Path keyRing,
        Set<String> afasHosts,
        Duration refreshWatched,
        Duration refreshUnwatched,
        Duration refreshSignals,
        boolean jsonLog) {

    /// Reads `estrik.yaml`, when there is one, and then the `ESTRIK_…` variables, which win.
    ///
    /// @throws Refused when a setting is unknown or its value is wrong; the message names it
    public static Settings read(Map<String, String> environment, Path file) {
        var given = new EnumMap<Setting, String>(Setting.class);
        fromFile(file).forEach((key, value) -> given.put(byKey(key, file), value));
        environment.forEach((name, value) -> {
            if (name.startsWith("ESTRIK_")) {
                given.put(byVariable(name), value);
            }
        });
        return of(given);
    }

    private static Map<String, String> fromFile(Path file) {
        if (Files.notExists(file)) {
            return Map.of();
        }
        try (var text = Files.newBufferedReader(file)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            if (read == null) {
                return Map.of();
            }
            if (!(read instanceof Map<?, ?> entries)) {
                throw new Refused(file + " must hold lines such as 'port: 8080'.");
            }
            var found = new LinkedHashMap<String, String>();
            entries.forEach((key, value) -> found.put(String.valueOf(key), value == null ? "" : String.valueOf(value)));
            return found;
        } catch (IOException | YAMLException trouble) {
            throw new Refused("Cannot read " + file + ": " + trouble.getMessage());
        }
    }

    private static Setting byKey(String key, Path file) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new Refused("Unknown setting '" + key + "' in " + file + ". Known are: "
                        + Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", ")) + "."));
    }

    private static Setting byVariable(String name) {
        return Arrays.stream(Setting.values())
                .filter(setting -> setting.variable().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refused("Unknown setting " + name + ". Known are: "
                        + Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.joining(", "))
                        + "."));
    }

    /// The settings that follow from the given ones, the others being standard.
    public static Settings of(Map<Setting, String> given) {
        var values = new Values(given);
        var data = Path.of(values.text(Setting.DATA));
        var database = values.text(Setting.DATABASE);
        var keyRing = values.text(Setting.KEY_RING);
        return new Settings(
                values.text(Setting.ADDRESS),
                values.port(),
                values.publicUrl(),
                data,
                database.isEmpty() ? "jdbc:sqlite:" + data.resolve("estrik.db") : database,
                values.text(Setting.DATABASE_USER),
                values.text(Setting.DATABASE_PASSWORD),
                keyRing.isEmpty() ? data.resolve("keys.json") : Path.of(keyRing),
                values.hosts(),
                values.duration(Setting.REFRESH_WATCHED),
                values.duration(Setting.REFRESH_UNWATCHED),
                values.duration(Setting.REFRESH_SIGNALS),
                values.jsonLog());
    }

    /// Whether people reach the workspace over https.
    public boolean https() {
        return publicUrl.startsWith("https:");
    }

    @Override
    public String toString() {
        return "Settings[address=" + address + ", port=" + port + ", data=" + data + "]";
    }

    /// A setting that is unknown or has a value that it can't have. The message is for the operator.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String sentence;

        Refused(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }

        /// What is wrong, and with which setting.
        public String sentence() {
            return sentence;
        }
    }

    private record Values(Map<Setting, String> given) {
        String text(Setting setting) {
            return given.getOrDefault(setting, setting.standard()).strip();
        }

        int port() {
            try {
                var port = Integer.parseInt(text(Setting.PORT));
                if (port >= 0 && port <= 65_535) {
                    return port;
                }
            } catch (NumberFormatException _) {
                // told below
            }
            throw refused(Setting.PORT, "must be a number from 0 to 65535");
        }

        String publicUrl() {
            var url = text(Setting.PUBLIC_URL);
            if (url.isEmpty()) {
                return "";
            }
            try {
                var parsed = URI.create(url);
                var scheme = parsed.getScheme();
                if (parsed.getHost() != null && ("https".equals(scheme) || "http".equals(scheme))) {
                    return url;
                }
            } catch (IllegalArgumentException _) {
                // told below
            }
            throw refused(Setting.PUBLIC_URL, "must be an address such as https://estrik.example.nl");
        }

        Set<String> hosts() {
            return Arrays.stream(text(Setting.AFAS_HOSTS).split(","))
                    .map(host -> host.strip().toLowerCase(Locale.ROOT))
                    .filter(host -> !host.isEmpty())
                    .peek(host -> {
                        if (!host.matches("[a-z0-9.-]+(:[0-9]{1,5})?")) {
                            throw refused(Setting.AFAS_HOSTS, "must hold hosts such as profit.example.nl:8443");
                        }
                    })
                    .collect(Collectors.toUnmodifiableSet());
        }

        Duration duration(Setting setting) {
            try {
                var duration = DurationStyle.SIMPLE.parse(text(setting));
                if (duration.toMillis() >= 1_000) {
                    return duration;
                }
            } catch (IllegalArgumentException _) {
                // told below
            }
            throw refused(setting, "must be a time of one second or more, such as 60s, 10m or 1h");
        }

        boolean jsonLog() {
            return switch (text(Setting.LOG)) {
                case "json" -> true;
                case "text" -> false;
                default -> throw refused(Setting.LOG, "must be json or text");
            };
        }

        // The value itself is not repeated: it may be a secret in the wrong place.
        private static Refused refused(Setting setting, String rule) {
            return new Refused("Setting '" + setting.key() + "' (" + setting.variable() + ") " + rule + ".");
        }
    }
}
