package estrik.sandbox.company;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Van Delft BV, participant 12345: the company that every fresh sandbox begins with.
public final class SampleCompany {
    public static final String PARTICIPANT = "12345";
    public static final String ENVIRONMENT = "O12345AA";
    // OAS OpenAPI: the value of its example.
    public static final String VERSION = "22.22.5";
    public static final String CONNECTOR = "Workspace365";
    static final String GROUP = "Workspace365 gebruikers";

    private static final long FIRST_ID = 48_711;

    private final LocalDateTime now;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private long lastId = FIRST_ID - 1;

    private SampleCompany(LocalDateTime now) {
        this.now = now;
    }

    /// The company as it is at this moment in Amsterdam, with fresh keys.
    static State vanDelft(LocalDateTime now) {
        var sample = new SampleCompany(now);
        sample.anna();
        sample.bram();
        sample.dewi();
        return new State(
                Environment.DUTCH,
                new Office(List.of(connector()), users(), getConnectors(), List.of()),
                new Waiting(sample.tasks, sample.signals, sample.lastId),
                SampleDossier.behind(sample.tasks, Nights.last(now)),
                new Keys(List.of(), Map.of()),
                Grants.none(),
                List.of(),
                Map.of(),
                Restrictions.NONE,
                Subscriptions.NONE,
                Administration.FRESH);
    }

    /// The company before anybody set anything up: its people, and what ships with Profit.
    static State empty(LocalDateTime now) {
        var users =
                users().stream().map(user -> user.groups(Set.of("Medewerkers"))).toList();
        return new State(
                Environment.DUTCH,
                new Office(List.of(), users, List.of(), List.of()),
                new Waiting(List.of(), List.of(), FIRST_ID - 1),
                SampleDossier.behind(List.of(), Nights.last(now)),
                new Keys(List.of(), Map.of()),
                Grants.none(),
                List.of(),
                Map.of(),
                Restrictions.NONE,
                Subscriptions.NONE,
                Administration.FRESH);
    }

    private static AppConnector connector() {
        return AppConnector.fresh(CONNECTOR, GROUP)
                .blocked(false)
                .getConnectors(List.of("Workspace365_Tasks", "Workspace365_Signals"))
                .services(Set.of(AppConnector.Service.VERSION));
    }

    // Manual M1: the customer copies what ships and renames it.
    private static List<GetConnector> getConnectors() {
        return List.of(
                GetConnector.shipped("Pocket_Tasks", BuiltIn.TASKS)
                        .copy("Workspace365_Tasks")
                        .described("Workspace365 taken", "Workspace365 tasks"),
                GetConnector.shipped("Pocket_Signals", BuiltIn.SIGNALS)
                        .copy("Workspace365_Signals")
                        .described("Workspace365 signalen", "Workspace365 signals"));
    }

    private static List<User> users() {
        return List.of(
                new User("anna", "Anna de Wit", "anna@vandelft.example", Set.of(GROUP), false),
                new User("bram", "Bram Visser", "bram@vandelft.example", Set.of(GROUP), false),
                new User("chris", "Chris Bakker", null, Set.of(GROUP), false),
                new User("dewi", "Dewi Prakoso", "dewi@vandelft.example", Set.of(GROUP), false),
                new User("emre", "Emre Yilmaz", "emre@vandelft.example", Set.of("Medewerkers"), false));
    }

    private void anna() {
        task(
                "anna",
                "Inkoopfactuur 20931 · Ubbens BV",
                "Beoordeling inkooprelatie",
                "Inkoopfactuur",
                "Sanne Mulder",
                6,
                -2);
        task("anna", "Verlofaanvraag Kim Bos", "Goedkeuring leidinggevende", "Verlof", "Kim Bos", 0, 3);
        task(
                "anna",
                "Declaratie reiskosten oktober · Bram Visser",
                "Controle declaratie",
                "Declaratie",
                "Bram Visser",
                1,
                0);
        task("anna", "Leaseauto regelen · Dewi Prakoso", "Indiensttreding", "Personeel", "Bram Visser", 3, 4);
        task(
                "anna",
                "Offerte kantoormeubilair · Van Dijk Projecten",
                "Offerte beoordelen",
                "Inkoop",
                "Joost Kramer",
                2,
                7);
        task(
                "anna",
                "Contract schoonmaak verlengen · Helder Facilitair",
                "Contract beoordelen",
                "Contract",
                "Sanne Mulder",
                8,
                12);
        task(
                "anna",
                "Nieuwe leverancier aanmaken · Houthandel De Eik",
                "Gegevens controleren",
                "Inkooprelatie",
                "Joost Kramer",
                4,
                null);
        signal("anna", "Jubileum: Joost Kramer, 12½ jaar", "Jubileum", 2, "Joost Kramer", 9);
        signal("anna", "Contract loopt af: Helder Facilitair", "Aflopend inkoopcontract", 2, "Helder Facilitair", 38);
        signal("anna", "Factuur boven limiet: Ubbens BV, € 18.240", "Inkoopfactuur boven limiet", 1, "Ubbens BV", 0);
    }

