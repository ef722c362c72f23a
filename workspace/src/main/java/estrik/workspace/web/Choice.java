package estrik.workspace.web;

/// Something to choose in a form: a person, a group, a connection.
public record Choice(String id, String name, boolean chosen) {}
