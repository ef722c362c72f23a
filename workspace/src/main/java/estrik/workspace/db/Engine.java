package estrik.workspace.db;

/// The database engine behind the one SQL that everything else is written in.
public enum Engine {
    SQLITE,
    POSTGRESQL;

    static Engine of(String jdbcUrl) {
        if (jdbcUrl.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException("The database must be a jdbc:sqlite: or a jdbc:postgresql: address, not '"
                + withoutQuery(jdbcUrl) + "'.");
    }

    // What follows a question mark may be a password.
    private static String withoutQuery(String jdbcUrl) {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }
}