    private void bram() {
        task(
                "bram",
                "Indienstmelding Noor Jansen · 1 januari",
                "Gegevens aanvullen",
                "Indiensttreding",
                "Anna de Wit",
                5,
                5);
        task("bram", "Ziekmelding Tim de Boer", "Casemanager toewijzen", "Verzuim", "Tim de Boer", 1, 0);
        task("bram", "Functiewijziging Lisa Smit", "Goedkeuring HR", "Personeel", "Karel Postma", 9, -1);
        task(
                "bram",
                "Declaratie opleiding · Ahmed El Idrissi",
                "Controle declaratie",
                "Declaratie",
                "Ahmed El Idrissi",
                3,
                6);
        task("bram", "Beoordelingsgesprek plannen · Kim Bos", "Gesprek plannen", "Beoordeling", "Anna de Wit", 11, 14);
        signal("bram", "Proeftijd eindigt: Noor Jansen", "Einde proeftijd", 2, "Noor Jansen", 21);
        signal("bram", "Verjaardag: Lisa Smit", "Verjaardag medewerker", 3, "Lisa Smit", 1);
    }

    private void dewi() {
        task(
                "dewi",
                "Toegang financiële administratie · Sanne Mulder",
                "Autorisatie beoordelen",
                "Autorisatie",
                "Sanne Mulder",
                2,
                1);
        task("dewi", "Laptop vervangen · Karel Postma", "Bestelling goedkeuren", "ICT-aanvraag", "Karel Postma", 4, 8);
        task(
                "dewi",
                "Uitdiensttreding Peter Blok · account sluiten",
                "Account sluiten",
                "Uitdiensttreding",
                "Bram Visser",
                1,
                10);
        signal("dewi", "Certificaat verloopt: webshop", "Verlopend certificaat", 2, "webshop.vandelft.example", 17);
    }

    private void task(
            String user, String subject, String step, String type, String sender, int daysOld, @Nullable Integer due) {
        var created = now.minusDays(daysOld).minusMinutes(8 + 37L * (tasks.size() % 5));
        tasks.add(new Task(
                ++lastId,
                user,
                subject,
                step,
                SampleDossier.workflowOf(type),
                type,
                sender,
                "Van Delft BV",
                due != null && due < 0 ? "Hoog" : "Normaal",
                created.toLocalDate(),
                due == null ? null : today().plusDays(due),
                created));
    }

    private void signal(String user, String description, String definition, int type, String about, int inDays) {
        signals.add(new Signal(
                ++lastId,
                user,
                description,
                "",
                definition,
                type,
                about,
                today().plusDays(inDays),
                today().atTime(3, 15)));
    }

    private LocalDate today() {
        return now.toLocalDate();
    }

    /// A task as somebody adds it by hand: only the subject is known.
    public static Task plainTask(long id, User user, String subject, LocalDateTime now) {
        return new Task(
                id,
                user.code(),
                subject,
                "Beoordelen",
                "Workflow algemeen",
                "Algemeen",
                "Sandbox",
                "Van Delft BV",
                "Normaal",
                now.toLocalDate(),
                now.toLocalDate().plusDays(7),
                now);
    }

    public static Signal plainSignal(long id, User user, String description, LocalDateTime now) {
        return new Signal(
                id, user.code(), description, "", "Algemeen signaal", 1, "Van Delft BV", now.toLocalDate(), now);
    }
}
