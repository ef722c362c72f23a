package estrik.sandbox.office;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A place in the menu, under the names that Profit has for it.
enum Place {
    START(Group.START, "", "M4 10.5 12 4l8 6.5V20h-5.5v-5h-5v5H4z"),
    APP_CONNECTOR(Group.MANAGEMENT, "app-connectors", "M9 3v5M15 3v5M6 8h12v4a6 6 0 0 1-12 0zM12 18v3"),
    AUTHORISATION(
            Group.MANAGEMENT,
            "users",
            "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 11a3 3 0 1 0-1.5-5.6M17.5 14.3c2.2.7 3.5 2.8 3.5 5.7"),
    ENVIRONMENT(
            Group.MANAGEMENT,
            "environment",
            "M4 7h9M17 7h3M4 17h3M11 17h9M15 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM9 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"),
    GET_CONNECTOR(
            Group.OUTPUT,
            "get-connectors",
            "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3"),
    TASKS(Group.INSITE, "tasks", "M4 6l1.5 1.5L8 5M4 12.5 5.5 14 8 11.5M4 19l1.5 1.5L8 18M12 6.5h8M12 13h8M12 19.5h8"),
    SIGNALS(Group.INSITE, "signals", "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4"),
    WORKFLOWS(Group.INSITE, "workflows", "M4 4h6v5H4zM14 15h6v5h-6zM7 9v4h10v2"),
    MAIL_BOX(Group.SANDBOX, "mails", "M3 6h18v12H3zM3 7l9 7 9-7"),
    CALLS(Group.SANDBOX, "calls", "M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4"),
    FAULTS(Group.SANDBOX, "faults", "M12 4 2.5 20h19zM12 10v4.5M12 17.3v.2"),
    CLOCK(Group.SANDBOX, "clock", "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2");

    enum Group {
        START,
        MANAGEMENT,
        OUTPUT,
        INSITE,
        SANDBOX;

        String key() {
            return "menu." + name().toLowerCase(Locale.ROOT);
        }

        List<Place> places() {
            return Arrays.stream(Place.values())
                    .filter(each -> each.group == this)
                    .toList();
        }
    }

    private final Group group;
    private final String path;
    private final String icon;

    Place(Group group, String path, String icon) {
        this.group = group;
        this.path = path;
        this.icon = icon;
    }

    Group group() {
        return group;
    }

    String path() {
        return path.isEmpty() ? "/_sandbox/" : "/_sandbox/" + path;
    }

    String key() {
        return "place." + name().toLowerCase(Locale.ROOT);
    }

    Markup icon() {
        return Markup.of("<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"{}\"/></svg>", icon);
    }
}
