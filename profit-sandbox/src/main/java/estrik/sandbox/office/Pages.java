package estrik.sandbox.office;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Codes;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Mail;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.Signal;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Task;
import estrik.sandbox.company.User;
import estrik.sandbox.fault.Call;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.wire.Html;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The page for people at `/_sandbox/`: mail box, keys, users, what waits, calls and faults.
public final class Pages {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(Company.AMSTERDAM);
    private static final int MOST = 50;

    private final Company company;
    private final Faults faults;
    private final Supplier<List<Call>> calls;

    public Pages(Company company, Faults faults, Supplier<List<Call>> calls) {
        this.company = company;
        this.faults = faults;
        this.calls = calls;
    }

    public Reply home(Request request) {
        var state = company.state();
        var content = """
                <p class="quiet">Van Delft BV, participant %s, environment %s. This is a stand-in for AFAS Profit, not AFAS. \
                Reload to see what is new. Programs use <a href="/_sandbox/api/mails">/_sandbox/api</a>.</p><div class="tiles">
                """.formatted(SampleCompany.PARTICIPANT, SampleCompany.ENVIRONMENT)
                + list("Mail box", company.mails(), "No mail was sent yet.", this::mail)
                + list("App connectors", state.office().connectors(), "There are none.", Pages::connector)
                + list("Users", state.office().users(), "There are none.", user -> user(state, user))
                + list("Tasks", state.waiting().tasks(), "Nobody has a task.", Pages::task)
                + list("Signals", state.waiting().signals(), "Nobody has a signal.", Pages::signal)
                + list("Faults that wait", faults.all(), "None. Everything is answered as it should be.", Pages::fault)
                + list("Calls", calls.get(), "Nobody has called yet.", Pages::call)
                + "</div>";
        return Reply.html(Html.page("Profit", content));
    }

    private static <T> String list(String title, Collection<T> things, String none, Function<T, String> item) {
        var items = things.stream().limit(MOST).map(item).collect(Collectors.joining());
        var more = things.size() > MOST ? "<p class=\"quiet\">and " + (things.size() - MOST) + " more</p>" : "";
        return """
                <section class="tile"><h2>%s <i>%d</i></h2>%s%s</section>
                """.formatted(
                        title,
                        things.size(),
                        items.isEmpty() ? "<p class=\"quiet\">" + none + "</p>" : "<ul>" + items + "</ul>",
                        more);
    }

    private String mail(Mail mail) {
        return """
                <li><span><b>%s</b><small>to %s · %s · %s</small></span><code class="code">%s</code>\
                <details><summary>Read the mail</summary><pre>%s</pre></details></li>
                """.formatted(
                        Html.escape(mail.subject()),
                        Html.escape(mail.to()),
                        time(mail.at()),
                        age(mail.at()),
                        Html.escape(mail.code()),
                        Html.escape(mail.text()));
    }

    private String age(Instant at) {
        var age = Duration.between(at, company.now());
        return age.compareTo(Codes.LIFETIME) > 0 ? "too old" : age.toMinutes() + " min old";
    }

    private static String connector(AppConnector connector) {
        return """
                <li><span><b>%s</b>%s<small>group %s</small></span>
                <dl><dt>API key</dt><dd><code>%s</code></dd><dt>Environment key</dt><dd><code>%s</code></dd><dt>GetConnectors</dt><dd>%s</dd></dl></li>
                """.formatted(
                        Html.escape(connector.name()),
                        blocked(connector.blocked()),
                        Html.escape(connector.group()),
                        Html.escape(connector.apiKey()),
                        Html.escape(connector.environmentKey()),
                        Html.escape(String.join(", ", connector.getConnectors())));
    }

    private static String user(State state, User user) {
        long tokens = state.keys().tokens().values().stream()
                .filter(token -> token.user().equals(user.code()))
                .count();
        var mail = user.mail();
        return item(
                user.name(),
                user.id() + " · " + (mail == null ? "no e-mail address" : mail) + " · group "
                        + String.join(", ", user.groups()),
                (tokens == 1 ? "1 token" : tokens + " tokens") + blocked(user.blocked()));
    }

    private static String task(Task task) {
        return item(task.subject(), task.user() + " · " + task.task() + " · no. " + task.id(), due(task.endDate()));
    }

    private static String due(@Nullable LocalDate date) {
        return date == null ? "" : "<time>" + date + "</time>";
    }

    private static String signal(Signal signal) {
        return item(
                signal.description(),
                signal.user() + " · " + signal.definition() + " · no. " + signal.id(),
                "<time>" + signal.date() + "</time>");
    }

    private static String fault(Faults.Waiting waiting) {
        var scope = waiting.fault().scope();
        var where = (scope.path() == null ? "any path" : scope.path()) + " · "
                + (scope.user() == null ? "any user" : scope.user());
        var calls = waiting.calls() == Faults.ALL ? "all" : Integer.toString(waiting.calls());
        return item(waiting.fault().trouble().inWords(), where, calls + (waiting.calls() == 1 ? " call" : " calls"));
    }

    private static String call(Call call) {
        var status = call.status() == 0 ? "dropped" : Integer.toString(call.status());
        return item(
                call.method() + " " + call.path(),
                time(call.at()) + " · " + (call.user() == null ? "nobody known" : call.user()) + " · " + call.millis()
                        + " ms",
                call.status() == 0 || call.status() >= 400 ? "<b class=\"bad\">" + status + "</b>" : status);
    }

    /// One line; only `side` is markup already.
    private static String item(String title, String line, String side) {
        return "<li class=\"line\"><span>%s<small>%s</small></span><div class=\"side\">%s</div></li>"
                .formatted(Html.escape(title), Html.escape(line), side);
    }

    private static String blocked(boolean blocked) {
        return blocked ? " <b class=\"bad\">blocked</b>" : "";
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
