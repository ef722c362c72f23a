package estrik.sandbox.company;

import java.util.List;
import java.util.Optional;

/// What waits for users: tasks and signals.
///
/// @param lastId the newest number given to a task, a signal or anything in the dossier
public record Waiting(List<Task> tasks, List<Signal> signals, long lastId) {
    public Waiting {
        tasks = List.copyOf(tasks);
        signals = List.copyOf(signals);
    }

    public Optional<Task> task(long id) {
        return tasks.stream().filter(task -> task.id() == id).findFirst();
    }

    Waiting numbered(long newest) {
        return new Waiting(tasks, signals, Math.max(lastId, newest));
    }

    public Waiting tasks(List<Task> now) {
        return new Waiting(now, signals, lastId);
    }

    public Waiting with(Task task) {
        return new Waiting(State.and(tasks, task), signals, Math.max(lastId, task.id()));
    }

    Waiting with(Signal signal) {
        return new Waiting(tasks, State.and(signals, signal), Math.max(lastId, signal.id()));
    }

    public Waiting withoutTask(long id) {
        return new Waiting(State.without(tasks, task -> task.id() == id), signals, lastId);
    }

    public Waiting withoutSignal(long id) {
        return new Waiting(tasks, State.without(signals, signal -> signal.id() == id), lastId);
    }
}
