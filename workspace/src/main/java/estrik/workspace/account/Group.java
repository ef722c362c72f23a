package estrik.workspace.account;

/// Several people under one name, to give them something at once.
public record Group(String id, String name) {}
