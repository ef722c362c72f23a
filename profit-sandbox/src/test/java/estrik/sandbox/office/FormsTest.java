package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What anybody may type into the forms of the office: it is taken, or it stays in the field with a sentence at it.
class FormsTest {
    private static final Pattern FORM = Pattern.compile(
            "<form [^>]*method=\"post\" action=\"/_sandbox/([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern AREA =
            Pattern.compile("<textarea [^>]*name=\"([^\"]+)\"[^>]*>\n?(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern CHOICE =
            Pattern.compile("<select [^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\"( selected)?>");
    private static final Pattern BUTTON = Pattern.compile("<button [^>]*name=\"([^\"]+)\" value=\"([^\"]+)\"");

    private static final List<String> TYPED = List.of(
            "",
            "   ",
            "..",
            "../../etc",
            "new",
            "-1",
            "99999999999999999999",
            "0x1F",
            "é 🧱 中文",
            "<b>\"'&amp;</b>",
            "50%&a=b#c?d+e",
            "two\nlines",
            "a\ttab",
            "x".repeat(3_000));

    @AutoClose
    private static final ProfitSandbox PROFIT = ProfitSandbox.start();

    private final Visitor visitor = new Visitor(PROFIT);
    private final Caller caller = new Caller(PROFIT);
    private final ProfitSandbox.Snapshot before = PROFIT.snapshot();

    @BeforeAll
    static void thereIsAnOauthClient() {
        PROFIT.oauthClient("Workspace365").make();
    }

    @AfterEach
    void goBack() {
        PROFIT.restore(before);
    }

    static Stream<String> pages() {
        return Pages.EVERY.stream().filter(each -> !each.contains("/calls"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whateverIsTypedIsTakenOrStaysInItsFieldWithASentence(String path) {
        for (var form : forms(page(path))) {
            for (var field : form.typed()) {
                for (var text : TYPED) {
                    send(path, form.with(field, text), field + " = " + text);
                }
            }
        }
    }

    /// A page as it is but for what its clock says.
    private String page(String path) {
        return caller.get(path).body().replaceAll("[0-9]{2}:[0-9]{2}(:[0-9]{2})?", "");
    }

    private void send(String path, Sent form, String what) {
        var stored = page(path);
        var answer = visitor.post(form.action(), form.pairs());
        if (answer.statusCode() == 303) {
            var next = answer.headers().firstValue("Location").orElseThrow();
            assertThat(caller.get(next).statusCode())
                    .as(what + " leads to " + next)
                    .isEqualTo(200);
            PROFIT.restore(before);
        } else if (answer.statusCode() == 200) {
            // The wizard's next step, which carries all that was typed.
            assertThat(form.action()).as(what).isEqualTo("app-connectors/new");
            var carried = new LinkedHashMap<>(form.fields());
            carried.keySet().removeAll(List.of("step", "go"));
            assertThat(forms(answer.body()).getLast().fields()).as(what).containsAllEntriesOf(carried);
        } else {
            assertThat(answer.statusCode()).as(what).isEqualTo(422);
            assertThat(answer.body()).as(what).contains("role=\"alert\"");
            assertThat(Visitor.problem(answer.body())).as(what).isNotEmpty();
            assertThat(again(form, answer.body())).as(what).isEqualTo(form.fields());
            assertThat(page(path)).as(what + " stores nothing").isEqualTo(stored);
        }
    }

    /// The fields of the same form in the answer, which must hold what was sent.
    private static Map<String, List<String>> again(Sent sent, String page) {
        return forms(page).stream()
                .filter(each -> each.action().equals(sent.action())
                        && each.fields().keySet().equals(sent.fields().keySet()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The form is gone"))
                .fields();
    }

    /// A form, filled in.
    ///
    /// @param fields everything that a browser sends, by name
    /// @param typed the names of those in which one types
    private record Sent(String action, Map<String, List<String>> fields, List<String> typed) {
        Sent with(String field, String text) {
            var changed = new LinkedHashMap<>(fields);
            changed.put(field, List.of(text));
            return new Sent(action, changed, typed);
        }

        String[] pairs() {
            return fields.entrySet().stream()
                    .flatMap(each -> each.getValue().stream().flatMap(value -> Stream.of(each.getKey(), value)))
                    .toArray(String[]::new);
        }
    }

    private static List<Sent> forms(String page) {
        return FORM.matcher(page)
                .results()
                .map(each -> form(each.group(1), each.group(2)))
                .toList();
    }

    private static Sent form(String action, String content) {
        var fields = new LinkedHashMap<String, List<String>>();
        var typed = new ArrayList<String>();
        INPUT.matcher(content).results().map(each -> each.group(1)).forEach(input -> {
            var name = attribute(input, "name").orElseThrow();
            var value = attribute(input, "value").orElse("");
            var type = attribute(input, "type").orElse("text");
            if (!List.of("checkbox", "radio").contains(type)
                    || input.endsWith(" checked")
                    || input.contains(" checked ")) {
                fields.computeIfAbsent(name, each -> new ArrayList<>()).add(value);
            }
            if (!List.of("checkbox", "radio", "hidden", "file").contains(type)) {
                typed.add(name);
            }
        });
        AREA.matcher(content).results().forEach(area -> {
            fields.put(area.group(1), List.of(plain(area.group(2))));
            typed.add(area.group(1));
        });
        CHOICE.matcher(content).results().forEach(each -> fields.put(each.group(1), List.of(chosen(each.group(2)))));
        BUTTON.matcher(content)
                .results()
                .findFirst()
                .ifPresent(each -> fields.put(each.group(1), List.of(each.group(2))));
        return new Sent(action, fields, typed);
    }

    private static String chosen(String options) {
        var all = OPTION.matcher(options).results().toList();
        return all.stream()
                .filter(each -> each.group(2) != null)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(each -> plain(each.group(1)))
                .orElse("");
    }

    private static Optional<String> attribute(String attributes, String name) {
        var found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? Optional.of(plain(found.group(1))) : Optional.empty();
    }

    private static String plain(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void whatWentInTheMeantimeIsSaidAtItsField() {
        visitor.follow("users/emre/removal");
        var page = visitor.post("tasks", "user", "emre", "subject", "Tegels tellen", "due", "", "priority", "Hoog");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Visitor.problem(page.body())).isEqualTo("Deze keuze is er niet meer. Kies opnieuw.");
        assertThat(page.body()).contains("value=\"Tegels tellen\"");
    }

    @Test
    void aWebhookThatIsMadeToGoWrongIsInTheList() {
        var page = visitor.follow("faults", "kind", "webhooks-reordered", "calls", "");
        assertThat(page).contains("Meldingen aan webhooks in andere volgorde");
        assertThat(visitor.follow("faults", "kind", "webhook-twice", "calls", "1"))
                .contains("Melding aan webhook komt twee keer");
    }
}
