package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.User;
import estrik.sandbox.fault.Fault;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Scope;
import estrik.sandbox.fault.Trouble;
import estrik.sandbox.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Faults that wait for their calls, and asking for more.
final class FaultPages {
    private static final List<String> KINDS = List.of(
            "status",
            "delay",
            "reset",
            "garbage",
            "login-page",
            "drip",
            "truncated",
            "half-open",
            "wrong-charset",
            "token-gone",
            "app-connector-blocked",
            "connector-blocked",
            "missing-field",
            "renamed-field",
            "lost-mail",
            "late-mail",
            "code-twice",
            "webhook-twice",
            "webhooks-reordered");

    private final Company company;
    private final Faults faults;

    FaultPages(Company company, Faults faults) {
        this.company = company;
        this.faults = faults;
    }

    Reply list(Visit visit) {
        return list(
                visit, new Form().with("kind", "status").with("figure", "503").with("calls", "1"));
    }

    private Reply list(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        return new Sheet(visit, Place.FAULTS)
                .lead(visit.say("fault.lead"))
                .action(Parts.button(Visit.at("faults", "removal"), visit.say("fault.clear"))
                        .when(!faults.all().isEmpty()))
                .with(fields.alert())
                .with(Parts.card(Parts.list(faults.all(), visit.say("fault.none"), each -> row(visit, each))))
                .with(Parts.card(
                        visit.say("fault.new"),
                        Parts.form(
                                Visit.at("faults"),
                                Markup.of(
                                                "<div class=\"pair\">{}{}{}{}</div><div class=\"pair\">{}{}</div><div class=\"pair\">{}{}</div>",
                                                fields.choice("kind", "fault.kind", kinds(visit)),
                                                fields.number("figure", "fault.figure"),
                                                fields.text("name", "fault.name"),
                                                fields.text("other", "fault.other"),
                                                fields.number("calls", "fault.calls"),
                                                fields.number("share", "fault.share"),
                                                fields.text("path", "fault.path"),
                                                fields.choice("user", "fault.user", users(visit)))
                                        .and(fields.save("add")))))
                .reply(form);
    }

    private static List<Fields.Option> kinds(Visit visit) {
        return Fields.options(KINDS, each -> new Fields.Option(each, visit.say("fault.kind." + each)));
    }

    private List<Fields.Option> users(Visit visit) {
        var users = new ArrayList<>(List.of(new Fields.Option("", visit.say("everybody"))));
        company.state().office().users().forEach(each -> users.add(AuthorisationTool.option(each)));
        return users;
    }

    private Markup row(Visit visit, Faults.Waiting waiting) {
        var left = waiting.calls() == Faults.ALL
                ? visit.say("fault.left.all")
                : visit.count("fault.left", waiting.calls());
        return Parts.row(
                words(visit, waiting.fault().trouble()),
                where(visit, waiting.fault().scope()),
                Parts.meta(left));
    }

    private static String where(Visit visit, Scope scope) {
        var path = scope.path();
        var user = scope.user();
        var until = scope.until();
        return (path == null ? visit.say("fault.any-path") : path) + " · "
                + (user == null ? visit.say("everybody") : user)
                + (scope.share() < 1 ? " · " + Math.round(scope.share() * 100) + "%" : "")
                + (until == null ? "" : " · " + visit.say("fault.until", visit.moment(until)));
    }

