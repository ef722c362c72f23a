package estrik.workspace.web;

import estrik.workspace.account.FirstStartView;
import estrik.workspace.account.GroupsView;
import estrik.workspace.account.MeView;
import estrik.workspace.account.PeopleView;
import estrik.workspace.account.PersonView;
import estrik.workspace.account.SignInView;
import estrik.workspace.activation.AskView;
import estrik.workspace.activation.DoneView;
import estrik.workspace.app.AddView;
import estrik.workspace.app.AppView;
import estrik.workspace.app.ManageView;
import estrik.workspace.app.StoreView;
import estrik.workspace.board.BoardView;
import estrik.workspace.board.GroupFormView;
import estrik.workspace.board.GroupView;
import estrik.workspace.board.RowView;
import estrik.workspace.board.TabView;
import estrik.workspace.board.TileSettingsView;
import estrik.workspace.board.TileView;
import estrik.workspace.board.TroubleView;
import estrik.workspace.connection.ConnectionFormView;
import estrik.workspace.connection.ConnectionView;
import estrik.workspace.connection.ConnectionsView;
import estrik.workspace.text.Language;
import estrik.workspace.text.Phrase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every page in every state that it can have, with what Van Delft BV would see on Sunday 22 November 2026.
final class Gallery {
    static final Instant NOW = Instant.parse("2026-11-22T08:41:12Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant CHECKED = NOW.minusSeconds(12);
    private static final Instant SINCE = Instant.parse("2026-11-22T08:12:00Z");

    /// A template and what it is given.
    record Piece(String template, Map<String, Object> parts, boolean signedIn) {}

    private Gallery() {}

    static Map<String, Piece> pieces() {
        var all = new LinkedHashMap<String, Piece>();
        account(all);
        connections(all);
        activation(all);
        boards(all);
        apps(all);
        all.put("error-404", new Piece("web/error", Map.of("status", 404, "reference", ""), false));
        all.put("error-500", new Piece("web/error", Map.of("status", 500, "reference", "7F3A90C1"), true));
        return all;
    }

    private static Piece view(String template, Object view) {
        return new Piece(template, Map.of("view", view), true);
    }

    private static void account(Map<String, Piece> all) {
        all.put("sign-in", open("account/sign-in", new SignInView("", "", null, 0, false)));
        all.put(
                "sign-in-wrong",
                open(
                        "account/sign-in",
                        new SignInView("anna@vandelft.example", "", Phrase.of("account.sign-in.wrong", 4), 0, false)));
        all.put(
                "sign-in-wait",
                open(
                        "account/sign-in",
                        new SignInView("anna@vandelft.example", "", Phrase.of("account.sign-in.wait", 30), 30, false)));
        all.put("first-start", open("account/first-start", new FirstStartView("", "", Problems.none())));
        all.put(
                "first-start-problems",
                open(
                        "account/first-start",
                        new FirstStartView(
                                "Dewi Prakoso",
                                "dewi",
                                Problems.none()
                                        .with("login", "account.problem.login-form")
                                        .with("password", "account.problem.password-short", 10))));
        all.put("people", view("account/people", new PeopleView(people())));
        all.put(
                "person-new",
                view(
                        "account/person",
                        new PersonView(
                                null,
                                "",
                                "",
                                false,
                                false,
                                Language.NL,
                                choices("Inkoop", "HR"),
                                false,
                                Problems.none())));
        all.put(
                "person-edit",
                view(
                        "account/person",
                        new PersonView(
                                "2",
                                "Bram Visser",
                                "anna@vandelft.example",
                                false,
                                false,
                                Language.EN,
                                choices("Inkoop", "HR"),
                                false,
                                Problems.none().with("login", "account.problem.login-taken"))));
        all.put("groups-empty", view("account/groups", new GroupsView(List.of())));
        all.put(
                "groups",
                view(
                        "account/groups",
                        new GroupsView(List.of(
                                new GroupsView.Row("1", "HR", 4),
                                new GroupsView.Row("2", "Inkoop", 1),
                                new GroupsView.Row("3", "Stagiairs", 0)))));
        all.put(
                "group",
                view(
                        "account/group",
                        new estrik.workspace.account.GroupView(
                                "1",
                                "Inkoop",
                                choices(
                                        "Anna de Wit",
                                        "Bram Visser",
                                        "Chris Bakker",
                                        "Dewi Prakoso",
                                        "Emre Yilmaz",
                                        "Fleur de Boer",
                                        "Gijs Smit",
                                        "Hanna Mulder",
                                        "Ilse Vos"),
                                Problems.none())));
        all.put(
                "me",
                view(
                        "account/me",
                        new MeView(
                                "Anna de Wit",
                                "anna@vandelft.example",
                                List.of("Inkoop"),
                                Language.NL,
                                Theme.SYSTEM,
                                Problems.none().with("current", "account.problem.password-wrong"))));
    }

    private static Piece open(String template, Object view) {
        return new Piece(template, Map.of("view", view), false);
    }

    private static List<PeopleView.Row> people() {
        return List.of(
                person("Anna de Wit", "anna", false, List.of("Inkoop")),
                person("Bram Visser", "bram", false, List.of("HR")),
                person("Chris Bakker", "chris", false, List.of()),
                person("Dewi Prakoso", "dewi", true, List.of("ICT", "HR")),
                person("Emre Yilmaz", "emre", false, List.of()),
                person("Fleur de Boer", "fleur", false, List.of("Inkoop")),
                person("Gijs Smit", "gijs", false, List.of()),
                person("Hanna Mulder", "hanna", false, List.of("Verkoop")),
                person("Ilse Vos", "ilse", false, List.of("Verkoop")));
    }

    private static PeopleView.Row person(String name, String user, boolean administrator, List<String> groups) {
        return new PeopleView.Row(
                user,
                name,
                user + "@vandelft.example",
                administrator,
                user.equals("gijs"),
                groups,
                user.equals("dewi"));
    }

    private static List<Choice> choices(String... names) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> new Choice("c" + i, names[i], i == 0))
                .toList();
    }

    private static void connections(Map<String, Piece> all) {
        all.put("connections-empty", view("connection/list", new ConnectionsView(List.of())));
        all.put(
                "connections",
                view(
                        "connection/list",
                        new ConnectionsView(List.of(
                                new ConnectionsView.Row(
                                        "1", "Van Delft BV", "12345.rest.afas.online", "production", CHECKED, 2, 4),
                                new ConnectionsView.Row(
                                        "2", "Van Delft BV (test)", "12345.resttest.afas.online", "test", null, 0, 0),
                                new ConnectionsView.Row(
                                        "3", "Magazijn", "profit.vandelft.example", "other", SINCE, 1, 1)))));
        all.put("connection-new", view("connection/form", ConnectionFormView.empty("")));
        all.put(
                "connection-new-problems",
                view(
                        "connection/form",
                        new ConnectionFormView(
                                "Van Delft BV",
                                "other",
                                "",
                                "http://intranet/",
                                "",
                                "",
                                "Workspace365_Tasks",
                                "Workspace365_Signals",
                                "400",
                                "",
                                Problems.none()
                                        .with("apiUrl", "connection.problem.host", "intranet")
                                        .with("apiKey", "connection.problem.key.again")
                                        .with("environmentKey", "connection.problem.key.again")
                                        .with("callsAtOnce", "connection.problem.calls", 8))));
        all.put(
                "connection-code",
                new Piece(
                        "connection/code",
                        Map.of("connectionName", "Van Delft BV", "step", step(0, null, true)),
                        true));
        all.put("connection", view("connection/show", connection(true)));
        all.put("connection-unproven", view("connection/show", connection(false)));
    }

    private static ConnectionView connection(boolean proven) {
        return new ConnectionView(
                "1",
                "Van Delft BV",
                "production",
                "https://12345.rest.afas.online/ProfitRestServices",
                proven ? "22.22.5" : null,
                proven ? "O12345AA" : null,
                proven ? "Workspace365" : null,
                proven ? SINCE : null,
                proven ? "Dewi Prakoso" : null,
                proven
                        ? List.of(
                                new ConnectionView.Connector("Workspace365_Tasks", "Mijn taken", true),
                                new ConnectionView.Connector("Workspace365_Signals", "", false))
                        : List.of(),
                null,
                "Van Delft BV",
                "",
                "https://12345.afasinsite.nl/",
                "Workspace365_Tasks",
                "Workspace365_Signals",
                "4",
                proven ? 2 : 0,
                proven ? 4 : 0,
                Problems.none());
    }

    private static CodeStep step(long waitSeconds, @Nullable Phrase problem, boolean administrator) {
        return new CodeStep(
                "/connections/1/activation",
                "/connections/1/code-request",
                "/",
                "anna@vandelft.example",
                NOW.minusSeconds(15),
                waitSeconds > 0 ? 0 : 45,
                waitSeconds,
                problem,
                administrator);
    }

    private static void activation(Map<String, Piece> all) {
        var ask = new AskView("1", "AFAS", "anna@vandelft.example", "/", null);
        all.put("activation-ask", view("activation/ask", ask));
        all.put(
                "activation-ask-down",
                view(
                        "activation/ask",
                        new AskView(
                                "1", "AFAS", "anna@vandelft.example", "/", Phrase.of("activation.problem.afas-down"))));
        all.put("activation-code", code(step(0, null, false)));
        all.put("activation-code-wrong", code(step(0, Phrase.of("activation.problem.wrong-code"), false)));
        all.put("activation-code-wait", code(step(300, Phrase.of("activation.problem.too-many"), false)));
        all.put("activation-done", view("activation/done", new DoneView("Van Delft BV", 7, 3, "/")));
        all.put("activation-done-soon", view("activation/done", new DoneView("Van Delft BV", -1, 0, "/")));
    }

    private static Piece code(CodeStep step) {
        return new Piece("activation/code", Map.of("connectionName", "Van Delft BV", "step", step), true);
    }

    private static void boards(Map<String, Piece> all) {
        all.put("board-empty", view("board/board", new BoardView(List.of())));
        all.put(
                "board-empty-group",
                view("board/board", new BoardView(List.of(new GroupView("g", "Mijn werk", List.of())))));
        all.put("board", view("board/board", new BoardView(List.of(work(), second()))));
        all.put(
                "board-states",
                view("board/board", new BoardView(List.of(states("large"), states("wide"), states("small")))));
        all.put("tile", new Piece("board/tile", Map.of("tile", full("t1", "large")), true));
        all.put("open", new Piece("board/open", Map.of("tile", full("t1", "large"), "tab", "tasks"), true));
        all.put("open-signals", new Piece("board/open", Map.of("tile", full("t1", "large"), "tab", "signals"), true));
        all.put("open-stale", new Piece("board/open", Map.of("tile", stale("t1", "large"), "tab", "tasks"), true));
        all.put(
                "open-not-activated",
                new Piece(
                        "board/open",
                        Map.of("tile", bare("t1", "large", TroubleView.notActivated()), "tab", "tasks"),
                        true));
        all.put(
                "tile-settings",
                view(
                        "board/tile-settings",
                        new TileSettingsView(
                                "t1",
                                "AFAS",
                                "",
                                "large",
                                List.of("tasks", "signals"),
                                false,
                                true,
                                choices("Mijn werk", "Van de afdeling"),
                                true,
                                false,
                                Problems.none())));
        all.put("tile-group-new", view("board/group", new GroupFormView(null, "", 0, Problems.none())));
        all.put(
                "tile-group",
                view(
                        "board/group",
                        new GroupFormView("g", "", 3, Problems.none().with("name", "web.problem.required"))));
    }

    private static GroupView work() {
        return new GroupView(
                "g1",
                "Mijn werk",
                List.of(
                        full("t1", "large"),
                        new TileView(
                                "t2",
                                "Signalen",
                                "1",
                                "Van Delft BV",
                                "plum",
                                "bell",
                                "wide",
                                List.of(signals(null), tasks(tasks(), null)),
                                null),
                        tile("t3", "Inkoop", "teal", "check", "small", tasks(tasks(), null)),
                        tile("t4", "Declaraties", "forest", "check", "wide", tasks(List.of(), null)),
                        tile("t5", "Facturen", "ink", "inbox", "small", tasks(many(), null)),
                        bare("t6", "wide", TroubleView.notActivated()),
                        tile("t7", "Verlof", "cobalt", "check", "small", tasks(List.of(), null)),
                        stale("t8", "wide")));
    }

    private static GroupView second() {
        return new GroupView(
                "g2",
                "Van de afdeling",
                List.of(
                        tile("t9", "Personeel", "violet", "users", "small", tasks(tasks().subList(0, 2), null)),
                        tile("t10", "Poolauto’s", "forest", "car", "small", tasks(List.of(), null)),
                        tile("t11", "Storingen", "crimson", "bell", "wide", tasks(tasks().subList(0, 1), null))));
    }

    private static GroupView states(String size) {
        return new GroupView(
                "s-" + size,
                size,
                List.of(
                        bare(size + 1, size, TroubleView.notActivated()),
                        bare(size + 2, size, null),
                        tile(size + 3, "Leeg", "forest", "check", size, tasks(List.of(), null)),
                        stale(size + 4, size),
                        bare(size + 5, size, TroubleView.ended(SINCE)),
                        tile(
                                size + 6,
                                "Niet gekoppeld",
                                "rust",
                                "check",
                                size,
                                new TabView(
                                        "tasks",
                                        List.of(),
                                        null,
                                        null,
                                        null,
                                        TroubleView.notPermitted("Workspace365_Tasks", true))),
                        tile(
                                size + 7,
                                "Onderhoud",
                                "slate",
                                "check",
                                size,
                                tasks(tasks(), TroubleView.maintenance(NOW.plusSeconds(3600)))),
                        tile(
                                size + 8,
                                "Geweigerd",
                                "crimson",
                                "check",
                                size,
                                tasks(tasks(), TroubleView.addressRefused(false))),
                        tile(
                                size + 9,
                                "Nooit antwoord",
                                "ink",
                                "check",
                                size,
                                new TabView("tasks", List.of(), null, null, null, TroubleView.notAnswering(SINCE)))));
    }

    private static TileView full(String id, String size) {
        return new TileView(
                id,
                "AFAS",
                "1",
                "Van Delft BV",
                "cobalt",
                "check",
                size,
                List.of(tasks(tasks(), null), signals(null)),
                null);
    }

    private static TileView stale(String id, String size) {
        return tile(id, "AFAS Academie", "slate", "check", size, tasks(tasks(), TroubleView.notAnswering(SINCE)));
    }

    private static TileView bare(String id, String size, @Nullable TroubleView trouble) {
        return new TileView(id, "AFAS Academie", "1", "Van Delft BV", "slate", "check", size, List.of(), trouble);
    }

    private static TileView tile(String id, String title, String colour, String icon, String size, TabView tab) {
        return new TileView(id, title, "1", "Van Delft BV", colour, icon, size, List.of(tab, signals(null)), null);
    }

    private static TabView tasks(List<RowView> rows, @Nullable TroubleView trouble) {
        return new TabView(
                "tasks",
                rows,
                trouble == null ? CHECKED : SINCE,
                Instant.parse("2026-11-22T08:12:30Z"),
                "https://12345.afasinsite.nl/mijn-taken",
                trouble);
    }

    private static TabView signals(@Nullable TroubleView trouble) {
        return new TabView(
                "signals",
                List.of(
                        row("s1", "Jubileum: Joost Kramer, 12½ jaar", "Medewerkers", "2026-11-22T03:10:00", null, true),
                        row("s2", "Contract loopt af: Kim Bos", "Contracten", "2026-11-21T03:10:00", null, true),
                        row(
                                "s3",
                                "Debiteur boven limiet: Ubbens BV",
                                "Financieel",
                                "2026-11-19T03:11:00",
                                null,
                                false)),
                CHECKED,
                CHECKED,
                null,
                trouble);
    }

    private static List<RowView> tasks() {
        return List.of(
                row(
                        "1",
                        "Inkoopfactuur 20931 · Ubbens BV",
                        "Beoordeling inkooprelatie",
                        "2026-11-16T09:12:00",
                        TODAY.minusDays(2),
                        false),
                row("2", "Verlofaanvraag Kim Bos", "Goedkeuring leidinggevende", "2026-11-22T09:33:00", null, true),
                row(
                        "3",
                        "Declaratie reiskosten oktober · Bram Visser",
                        "Controle declaratie",
                        "2026-11-21T16:40:00",
                        TODAY,
                        false),
                row(
                        "4",
                        "Leaseauto regelen · Dewi Prakoso",
                        "Indiensttreding",
                        "2026-11-19T11:05:00",
                        TODAY.plusDays(4),
                        false),
                row(
                        "5",
                        "Offerte nieuwe stellingen",
                        "Inkoopaanvraag",
                        "2026-11-18T10:20:00",
                        TODAY.plusDays(8),
                        false),
                row(
                        "6",
                        "Adreswijziging controleren · Emre Yilmaz",
                        "Mutatie medewerker",
                        "2026-11-12T08:01:00",
                        TODAY.plusDays(11),
                        false),
                row("7", "Contract schoonmaak verlengen", "Contractbeheer", "2026-10-30T14:45:00", null, false));
    }

    private static List<RowView> many() {
        return IntStream.range(0, 128)
                .mapToObj(i -> row("m" + i, "Factuur " + i, "Goedkeuring", "2026-11-02T10:00:00", null, false))
                .toList();
    }

    private static RowView row(
            String id, String title, String detail, String since, @Nullable LocalDate due, boolean fresh) {
        return new RowView(
                id, title, detail, LocalDateTime.parse(since), due, fresh, "https://12345.afasinsite.nl/item/" + id);
    }

    private static void apps(Map<String, Piece> all) {
        all.put("store-empty", view("app/store", new StoreView("", List.of(), true)));
        all.put("store-nothing", view("app/store", new StoreView("verlof", List.of(), false)));
        all.put("store", view("app/store", new StoreView("", cards(), true)));
        all.put(
                "store-add",
                view("app/add", new AddView(cards().getFirst(), choices("Mijn werk"), "", Problems.none())));
        all.put("store-add-first", view("app/add", new AddView(cards().getFirst(), List.of(), "", Problems.none())));
        all.put("apps-empty", view("app/manage", new ManageView(List.of(), true)));
        all.put(
                "apps",
                view(
                        "app/manage",
                        new ManageView(
                                List.of(
                                        new ManageView.Row(
                                                "1",
                                                "AFAS",
                                                "cobalt",
                                                "check",
                                                "Van Delft BV",
                                                true,
                                                List.of(),
                                                List.of("Dewi Prakoso")),
                                        new ManageView.Row(
                                                "2",
                                                "AFAS Academie",
                                                "plum",
                                                "check",
                                                "Van Delft BV (test)",
                                                false,
                                                List.of("HR", "Anna de Wit"),
                                                List.of("ICT", "Bram Visser")),
                                        new ManageView.Row(
                                                "3",
                                                "Magazijn",
                                                "rust",
                                                "check",
                                                "Magazijn",
                                                false,
                                                List.of(),
                                                List.of())),
                                true)));
        all.put("app-new", view("app/form", app(null, true, Problems.none())));
        all.put(
                "app-edit",
                view(
                        "app/form",
                        app(
                                "1",
                                false,
                                Problems.none()
                                        .with("access", "web.problem.choose")
                                        .with("name", "account.problem.group-taken"))));
    }

    private static List<StoreView.Card> cards() {
        return Stream.of("AFAS", "AFAS Academie", "Magazijn")
                .map(name -> new StoreView.Card(
                        name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                        name,
                        name.equals("AFAS") ? "cobalt" : name.equals("Magazijn") ? "rust" : "plum",
                        "check",
                        name.equals("Magazijn") ? "Magazijn" : "Van Delft BV",
                        name.equals("AFAS") ? 2 : 0))
                .toList();
    }

    private static AppView app(@Nullable String id, boolean everyone, Problems problems) {
        return new AppView(
                id,
                id == null ? "" : "AFAS",
                choices("Van Delft BV", "Van Delft BV (test)"),
                "cobalt",
                List.of(
                        "cobalt", "azure", "teal", "forest", "olive", "amber", "rust", "crimson", "plum", "violet",
                        "slate", "ink"),
                List.of("tasks", "signals"),
                false,
                everyone,
                choices("Anna de Wit", "Bram Visser", "Chris Bakker", "Dewi Prakoso"),
                choices("HR", "Inkoop"),
                choices("Dewi Prakoso", "Bram Visser"),
                choices("ICT"),
                id == null ? 0 : 4,
                true,
                problems);
    }
}
