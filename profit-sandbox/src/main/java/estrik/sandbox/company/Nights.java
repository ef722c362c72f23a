package estrik.sandbox.company;

import estrik.sandbox.company.Signalling.Definition;
import estrik.sandbox.wire.Unverified;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The nightly work of Profit. It runs by itself nowhere: whoever looks at the company finds each night done.
final class Nights {
    @Unverified("At what time a customer's nightly work runs")
    private static final LocalTime TIME = LocalTime.of(3, 15);

    // Whoever moves the clock by years wants the newest signals and not thousands of old ones.
    private static final int MOST = 31;

    private final State before;
    private final LocalDate night;
    private final List<Signal> signals = new ArrayList<>();
    private final Set<String> made;

    private Nights(State before, LocalDate night) {
        this.before = before;
        this.night = night;
        this.made = new HashSet<>(before.dossier().signalling().made());
    }

    /// The date of the newest night that is over.
    static LocalDate last(LocalDateTime now) {
        return now.toLocalTime().isBefore(TIME) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }

    static boolean areDue(State state, LocalDateTime now) {
        return state.dossier().signalling().night().isBefore(last(now));
    }

    /// The state after every night up to this moment.
    static State through(State state, LocalDateTime now) {
        var last = last(now);
        var done = state.dossier().signalling().night();
        var night = done.isBefore(last.minusDays(MOST)) ? last.minusDays(MOST) : done;
        var after = state;
        while (night.isBefore(last)) {
            night = night.plusDays(1);
            after = new Nights(after, night).worked();
        }
        return after;
    }

    private State worked() {
        for (var definition : before.dossier().signalling().definitions()) {
            for (var user : before.office().users()) {
                if (definition.isFor(user.code())) {
                    make(definition, user);
                }
            }
        }
        var waiting = before.waiting();
        for (var signal : signals) {
            waiting = waiting.with(signal);
        }
        var after = waiting;
        return before.waiting(was -> after)
                .dossier(dossier ->
                        dossier.signalling(new Signalling(dossier.signalling().definitions(), night, made)));
    }

    private void make(Definition definition, User user) {
        switch (definition.kind()) {
            case DATA ->
                before.waiting().tasks().stream()
                        .filter(task -> task.user().equals(user.code()) && isOverdue(task.endDate(), definition.days()))
                        .forEach(task -> make(definition, user, task));
            case DATE ->
                before.waiting().tasks().stream()
                        .filter(task -> task.user().equals(user.code())
                                && night.plusDays(definition.days()).equals(task.endDate()))
                        .forEach(task -> make(definition, user, task));
            case RECURRING -> {
                if (night.getDayOfMonth() == definition.days()) {
                    make(definition, user, "Van Delft BV", night, night.toString());
                }
            }
        }
    }

    private boolean isOverdue(@Nullable LocalDate end, int days) {
        return end != null && !end.plusDays(days).isAfter(night);
    }

    private void make(Definition definition, User user, Task task) {
        var end = task.endDate();
        make(definition, user, task.subject(), end == null ? night : end, "task " + task.id());
    }

    /// @param key what tells this occasion from others of the same definition and user
    private void make(Definition definition, User user, String about, LocalDate date, String key) {
        if (made.add(definition.description() + "/" + user.code() + "/" + key)) {
            signals.add(new Signal(
                    before.waiting().lastId() + signals.size() + 1,
                    user.code(),
                    definition.text().replace("%s", about),
                    "",
                    definition.description(),
                    definition.kind().number(),
                    about,
                    date,
                    night.atTime(TIME)));
        }
    }
}
