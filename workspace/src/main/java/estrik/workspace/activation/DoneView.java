package estrik.workspace.activation;

/// Activated.
///
/// @param tasks how many were found, -1 while AFAS is still being asked
public record DoneView(String connectionName, int tasks, int signals, String back) {}
