package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Somebody at a page: what was asked, and how to say things in the reader's language. Belongs to one thread.
final class Visit {
    private final Request request;
    private final Language language;

    Visit(Request request) {
        this.request = request;
        this.language = Language.of(request);
    }

    Language language() {
        return language;
    }

    String say(String key, Object... args) {
        return Phrases.say(language, key, args);
    }

    String say(Form.Said said) {
        return say(said.key(), said.args().toArray());
    }

    /// `nobody`, `one` or `many` of the phrase `key`, whichever this number is.
    String count(String key, long number) {
        return say(key + (number == 0 ? ".none" : number == 1 ? ".one" : ".many"), number);
    }

    /// The id of the environment, such as `O12345AA`.
    String environment() {
        return request.environment();
    }

    String path() {
        return request.rawPath();
    }

    /// The address of something that lies beside `/_sandbox` in the same environment.
    String beside(String path) {
        var here = path();
        return here.substring(0, here.toLowerCase(Locale.ROOT).indexOf("/_sandbox")) + "/" + path;
    }

    /// Where the reader found the sandbox, such as `http://127.0.0.1:40123`.
    String origin() {
        return "http://" + request.host();
    }

    String variable(String name) {
        return request.variable(name);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(request.parameter(name)).filter(each -> !each.isBlank());
    }

    /// What stands at this place in the address, if it is there.
    <T> T the(String variable, Function<String, Optional<T>> find) {
        return find.apply(variable(variable)).orElseThrow(NotHere::new);
    }

    Form form() {
        return FormReader.read(request);
    }

    /// The address of what these names lead to, below `/_sandbox`.
    static String at(String... names) {
        return "/_sandbox/"
                + Arrays.stream(names)
                        .map(each ->
                                URLEncoder.encode(each, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }

    /// Sends the reader on, and has the next page say that it is done.
    static Reply to(String path, String done) {
        return Reply.seeOther(path + (path.contains("?") ? "&" : "?") + "done=" + done);
    }

    String moment(Instant at) {
        return pattern("d MMM HH:mm:ss").format(at.atZone(Company.AMSTERDAM));
    }

    /// The same with its year, for a clock that may be moved far.
    String momentOfYear(Instant at) {
        return pattern("d MMM yyyy HH:mm:ss").format(at.atZone(Company.AMSTERDAM));
    }

    String day(LocalDate date) {
        return pattern("d MMM yyyy").format(date);
    }

    private DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale());
    }

    /// How long ago, or ahead, in one figure.
    String time(Duration time) {
        // To the nearest second, so that a week is not six days and a few hours less a blink.
        var length = time.abs().plusMillis(500);
        if (length.toMinutes() < 1) {
            return say("time.seconds", length.toSeconds());
        }
        if (length.toHours() < 1) {
            return say("time.minutes", length.toMinutes());
        }
        return length.toDays() < 2 ? say("time.hours", length.toHours()) : say("time.days", length.toDays());
    }
}
