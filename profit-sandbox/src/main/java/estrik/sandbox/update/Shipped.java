package estrik.sandbox.update;

import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.company.UpdateConnector;
import estrik.sandbox.company.UpdateConnector.Code;
import estrik.sandbox.company.UpdateConnector.Part;
import estrik.sandbox.company.UpdateConnector.UpdateField;
import estrik.sandbox.wire.Unverified;
import java.util.List;

/// The UpdateConnectors of the dossier, which ship with Profit.
// Help App_Conect_UpdDsc and OAS "Dossiers en bijlagen en workflows": which objects and fields there are.
@Unverified("Labels, lengths and types of the fields of KnSubject, and the keys of its inner objects")
final class Shipped {
    private static final int ANY = 0;

    static final UpdateConnector SUBJECT = new UpdateConnector(
            "KnSubject",
            "Dossieritem",
            "Dossier item",
            part(
                    "KnSubject",
                    List.of(
                            number("SbId", "Dossieritem", "Dossier item").identifying(),
                            number("StId", "Type dossieritem", "Dossier item type")
                                    .needed(),
                            text("Ds", 255, "Onderwerp", "Subject"),
                            text("SbTx", ANY, "Toelichting", "Comment"),
                            UpdateField.of("Da", DataType.DATE, ANY, "Instuurdatum", "Date submitted"),
                            text("UsId", 80, "Gebruiker", "User"),
                            text("EmId", 80, "Verantwoordelijke", "Employee"),
                            text("SubjectHandler", 80, "Behandelaar", "Handler"),
                            text("SbHi", 80, "Aanleiding", "Cause"),
                            text("SaId", 80, "Type actie", "Action type"),
                            text("ViPr", 1, "Prioriteit", "Priority")
                                    .oneOf(new Code("H", "Hoog"), new Code("N", "Normaal"), new Code("L", "Laag")),
                            text("ScId", 80, "Bron", "Source"),
                            UpdateField.of("DtFr", DataType.DATE, ANY, "Begindatum", "Start date"),
                            UpdateField.of("DtTo", DataType.DATE, ANY, "Einddatum", "End date"),
                            UpdateField.of("St", DataType.BOOLEAN, ANY, "Afgehandeld", "Completed"),
                            UpdateField.of("DtSt", DataType.DATE, ANY, "Datum afgehandeld", "Date completed"),
                            text("FvF1", 80, "Waarde kenmerk 1", "Feature value 1"),
                            text("FvF2", 80, "Waarde kenmerk 2", "Feature value 2"),
                            text("FvF3", 80, "Waarde kenmerk 3", "Feature value 3"),
                            UpdateField.of("SbBl", DataType.BOOLEAN, ANY, "Geblokkeerd", "Blocked"),
                            text("SbPa", 255, "Bijlage", "Attachment"),
                            text("FileId", 32, "Bestand", "File"),
                            UpdateField.of("FileTrans", DataType.BOOLEAN, ANY, "Bestand opslaan", "Keep file"),
                            UpdateField.of("FileStream", DataType.BLOB, ANY, "Bestandsinhoud", "File content"),
                            UpdateField.of("MarkOpened", DataType.BOOLEAN, ANY, "Gelezen", "Opened"),
                            text("ProfileId", 80, "Profiel", "Profile")),
                    new Part(
                            "KnSubjectLink",
                            "",
                            true,
                            List.of(
                                    number("Id", "Bestemming", "Destination").identifying(),
                                    UpdateField.of(
                                            "ToBC",
                                            DataType.BOOLEAN,
                                            ANY,
                                            "Bij organisatie/persoon",
                                            "With organisation"),
                                    text("BcId", 80, "Organisatie/persoon", "Organisation/person")),
                            List.of()),
                    attachment("KnSubjectAttachment"),
                    // Customers have KnS01, KnS02 and so on, with fields that are called U and 32 hexadecimal digits.
                    new Part("KnS01", "", true, List.of(), List.of())));

    @Unverified("What KnSubjectDynamic takes and in which object; AFAS names it since Profit 7 and tells no more")
    static final UpdateConnector DYNAMIC = new UpdateConnector(
            "KnSubjectDynamic", "Dossieritem (dynamisch)", "Dossier item (dynamic)", SUBJECT.root());

    static final UpdateConnector REACTION = new UpdateConnector(
            "KnSubjectReaction",
            "Reactie",
            "Reaction",
            part(
                    "KnReaction",
                    List.of(
                            number("Id", "Reactie", "Reaction").identifying(),
                            number("SbId", "Dossieritem", "Dossier item").needed(),
                            text("SbTx", ANY, "Toelichting", "Comment").needed(),
                            visible().needed(),
                            number("RTId", "Reactie op", "Reply to")),
                    attachment("KnReactionAttachment"),
                    label(),
                    emoji()));

    static final UpdateConnector WORKFLOW = new UpdateConnector(
            "KnSubjectWorkflowReaction",
            "Workflowreactie",
            "Workflow reaction",
            part(
                    "KnWorkflow",
                    List.of(
                            number("SbId", "Dossieritem", "Dossier item").needed(),
                            text("WfNm", 80, "Workflow", "Workflow"),
                            text("TkNm", 80, "Taak", "Task"),
                            text("AcNm", 80, "Actie", "Action"),
                            text("Tx", ANY, "Toelichting", "Comment"),
                            text("FiNa", 255, "Bestandsnaam", "File name"),
                            UpdateField.of("FiDa", DataType.BLOB, ANY, "Bestandsinhoud", "File content"),
                            visible(),
                            text("UsTa", 80, "Gebruiker", "User"),
                            number("RTId", "Reactie op", "Reply to"),
                            text("FileId", 32, "Bestand", "File")),
                    attachment("KnReactionAttachment"),
                    label(),
                    emoji()));

    static final List<UpdateConnector> ALL = List.of(SUBJECT, DYNAMIC, REACTION, WORKFLOW);

    private Shipped() {}

    private static Part part(String name, List<UpdateField> fields, Part... objects) {
        return new Part(name, "", false, fields, List.of(objects));
    }

    private static Part attachment(String name) {
        return part(
                name,
                List.of(
                        number("Id", "Bijlage", "Attachment").identifying(),
                        text("FileName", 255, "Bestandsnaam", "File name"),
                        text("FileId", 32, "Bestand", "File"),
                        UpdateField.of("FileStream", DataType.BLOB, ANY, "Bestandsinhoud", "File content")));
    }

    private static Part label() {
        return part("KnReactionLabel", List.of(number("SLId", "Label", "Label")));
    }

    private static Part emoji() {
        return part("KnReactionEmoji", List.of(text("EmNa", 80, "Emoji", "Emoji")));
    }

    // Help App_Conect_UpdDsc_175: I is internal, EI is external and internal.
    private static UpdateField visible() {
        return text("VaRe", 2, "Zichtbaarheid", "Visibility")
                .oneOf(new Code("I", "Intern"), new Code("EI", "Extern en intern"));
    }

    private static UpdateField number(String id, String dutch, String english) {
        return UpdateField.of(id, DataType.INT, 10, dutch, english);
    }

    private static UpdateField text(String id, int length, String dutch, String english) {
        return UpdateField.of(id, DataType.STRING, length, dutch, english);
    }
}
