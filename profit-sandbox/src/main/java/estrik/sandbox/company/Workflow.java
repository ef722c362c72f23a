package estrik.sandbox.company;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// A workflow: the tasks that a dossier item goes through, and the actions that lead from one to the next.
///
/// @param name its GUID, 32 hexadecimal digits; AFAS gives another one when a workflow is published again
/// @param description what people call it
public record Workflow(String name, String description, List<Step> steps) {

    /// A task as it is defined.
    ///
    /// @param name its GUID
    /// @param performers codes of the users who get it; none means whoever sent the dossier item in
    /// @param all whether every performer must act before the next task begins; one is enough otherwise
    public record Step(String name, String description, List<String> performers, boolean all, List<Action> actions) {
        public Step {
            performers = List.copyOf(performers);
            actions = List.copyOf(actions);
        }

        /// The action of this GUID or, as people do, of this description.
        public Optional<Action> action(String given) {
            return actions.stream()
                    .filter(named(given, Action::name, Action::description))
                    .findFirst();
        }
    }

    /// What a performer can do.
    ///
    /// @param name its GUID
    /// @param next the description of the task that follows; empty when the workflow ends here
    public record Action(String name, String description, Kind kind, String next) {}

    /// What an action does with the task.
    public enum Kind {
        HANDLE(1, "Afhandelen"),
        DELEGATE(2, "Delegeren");

        private final long number;
        private final String dutch;

        Kind(long number, String dutch) {
            this.number = number;
            this.dutch = dutch;
        }

        /// As it stands in `ActionType`.
        public long number() {
            return number;
        }

        public String dutch() {
            return dutch;
        }
    }

    public Workflow {
        steps = List.copyOf(steps);
    }

    /// The number of it, `WorkflowId` on the wire.
    public long number() {
        return BuiltIn.numberOf(description);
    }

    /// The task of this GUID or of this description.
    public Optional<Step> step(String given) {
        return steps.stream()
                .filter(named(given, Step::name, Step::description))
                .findFirst();
    }

    /// What a task must belong to whose workflow nobody defined: one step that is handled or delegated.
    static Workflow around(Task task) {
        return of(task.workflow(), List.of(step(task.workflow(), task.task(), task.user(), "Afhandelen>")));
    }

    static Workflow of(String description, List<Step> steps) {
        return new Workflow(BuiltIn.guid(description), description, steps);
    }

    /// A step in short notation. Every step can be delegated too.
    ///
    /// @param performers codes with commas between them; a plus in front when all of them must act
    /// @param actions `description>next` with commas between them
    static Step step(String workflow, String description, String performers, String actions) {
        var path = workflow + "/" + description;
        boolean all = performers.startsWith("+");
        var made = new ArrayList<Action>();
        for (var action : actions.split(",\\s*", -1)) {
            var halves = action.split(">", 2);
            made.add(new Action(BuiltIn.guid(path + "/" + halves[0]), halves[0], Kind.HANDLE, halves[1]));
        }
        made.add(new Action(BuiltIn.guid(path + "/Delegeren"), "Delegeren", Kind.DELEGATE, ""));
        return new Step(BuiltIn.guid(path), description, codes(all ? performers.substring(1) : performers), all, made);
    }

    private static List<String> codes(String performers) {
        return performers.isEmpty() ? List.of() : List.of(performers.split(",\\s*", -1));
    }

    private static <T> Predicate<T> named(String given, Function<T, String> name, Function<T, String> description) {
        return each -> name.apply(each).equalsIgnoreCase(given)
                || description.apply(each).equalsIgnoreCase(given);
    }
}
