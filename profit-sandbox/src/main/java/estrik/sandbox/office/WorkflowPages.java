package estrik.sandbox.office;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.Workflow;
import estrik.sandbox.wire.Reply;
import java.util.List;
import java.util.stream.Collectors;

/// The workflows: their tasks, who performs them, and which action leads where. The GUIDs are those that a call needs.
final class WorkflowPages {
    private final Company company;

    WorkflowPages(Company company) {
        this.company = company;
    }

    Reply list(Visit visit) {
        return new Sheet(visit, Place.WORKFLOWS)
                .lead(visit.say("workflow.lead"))
                .with(Parts.card(Parts.list(
                        company.state().dossier().workflows(),
                        visit.say("workflow.none"),
                        each -> Parts.row(
                                Visit.at("workflows", each.name()),
                                each.description(),
                                each.steps().stream()
                                        .map(Workflow.Step::description)
                                        .collect(Collectors.joining(" › ")),
                                Parts.meta(visit.count("workflow.tasks", running(each)))))))
                .reply();
    }

    private long running(Workflow workflow) {
        return company.state().waiting().tasks().stream()
                .filter(each -> each.workflow().equals(workflow.description()))
                .count();
    }

    Reply show(Visit visit) {
        var workflow = visit.the("workflow", name -> company.state().dossier().workflow(name));
        return new Sheet(visit, Place.WORKFLOWS, workflow.description())
                .with(Parts.card(Parts.facts(Parts.fact(visit.say("workflow.guid"), Parts.copyable(workflow.name()))
                        .and(Parts.fact(
                                visit.say("workflow.waiting"), visit.count("workflow.tasks", running(workflow)))))))
                .with(Markup.each(workflow.steps(), each -> step(visit, each)))
                .reply();
    }

    private Markup step(Visit visit, Workflow.Step step) {
        var performers = step.performers().stream().map(this::name).collect(Collectors.joining(", "));
        var facts = Parts.fact(visit.say("workflow.guid"), Parts.copyable(step.name()))
                .and(Parts.fact(
                        visit.say(step.all() ? "workflow.all" : "workflow.any"),
                        performers.isEmpty() ? visit.say("workflow.sender") : performers));
        return Parts.card(
                step.description(),
                Parts.facts(facts)
                        .and(Markup.of("<h3>{}</h3>", visit.say("workflow.actions")))
                        .and(actions(visit, step.actions())));
    }

    private static Markup actions(Visit visit, List<Workflow.Action> actions) {
        return Markup.of(
                "<div class=\"inner\">{}</div>",
                Parts.list(
                        actions,
                        visit.say("workflow.none"),
                        each -> Parts.row(each.description(), next(visit, each), Parts.copyable(each.name()))));
    }

    private static String next(Visit visit, Workflow.Action action) {
        return switch (action.kind()) {
            case DELEGATE -> visit.say("workflow.delegates");
            case HANDLE ->
                action.next().isEmpty() ? visit.say("workflow.ends") : visit.say("workflow.next", action.next());
        };
    }

    private String name(String user) {
        return company.state().user(user).map(each -> each.name()).orElse(user);
    }
}
