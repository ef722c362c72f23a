package estrik.sandbox.office;

import estrik.sandbox.company.Codes;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Mail;
import estrik.sandbox.wire.Reply;
import java.time.Duration;

/// The mail box: every mail that the sandbox sent, newest first.
final class MailPages {
    private final Company company;

    MailPages(Company company) {
        this.company = company;
    }

    Reply list(Visit visit) {
        var mails = company.mails();
        return new Sheet(visit, Place.MAIL_BOX)
                .lead(visit.say("mail.lead"))
                .action(Parts.button(Visit.at("mails", "removal"), visit.say("mail.empty"))
                        .when(!mails.isEmpty()))
                .with(Parts.card(Parts.list(mails, visit.say("mail.none"), each -> row(visit, each, true))))
                .reply();
    }

    /// A mail in a list.
    ///
    /// @param whole whether its text can be opened there
    Markup row(Visit visit, Mail mail, boolean whole) {
        var age = Duration.between(mail.at(), company.now());
        boolean old = age.compareTo(Codes.LIFETIME) > 0;
        var read = Markup.of(
                "<details><summary>{}<span class=\"unseen\">: {}, {}</span></summary><pre class=\"mail\">{}</pre></details>",
                visit.say("mail.read"),
                mail.subject(),
                mail.to(),
                mail.text());
        return Markup.of(
                "<li class=\"wrap\"><div><b>{}</b><small>{} · {} · {}</small></div><div class=\"end\"><code class=\"code{}\">{}</code></div>{}</li>",
                mail.subject(),
                mail.to(),
                visit.moment(mail.at()),
                old ? visit.say("mail.old") : visit.say("time.ago", visit.time(age)),
                Markup.of(" old").when(old),
                mail.code(),
                read.when(whole));
    }

    Reply empty(Visit visit) {
        company.change(state -> state.withoutMails());
        return Visit.to(Visit.at("mails"), "mails-gone");
    }
}
