package estrik.sandbox.control;

import estrik.sandbox.company.Company;
import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// `/_sandbox/api/settings`, and `/_sandbox/api/openapi.json`, which describes all of `/_sandbox/api`.
final class SettingsApi {
    private static final Set<String> KNOWN = new TreeSet<>(Set.of("language", "shuffle"));

    private final Company company;

    SettingsApi(Company company) {
        this.company = company;
    }

    Reply show(Request request) {
        var json = new LinkedHashMap<String, Object>();
        json.put("environment", company.state().environment().id());
        json.put("language", company.language().getLanguage());
        json.put("shuffle", company.shuffles());
        return Reply.json(200, json);
    }

    /// Changes the settings that are named and leaves the others.
    Reply change(Request request) {
        var body = ControlApi.body(request);
        var unknown = new TreeSet<>(body.propertyNames());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new BadInput("The settings have no \"" + unknown.first() + "\"; they may have "
                    + String.join(", ", KNOWN) + ".");
        }
        var shuffle = body.path("shuffle");
        if (!shuffle.isMissingNode() && !shuffle.isBoolean()) {
            throw new BadInput("\"shuffle\" must be true or false.");
        }
        var language = body.path("language").asString("");
        if (body.has("language") && !Set.of("nl", "en").contains(language)) {
            throw new BadInput("\"language\" must be nl or en.");
        }
        if (shuffle.isBoolean()) {
            company.shuffle(shuffle.asBoolean());
        }
        if (!language.isEmpty()) {
            company.speak(Locale.of(language));
        }
        return show(request);
    }

    Reply describe(Request request) {
        try (var document = Objects.requireNonNull(SettingsApi.class.getResourceAsStream("openapi.json"))) {
            return Reply.json(200, document.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
