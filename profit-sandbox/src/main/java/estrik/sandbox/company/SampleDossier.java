package estrik.sandbox.company;

import estrik.sandbox.company.Dossier.SubjectType;
import estrik.sandbox.company.Signalling.Definition;
import estrik.sandbox.company.Signalling.Kind;
import estrik.sandbox.company.Subject.Attachment;
import estrik.sandbox.company.Workflow.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The dossier of Van Delft BV: what is behind its tasks.
final class SampleDossier {
    // Type of dossier item | task | performers, with a plus when all must act | actions, each with the task after it.
    private static final String WORKFLOWS = """
            Inkoopfactuur    | Beoordeling inkooprelatie  | anna       | Goedkeuren>Betaalbaar stellen, Afkeuren>
            Inkoopfactuur    | Betaalbaar stellen         | dewi       | Betalen>, Terugsturen>Beoordeling inkooprelatie
            Verlof           | Goedkeuring leidinggevende | anna       | Goedkeuren>Verlof verwerken, Afkeuren>
            Verlof           | Verlof verwerken           | bram       | Verwerken>
            Declaratie       | Controle declaratie        | bram       | Goedkeuren>Uitbetalen, Afkeuren>Declaratie aanpassen
            Declaratie       | Declaratie aanpassen       |            | Opnieuw indienen>Controle declaratie, Intrekken>
            Declaratie       | Uitbetalen                 | anna, dewi | Betalen>
            Personeel        | Indiensttreding            | anna       | Geregeld>
            Personeel        | Goedkeuring HR             | bram       | Goedkeuren>, Afkeuren>
            Inkoop           | Offerte beoordelen         | anna       | Akkoord>Offerte tekenen, Afwijzen>
            Inkoop           | Offerte tekenen            | +bram, dewi | Tekenen>Bestelling plaatsen
            Inkoop           | Bestelling plaatsen        | anna       | Besteld>
            Contract         | Contract beoordelen        | anna       | Verlengen>, Opzeggen>
            Inkooprelatie    | Gegevens controleren       | anna       | Akkoord>, Afkeuren>
            Indiensttreding  | Gegevens aanvullen         | bram       | Aangevuld>Account aanmaken
            Indiensttreding  | Account aanmaken           | dewi       | Aangemaakt>
            Verzuim          | Casemanager toewijzen      | bram       | Toegewezen>
            Beoordeling      | Gesprek plannen            | bram       | Gepland>
            Autorisatie      | Autorisatie beoordelen     | dewi       | Goedkeuren>, Afkeuren>
            ICT-aanvraag     | Bestelling goedkeuren      | dewi       | Goedkeuren>, Afkeuren>
            Uitdiensttreding | Account sluiten            | dewi       | Gesloten>
            Algemeen         | Beoordelen                 | anna       | Goedkeuren>, Afkeuren>
            """;

    private SampleDossier() {}

    /// What is behind these tasks.
    ///
    /// @param night the newest night whose signals are there
    static Dossier behind(List<Task> tasks, LocalDate night) {
        var types = new ArrayList<SubjectType>();
        var workflows = new ArrayList<Workflow>();
        steps().forEach((type, steps) -> {
            var workflow = workflowOf(type);
            types.add(new SubjectType(BuiltIn.numberOf(type), type, workflow));
            workflows.add(Workflow.of(workflow, steps));
        });
        var dossier = new Dossier(
                types,
                List.of(),
                List.of(),
                Map.of(),
                workflows,
                Map.of(),
                new Signalling(definitions(), night, Set.of()),
                List.of());
        for (var task : tasks) {
            dossier = dossier.holding(task);
        }
        dossier = attached(dossier, tasks, "Inkoopfactuur 20931", "factuur-20931.pdf", 1);
        return attached(dossier, tasks, "Offerte kantoormeubilair", "kantoormeubilair.png", 2);
    }

    /// The workflow that dossier items of this type go through.
    static String workflowOf(String type) {
        return "Workflow " + type.toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<Step>> steps() {
        var steps = new LinkedHashMap<String, List<Step>>();
        WORKFLOWS.lines().forEach(line -> {
            var parts = line.split("\\|", -1);
            var type = parts[0].strip();
            var step = Workflow.step(workflowOf(type), parts[1].strip(), parts[2].strip(), parts[3].strip());
            steps.computeIfAbsent(type, none -> new ArrayList<>()).add(step);
        });
        return steps;
    }

    private static List<Definition> definitions() {
        return List.of(
                new Definition("Taak over tijd", Kind.DATA, List.of(), "Taak is over tijd: %s", 1),
                new Definition("Taak loopt af", Kind.DATE, List.of(), "Taak loopt morgen af: %s", 1),
                new Definition("Maandafsluiting", Kind.RECURRING, List.of("dewi"), "Maandafsluiting voorbereiden", 1));
    }

    private static Dossier attached(Dossier dossier, List<Task> tasks, String subject, String name, long id) {
        var task = tasks.stream()
                .filter(each -> each.subject().startsWith(subject))
                .findFirst();
        if (task.isEmpty()) {
            return dossier;
        }
        var file = StoredFile.of(BuiltIn.guid(name), name, resource(name));
        var item = dossier.subject(task.get().subjectId()).orElseThrow();
        return dossier.with(file).with(item.attachments(List.of(new Attachment(id, file.id()))));
    }

    private static byte[] resource(String name) {
        try (var in = SampleDossier.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
