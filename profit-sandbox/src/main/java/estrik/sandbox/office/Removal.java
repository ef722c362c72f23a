package estrik.sandbox.office;

import estrik.sandbox.wire.Reply;

/// Asks before something goes that others may rest on.
final class Removal {
    private Removal() {}

    static Reply ask(Visit visit, Sheet sheet, String question, String path, String back) {
        return sheet.with(Parts.card(Markup.of("<p>{}</p>", question)
                        .and(Markup.of(
                                "<div class=\"buttons spaced\">{}{}</div>",
                                Parts.button(path, visit.say("delete"), "danger", Markup.NONE),
                                Parts.link(back, visit.say("cancel"))))))
                .reply();
    }
}
