package estrik.workspace.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Style sheets, scripts and icons, read once at start. All style sheets become one file, all scripts one module,
/// and each name carries a hash of its content, so that browsers may keep them for a year. Shared by threads.
@Component
public final class Assets {
    private final Map<String, String> urlByName = new HashMap<>();
    private final Map<String, Asset> byFile = new HashMap<>();

    static final class Asset {
        final String contentType;
        final byte[] plain;
        final byte[] zipped;

        private Asset(String contentType, byte[] plain) {
            this.contentType = contentType;
            this.plain = plain;
            this.zipped = Assets.zipped(plain);
        }
    }

    public Assets() {
        add("app.css", "text/css;charset=UTF-8", joined("assets/css/*.css"));
        add("app.js", "text/javascript;charset=UTF-8", joined("assets/js/*.js"));
        add("icons.svg", "image/svg+xml", joined("assets/icons.svg"));
        add("mark.svg", "image/svg+xml", joined("assets/mark.svg"));
    }

    /// The address of `app.css`, `app.js`, `icons.svg` or `mark.svg`.
    public String url(String name) {
        var url = urlByName.get(name);
        if (url == null) {
            throw new IllegalArgumentException("No asset '" + name + "'");
        }
        return url;
    }

    @Nullable
    Asset of(String file) {
        return byFile.get(file);
    }

    private void add(String name, String contentType, byte[] content) {
        var dot = name.lastIndexOf('.');
        var file = name.substring(0, dot) + "." + hash(content) + name.substring(dot);
        urlByName.put(name, "/assets/" + file);
        byFile.put(file, new Asset(contentType, content));
    }

    private static byte[] joined(String pattern) {
        var all = new ByteArrayOutputStream();
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern);
            Arrays.sort(files, Comparator.comparing(Assets::name));
            for (var file : files) {
                all.writeBytes(file.getContentAsByteArray());
                all.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Assets are not readable: " + pattern, e);
        }
        return all.toByteArray();
    }

    private static String name(Resource file) {
        return Objects.requireNonNullElse(file.getFilename(), "");
    }

    private static String hash(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] zipped(byte[] content) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    /// All that a first visit loads, zipped.
    int zippedBytes() {
        return byFile.values().stream().mapToInt(asset -> asset.zipped.length).sum();
    }
}
