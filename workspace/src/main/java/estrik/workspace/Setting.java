package estrik.workspace;

import java.util.Locale;

/// Every setting there is. `docs/settings.md` is this table; a test holds the two together.
public enum Setting {
    ADDRESS("127.0.0.1", "the address to listen on; `0.0.0.0` for every address of the machine"),
    PORT("8080", "the port to listen on; `0` for any free one"),
    PUBLIC_URL(
            "",
            "the address that people type, such as `https://estrik.example.nl`; with `https` cookies are `Secure` and"
                    + " `__Host-`, and browsers are told to stay with https"),
    DATA("estrik-data", "the folder for the SQLite file and the key ring"),
    DATABASE("", "a `jdbc:postgresql:` or `jdbc:sqlite:` address; empty: the file `estrik.db` in the data folder"),
    DATABASE_USER("", "the user for PostgreSQL"),
    DATABASE_PASSWORD("", "the password for PostgreSQL"),
    KEY_RING("", "the file with the keys that seal secrets; empty: `keys.json` in the data folder"),
    AFAS_HOSTS(
            "",
            "hosts, each with its port where it has one, that a connection may name besides AFAS Online; separated by"
                    + " commas, for a local Profit or the sandbox"),
    REFRESH_WATCHED("60s", "how often tasks are read while their owner looks at them"),
    REFRESH_UNWATCHED("10m", "how often tasks are read while nobody looks"),
    REFRESH_SIGNALS("1h", "how often signals are read; AFAS makes them at night"),
    LOG("json", "`json` for one object a line, `text` for people");

    private final String standard;
    private final String sentence;

    Setting(String standard, String sentence) {
        this.standard = standard;
        this.sentence = sentence;
    }

    /// The name in `estrik.yaml`, such as `public-url`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The name of the environment variable, such as `ESTRIK_PUBLIC_URL`.
    public String variable() {
        return "ESTRIK_" + name();
    }

    /// What holds when nobody sets it; empty for nothing.
    public String standard() {
        return standard;
    }

    /// What it is for.
    public String sentence() {
        return sentence;
    }
}
