package estrik.sandbox.oauth;

import estrik.sandbox.company.User;
import estrik.sandbox.oauth.Authorize.Asked;
import estrik.sandbox.wire.Html;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page on which a person says who it is. It has no script.
final class SignInPage {
    private static final List<String> CARRIED = List.of(
            "response_type", "client_id", "redirect_uri", "state", "code_challenge", "code_challenge_method", "scope");

    private static final String STYLE = """
            main{max-width:520px}form{margin:0}li{display:block;border:0;padding:4px 0}
            .who{display:block;width:100%;min-height:44px;padding:8px 12px;text-align:left}.who small{display:block}
            button,input{font:inherit;color:var(--ink);background:var(--tile);border:1px solid var(--ink-2);border-radius:8px}
            button{min-height:44px;padding:8px 16px;cursor:pointer}button:hover{background:var(--soft)}
            .go{background:var(--accent);border-color:var(--accent);color:var(--page);font-weight:600}.go:hover{background:var(--ink)}
            label{display:block;font-weight:600;margin:0 0 4px}input{width:100%;min-height:44px;padding:8px 12px;margin:0 0 12px}
            """;

    // A company of thousands types its names.
    private static final int MOST = 50;

    private SignInPage() {}

    /// The page, with a complaint about the name that was given, if any.
    static Reply of(Request request, Form form, Asked asked, List<User> members, String given) {
        var language = request.language();
        var hidden = hidden(form);
        var begin = "<form method=\"post\" action=\"" + Html.escape(request.rawPath()) + "\">" + hidden;
        var content = """
                <p>%s</p><p class="quiet">%s</p>%s
                <section class="tile"><h2>%s</h2>%s</section>
                <section class="tile">%s<label for="user">%s</label>\
                <input id="user" name="user" value="%s" autocomplete="username" autocapitalize="none" spellcheck="false" required%s>\
                <button class="go">%s</button></form></section>
                %s<button name="cancel" value="1">%s</button></form>
                """.formatted(
                say(
                                language,
                                "<b>%s</b> wil namens u in Profit werken.",
                                "<b>%s</b> wants to work in Profit on your behalf.")
                        .formatted(Html.escape(asked.connector().name())),
                say(
                        language,
                        "Dit is een sandbox: gebruikers van Profit hebben hier geen wachtwoord. Wie u kiest, die bent u.",
                        "This is a sandbox: users of Profit have no password here. Whoever you choose is who you are."),
                complaint(language, asked, given),
                say(language, "Wie bent u?", "Who are you?"),
                members(language, members, begin),
                begin,
                say(language, "Of typ uw gebruikerscode of e-mailadres", "Or type your user code or e-mail address"),
                Html.escape(given),
                given.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"complaint\"",
                say(language, "Aanmelden", "Sign in"),
                begin,
                say(language, "Annuleren", "Cancel"));
        return page(
                language,
                given.isEmpty() ? 200 : 400,
                content,
                "form-action 'self' " + Redirects.source(asked.redirectUri()));
    }

    private static String hidden(Form form) {
        return CARRIED.stream()
                .filter(form::has)
                .map(name -> "<input type=\"hidden\" name=\"" + name + "\" value=\""
                        + Html.escape(form.value(name).orElse("")) + "\">")
                .collect(Collectors.joining());
    }

    private static String complaint(Locale language, Asked asked, String given) {
        return given.isEmpty()
                ? ""
                : "<p class=\"bad\" role=\"alert\" id=\"complaint\">"
                        + say(
                                        language,
                                        "‘%s’ is geen gebruiker van deze koppeling: niet bekend, geblokkeerd, of geen lid van de groep ‘%s’.",
                                        "‘%s’ is no user of this app connector: not known, blocked, or no member of the group ‘%s’.")
                                .formatted(
                                        Html.escape(given),
                                        Html.escape(asked.connector().group()))
                        + "</p>";
    }

    private static String members(Locale language, List<User> members, String begin) {
        if (members.isEmpty()) {
            return "<p>"
                    + say(language, "De gebruikersgroep heeft geen leden.", "The user group has no members.")
                    + "</p>";
        }
        return begin
                + members.stream()
                        .limit(MOST)
                        .map(SignInPage::member)
                        .collect(Collectors.joining("", "<ul>", "</ul></form>"));
    }

    private static String member(User user) {
        return "<li><button class=\"who\" name=\"user\" value=\"%s\">%s<small>%s</small></button></li>"
                .formatted(Html.escape(user.code()), Html.escape(user.name()), Html.escape(user.id()));
    }

    /// What is said when there is no good way back to the client.
    static Reply refusal(Request request, String why) {
        var language = request.language();
        return page(
                language,
                400,
                "<p class=\"bad\" role=\"alert\">%s</p><p lang=\"en\">%s</p>"
                        .formatted(
                                say(
                                        language,
                                        "De toepassing die u hierheen stuurde, vroeg iets dat niet kan.",
                                        "The application that sent you here asked for something that cannot be."),
                                Html.escape(why)),
                "form-action 'none'");
    }

    private static Reply page(Locale language, int status, String content, String formAction) {
        var title = say(language, "Aanmelden bij Profit", "Sign in to Profit");
        return Reply.text(status, "text/html; charset=utf-8", Html.page(language, title, STYLE, content))
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; "
                                + formAction)
                .with("Referrer-Policy", "no-referrer");
    }

    private static String say(Locale language, String dutch, String english) {
        return language.getLanguage().equals("nl") ? dutch : english;
    }
}
