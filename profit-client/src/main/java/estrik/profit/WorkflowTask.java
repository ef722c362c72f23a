package estrik.profit;

import org.jspecify.annotations.Nullable;

/// A workflow task of a dossier item that waits for one user; a task with several performers is one of these
/// for each of them. Source: AFAS docs, *How to: workflow actions*, GetConnector `Profit_Subject_Tasks`.
///
/// The GUIDs are those of one environment and change when a workflow is published again: look tasks up when
/// they are needed and keep none.
///
/// @param subjectId the dossier item
/// @param taskId the number of the task
/// @param taskName its GUID
/// @param taskDescription what people call it; empty when it has no name
/// @param workflowId the number of its workflow
/// @param workflowName the GUID of its workflow
/// @param wfDescription what people call its workflow; empty when it has no name
/// @param user the user that it waits for, as Profit writes users
/// @param userName the name of that user
public record WorkflowTask(
        long subjectId,
        long taskId,
        String taskName,
        String taskDescription,
        long workflowId,
        String workflowName,
        String wfDescription,
        String user,
        String userName) {

    /// Reads a task from a row of `Profit_Subject_Tasks`, or of any GetConnector that has the same fields.
    ///
    /// @throws FieldUnreadable when a field is not there, or a number or GUID is empty
    public static WorkflowTask of(Row row) {
        return new WorkflowTask(
                there("SubjectId", row.integer("SubjectId")),
                there("TaskId", row.integer("TaskId")),
                there("TaskName", row.text("TaskName")),
                text(row, "TaskDescription"),
                there("WorkflowId", row.integer("WorkflowId")),
                there("WorkflowName", row.text("WorkflowName")),
                text(row, "WfDescription"),
                text(row, "User"),
                text(row, "UserName"));
    }

    static <T> T there(String field, @Nullable T value) {
        if (value == null) {
            throw new FieldUnreadable(field, "Field '" + field + "' is empty.");
        }
        return value;
    }

    static String text(Row row, String field) {
        var text = row.text(field);
        return text == null ? "" : text;
    }
}
