package estrik.workspace.account;

/// A group in the list of groups.
public record GroupRow(Group group, int members) {}
