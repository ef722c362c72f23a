package estrik.sandbox.fault;

import estrik.sandbox.wire.Envelope;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Soap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What is answered in place of the truth.
final class Answers {
    private static final String LOGIN = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head>
            <body><h1>Sign in to continue</h1><form method="post" action="/login"><label>User <input name="user"></label>
            <label>Password <input name="password" type="password"></label><button>Sign in</button></form></body></html>
            """;

    private Answers() {}

    /// The answer in a language, or empty for none at all.
    static Optional<Reply> to(String path, Trouble.Instead trouble, Random random, Locale language) {
        return switch (trouble) {
            case Trouble.Status status -> Optional.of(status(status, path, language));
            case Trouble.Garbage(var bytes) -> Optional.of(garbage(bytes, random));
            case Trouble.LoginPage page -> Optional.of(Reply.html(LOGIN));
            case Trouble.Reset reset -> Optional.empty();
        };
    }

    private static Reply garbage(int bytes, Random random) {
        var body = new byte[bytes];
        random.nextBytes(body);
        return Reply.json(200, body);
    }

    private static Reply status(Trouble.Status fault, String path, Locale language) {
        var wait = fault.retryAfter();
        var reply = body(fault, path, language);
        return wait == null ? reply : reply.with("Retry-After", Long.toString(wait.toSeconds()));
    }

    private static Reply body(Trouble.Status fault, String path, Locale language) {
        var body = fault.body();
        var type = fault.type();
        if (body != null) {
            return Reply.text(fault.status(), type == null ? Reply.JSON : type, body);
        }
        return switch (fault.status()) {
            case 500 ->
                path.toLowerCase(Locale.ROOT).endsWith(".asmx")
                        ? Soap.fault(Envelope.Version.SOAP_1_1, ProfitError.unexpected(), language)
                        : Reply.of(ProfitError.unexpected(), language);
            case 503 -> unavailable(fault);
            default -> Reply.empty(fault.status());
        };
    }

    // OAS troubleshooting.md: the body of a 503.
    private static Reply unavailable(Trouble.Status fault) {
        var message = "Service temporarily unavailable due to scheduled maintenance.";
        var error = Map.of("code", "503", "message", message);
        var wait = fault.retryAfter();
        return Reply.json(
                503, wait == null ? Map.of("error", error) : Map.of("error", error, "retry_after", wait.toSeconds()));
    }
}