    private static String words(Visit visit, Trouble trouble) {
        return switch (trouble) {
            case Trouble.Status status -> visit.say("fault.is.status", status.status());
            case Trouble.Delay delay -> visit.say("fault.is.delay", between(delay));
            case Trouble.Reset reset -> visit.say("fault.kind.reset");
            case Trouble.Garbage garbage -> visit.say("fault.kind.garbage");
            case Trouble.LoginPage page -> visit.say("fault.kind.login-page");
            case Trouble.Drip drip ->
                visit.say("fault.is.drip", drip.bytes(), drip.every().toMillis());
            case Trouble.Truncated truncated -> visit.say("fault.is.truncated", truncated.bytes());
            case Trouble.HalfOpen open -> visit.say("fault.kind.half-open");
            case Trouble.WrongCharset charset -> visit.say("fault.kind.wrong-charset");
            case Trouble.TokenGone gone -> visit.say("fault.kind.token-gone");
            case Trouble.AppConnectorBlocked blocked -> named(visit, "app-connector-blocked", blocked.name());
            case Trouble.ConnectorBlocked blocked -> named(visit, "connector-blocked", blocked.id());
            case Trouble.MissingField missing -> named(visit, "missing-field", missing.field());
            case Trouble.RenamedField renamed ->
                named(visit, "renamed-field", renamed.field() + " → " + renamed.name());
            case Trouble.LostMail lost -> visit.say("fault.kind.lost-mail");
            case Trouble.LateMail late -> visit.say("fault.is.late-mail", visit.time(late.time()));
            case Trouble.CodeTwice twice -> visit.say("fault.kind.code-twice");
            case Trouble.WebhookTwice twice -> visit.say("fault.kind.webhook-twice");
            case Trouble.WebhooksReordered reordered -> visit.say("fault.kind.webhooks-reordered");
        };
    }

    private static String between(Trouble.Delay delay) {
        var least = delay.time().toMillis();
        return delay.jitter().isZero()
                ? Long.toString(least)
                : least + "–" + delay.time().plus(delay.jitter()).toMillis();
    }

    private static String named(Visit visit, String kind, @Nullable String name) {
        return visit.say("fault.kind." + kind) + (name == null ? "" : ": " + name);
    }

    Reply add(Visit visit) {
        var form = visit.form();
        var fault = fault(form);
        int calls = form.value("calls").isBlank() ? Faults.ALL : form.number("calls", 1, 1_000_000);
        double share = form.value("share").isBlank() ? 1 : form.number("share", 1, 100) / 100.0;
        var path = form.optional("path", 255);
        var user =
                form.value("user").isEmpty() ? "" : form.choice("user", codes()).orElse("");
        if (form.isWrong()) {
            return list(visit, form);
        }
        var onPath = path.isEmpty() ? fault : fault.onPath(path);
        var forUser = user.isEmpty() ? onPath : onPath.forUser(user);
        faults.add(calls, share < 1 ? forUser.share(share) : forUser);
        return Visit.to(Visit.at("faults"), "added");
    }

    private List<String> codes() {
        return company.state().office().users().stream().map(User::code).toList();
    }

    private static Fault fault(Form form) {
        return switch (form.oneOf("kind", KINDS)) {
            case "status" -> Fault.status(form.number("figure", 200, 599));
            case "delay" -> Fault.delay(Duration.ofMillis(form.number("figure", 0, 3_600_000)));
            case "garbage" -> Fault.garbage();
            case "login-page" -> Fault.loginPage();
            case "drip" -> Fault.drip(16, Duration.ofMillis(form.number("figure", 0, 3_600_000)));
            case "truncated" -> Fault.truncated(form.number("figure", 0, 1_000_000));
            case "half-open" -> Fault.halfOpen();
            case "wrong-charset" -> Fault.wrongCharset();
            case "token-gone" -> Fault.tokenGone();
            case "app-connector-blocked" -> Fault.appConnectorBlocked();
            case "connector-blocked" -> connectorBlocked(form.optional("name", 80));
            case "missing-field" -> Fault.missingField(form.text("name", 80));
            case "renamed-field" -> Fault.renamedField(form.text("name", 80), form.text("other", 80));
            case "lost-mail" -> Fault.lostMail();
            case "late-mail" -> Fault.lateMail(Duration.ofSeconds(form.number("figure", 0, 1_000_000)));
            case "code-twice" -> Fault.codeTwice();
            case "webhook-twice" -> Fault.webhookTwice();
            case "webhooks-reordered" -> Fault.webhooksReordered();
            default -> Fault.reset();
        };
    }

    private static Fault connectorBlocked(String id) {
        return id.isEmpty() ? Fault.connectorBlocked() : Fault.connectorBlocked(id);
    }

    Reply clear(Visit visit) {
        faults.clear();
        return Visit.to(Visit.at("faults"), "faults-gone");
    }
}
