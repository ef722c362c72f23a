package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.SandboxClock;
import estrik.sandbox.wire.Reply;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/// The sandbox's clock: what it says, and moving it.
final class ClockPages {
    private static final List<String> STEPS = List.of("PT1M", "PT16M", "PT1H", "P1D", "P7D");

    private final SandboxClock clock;

    ClockPages(SandboxClock clock) {
        this.clock = clock;
    }

    Reply show(Visit visit) {
        var now = LocalDateTime.ofInstant(clock.instant(), Company.AMSTERDAM);
        return show(visit, new Form().with("at", now.withSecond(0).withNano(0)));
    }

    private Reply show(Visit visit, Form form) {
        var fields = new Fields(visit, form);
        return new Sheet(visit, Place.CLOCK)
                .lead(visit.say("clock.lead"))
                .with(fields.alert())
                .with(Parts.card(Markup.of(
                        "<p class=\"figure\">{}</p><p class=\"meta\">{}</p>",
                        visit.momentOfYear(clock.instant()),
                        standing(visit))))
                .with(Parts.card(
                        visit.say("clock.advance"),
                        Markup.of(
                                "<form class=\"buttons\" method=\"post\" action=\"/_sandbox/clock\">{}</form>",
                                Markup.each(
                                        STEPS,
                                        each -> Markup.of(
                                                "<button name=\"advance\" value=\"{}\">{}</button>",
                                                each,
                                                visit.say("clock." + each))))))
                .with(Parts.card(
                        visit.say("clock.set"),
                        Parts.form(
                                Visit.at("clock"),
                                fields.moment("at", "clock.at").and(fields.save("clock.do-set")))))
                .with(Parts.card(
                                visit.say("clock.real"),
                                Parts.button(
                                        Visit.at("clock"), visit.say("clock.do-real"), "", Parts.hidden("real", "yes")))
                        .when(!isReal()))
                .reply(form);
    }

    // A clock that was moved by less than this was not moved.
    private boolean isReal() {
        return clock.ahead().abs().compareTo(Duration.ofSeconds(1)) < 0;
    }

    private String standing(Visit visit) {
        if (isReal()) {
            return visit.say("clock.is-real");
        }
        return visit.say(clock.ahead().isNegative() ? "clock.behind" : "clock.ahead", visit.time(clock.ahead()));
    }

    Reply move(Visit visit) {
        var form = visit.form();
        if (form.has("real")) {
            clock.real();
        } else if (form.has("advance")) {
            clock.advance(Duration.parse(form.oneOf("advance", STEPS)));
        } else {
            set(form);
        }
        return form.isWrong() ? show(visit, form) : Visit.to(Visit.at("clock"), "clock-moved");
    }

    private void set(Form form) {
        try {
            var at = LocalDateTime.parse(form.value("at").strip().replace(' ', 'T'));
            if (at.getYear() < 1900 || at.getYear() > 2199) {
                form.wrong("at", "wrong.moment");
            } else {
                clock.set(at.atZone(Company.AMSTERDAM).toInstant());
            }
        } catch (DateTimeParseException e) {
            form.wrong("at", "wrong.moment");
        }
    }
}
