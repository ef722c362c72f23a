package estrik.workspace.connection;

import estrik.workspace.web.Problems;

/// A connection being made. Fields: `name`, `kind`, `participant` or `apiUrl`, `apiKey`, `environmentKey`; and under
/// *more* `itemUrl`, `overviewUrl`, `tasksConnector`, `signalsConnector`, `callsAtOnce`. The keys never come back.
///
/// @param kind `production`, `test`, `accept`, `course` (with `participant`) or `other` (with `apiUrl`)
/// @param callsAtOnce as typed
/// @param back where to go when it is made, carried along as the field `back`; empty for the connection itself
public record ConnectionFormView(
        String name,
        String kind,
        String participant,
        String apiUrl,
        String itemUrl,
        String overviewUrl,
        String tasksConnector,
        String signalsConnector,
        String callsAtOnce,
        String back,
        Problems problems) {
    /// An empty one, with the names that AFAS's manual proposes.
    public static ConnectionFormView empty(String back) {
        return new ConnectionFormView(
                "",
                "production",
                "",
                "",
                "",
                "",
                "Workspace365_Tasks",
                "Workspace365_Signals",
                "4",
                back,
                Problems.none());
    }
}
