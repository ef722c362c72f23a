package estrik.workspace.web;

import estrik.workspace.text.Language;
import estrik.workspace.text.Phrases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Says when something was or will be, as people say it, in the clock's zone.
public final class Moments {
    private final Phrases phrases;
    private final Language language;
    private final Clock clock;

    Moments(Phrases phrases, Language language, Clock clock) {
        this.phrases = phrases;
        this.language = language;
        this.clock = clock;
    }

    /// `09:41`
    public String time(Instant instant) {
        return format("HH:mm").format(local(instant));
    }

    /// `09:41` today, `yesterday 16:40`, `Monday 09:12` within a week, then the day.
    public String moment(Instant instant) {
        return moment(local(instant).toLocalDateTime());
    }

    public String moment(LocalDateTime at) {
        var days = ChronoUnit.DAYS.between(at.toLocalDate(), today());
        if (days == 0) {
            return format("HH:mm").format(at);
        }
        if (days == 1) {
            return phrases.say(language, "web.time.yesterday", format("HH:mm").format(at));
        }
        return days > 1 && days < 7 ? format("EEEE HH:mm").format(at) : day(at.toLocalDate());
    }

    /// `12 s ago` up to a minute, then minutes and hours, then the moment.
    public String ago(Instant instant) {
        var passed = Duration.between(instant, clock.instant());
        if (passed.toSeconds() < 5) {
            return phrases.say(language, "web.time.now");
        }
        if (passed.toSeconds() < 60) {
            return phrases.say(language, "web.time.seconds", passed.toSeconds());
        }
        if (passed.toMinutes() < 60) {
            return phrases.say(language, "web.time.minutes", passed.toMinutes());
        }
        return passed.toHours() < 12 ? phrases.say(language, "web.time.hours", passed.toHours()) : moment(instant);
    }

    /// `26 nov`, with the year when it is another one.
    public String day(LocalDate day) {
        return format(day.getYear() == today().getYear() ? "d MMM" : "d MMM yyyy")
                .format(day)
                .replace(".", "");
    }

    /// `Sunday 22 November`
    public String longToday() {
        return format("EEEE d MMMM").format(today());
    }

    /// How many seconds ago, never less than none.
    public long secondsSince(Instant instant) {
        return Math.max(0, Duration.between(instant, clock.instant()).toSeconds());
    }

    /// `0:45`
    public String countdown(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /// The key of the greeting that suits the hour.
    public String greeting() {
        return switch (ZonedDateTime.now(clock).getHour() / 6) {
            case 0 -> "web.greeting.night";
            case 1 -> "web.greeting.morning";
            case 2 -> "web.greeting.afternoon";
            default -> "web.greeting.evening";
        };
    }

    private ZonedDateTime local(Instant instant) {
        return instant.atZone(clock.getZone());
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale());
    }
}
