package estrik.workspace.account;

import estrik.workspace.web.Problems;

/// The first administrator; fields `name`, `login`, `password`.
public record FirstStartView(String name, String login, Problems problems) {}
