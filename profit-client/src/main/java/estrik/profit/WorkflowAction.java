package estrik.profit;

/// Something that a performer can do with a workflow task: approve, reject, delegate. Source: AFAS docs, *How
/// to: workflow actions*, GetConnector `Profit_Workflowactions`.
///
/// @param actionName its GUID, which belongs to one environment and changes when the workflow is published
///     again
/// @param actionDescription what people call it, such as `Goedkeuren`
/// @param actionType 1 handles the task, 2 delegates it; AFAS publishes no full list
/// @param actionTypeDescription what people call the type, such as `Afhandelen` or `Delegeren`
/// @param seqNo its place among the actions of the task
/// @param taskName the GUID of the task
/// @param workflowName the GUID of the workflow
public record WorkflowAction(
        String actionName,
        String actionDescription,
        long actionType,
        String actionTypeDescription,
        long seqNo,
        String taskName,
        String workflowName) {
    private static final long HANDLE = 1;
    private static final long DELEGATE = 2;

    /// Reads an action from a row of `Profit_Workflowactions`, or of any GetConnector that has the same fields.
    ///
    /// @throws FieldUnreadable when a field is not there, or a number or GUID is empty
    public static WorkflowAction of(Row row) {
        return new WorkflowAction(
                WorkflowTask.there("ActionName", row.text("ActionName")),
                WorkflowTask.text(row, "ActionDescription"),
                WorkflowTask.there("ActionType", row.integer("ActionType")),
                WorkflowTask.text(row, "ActionTypeDescription"),
                WorkflowTask.there("SeqNo", row.integer("SeqNo")),
                WorkflowTask.there("TaskName", row.text("TaskName")),
                WorkflowTask.there("WorkflowName", row.text("WorkflowName")));
    }

    /// Whether it handles the task, so that the workflow goes on.
    public boolean handles() {
        return actionType == HANDLE;
    }

    /// Whether it gives the task to another user, from whom it comes back.
    public boolean delegates() {
        return actionType == DELEGATE;
    }

    boolean isOf(WorkflowTask task) {
        return taskName.equalsIgnoreCase(task.taskName()) && workflowName.equalsIgnoreCase(task.workflowName());
    }
}
