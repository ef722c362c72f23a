package estrik.sandbox.office;

import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What every page needs: the style sheet, the icon, and the choice of a language.
final class AssetPages {
    private static final String STYLE = read("style.css");

    /// Its address changes with its content, so a browser may keep it.
    static final String STYLE_PATH = "/_sandbox/style.css?v=" + Integer.toHexString(STYLE.hashCode());

    private static final String ICON = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 34"><rect width="34" height="34" rx="8" fill="#9a3f16"/><path fill="#fff" d="M4.5 4.5h6.2a6.2 6.2 0 0 1-6.2 6.2zM29.5 4.5v6.2a6.2 6.2 0 0 1-6.2-6.2zM4.5 29.5v-6.2a6.2 6.2 0 0 1 6.2 6.2zM29.5 29.5h-6.2a6.2 6.2 0 0 1 6.2-6.2zM17 9.5c1 4.5 3 6.5 7.5 7.5-4.5 1-6.5 3-7.5 7.5-1-4.5-3-6.5-7.5-7.5 4.5-1 6.5-3 7.5-7.5z"/></svg>
            """;

    Reply style(Request request) {
        return kept(Reply.text(200, "text/css; charset=utf-8", STYLE));
    }

    Reply icon(Request request) {
        return kept(Reply.text(200, "image/svg+xml", ICON));
    }

    private static Reply kept(Reply reply) {
        return reply.with("Cache-Control", "max-age=31536000, immutable");
    }

    Reply language(Request request) {
        var form = FormReader.read(request);
        var language =
                Language.tagged(form.value("language")).orElseThrow(() -> new BadInput("The pages speak nl and en."));
        var back = form.value("back");
        return Reply.seeOther(back.matches("/_sandbox(/[\\w./%~-]*)?") ? back : "/_sandbox/")
                .with(
                        "Set-Cookie",
                        Language.COOKIE + "=" + language.tag()
                                + "; Path=/_sandbox; Max-Age=31536000; HttpOnly; SameSite=Lax");
    }

    private static String read(String name) {
        try (var file = AssetPages.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
