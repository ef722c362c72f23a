package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.Task;
import estrik.sandbox.wire.Reply;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The workflows that tasks belong to.
final class WorkflowPages {
    private final Company company;

    WorkflowPages(Company company) {
        this.company = company;
    }

    Reply list(Visit visit) {
        var byName = company.state().waiting().tasks().stream()
                .collect(Collectors.groupingBy(Task::workflow, TreeMap::new, Collectors.toList()));
        return new Sheet(visit, Place.WORKFLOWS)
                .lead(visit.say("workflow.lead"))
                .with(Parts.card(Parts.list(
                        List.copyOf(byName.entrySet()),
                        visit.say("workflow.none"),
                        each -> Parts.row(
                                each.getKey(),
                                each.getValue().stream()
                                        .map(Task::task)
                                        .distinct()
                                        .collect(Collectors.joining(" · ")),
                                Parts.meta(visit.count(
                                        "workflow.tasks", each.getValue().size()))))))
                .reply();
    }
}
