package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.Element.element;
import static estrik.profit.Filter.field;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.Column;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.Subject.Part;
import estrik.sandbox.fault.Fault;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Writing as a program does it, over real HTTP. The first tests are examples of `docs/client.md`.
class UpdateConnectorTest {
    private static final byte[] PDF = "%PDF-1.7".getBytes(UTF_8);
    // A type of dossier item of AFAS's own that can be inserted although it is below zero (AFAS OpenAPI).
    private static final int MAIL = -5;

    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit =
            Profit.builder(Environment.at(sandbox.restBase())).language("en-us").build();

    private final Token token = Token.parse(sandbox.tokenFor("anna"));
    private final Session session = profit.as(token);

    @BeforeEach
    void link() {
        sandbox.link("KnSubject", "KnSubjectReaction", "KnSubjectWorkflowReaction");
        sandbox.link("Profit_Subjects", "Profit_SubjectTypes", "Profit_Subject_Attachments");
    }

    @Test
    void writesADossierItemChangesItAndDeletesIt() {
        var type = type("Algemeen");

        var results = profit.as(token)
                .insert(element("KnSubject")
                        .set("StId", type)
                        .set("Ds", "Kapotte printer")
                        .set("ViPr", "H")
                        .with(element("KnSubjectLink").set("ToBC", true).set("BcId", "1000744")))
                .orElseThrow();
        var id = Long.parseLong(results.key("KnSubject", "SbId").orElseThrow());
        assertThat(subject(id).text("Subject")).isEqualTo("Kapotte printer");
        assertThat(subject(id).text("OrgPersId")).isEqualTo("1000744");

        profit.as(token)
                .update(element("KnSubject").key("SbId", id).set("Ds", "Printer vervangen"))
                .orElseThrow();
        assertThat(subject(id).text("Subject")).isEqualTo("Printer vervangen");
        assertThat(subject(id).text("Prioriteit")).isEqualTo("Hoog");

        profit.as(token).delete(element("KnSubject").key("SbId", id)).orElseThrow();
        assertThat(sandbox.subject(id)).isEmpty();
    }

    @Test
    void anUpdateConnectorMayHaveAnotherNameThanItsObject() {
        var subjectId = inserted("Even reageren");

        var reactions = session.updateConnector("KnSubjectReaction");
        var results = reactions
                .insert(element("KnReaction")
                        .set("SbId", subjectId)
                        .set("SbTx", "Monteur is onderweg")
                        .set("VaRe", "I"))
                .orElseThrow();
        assertThat(sandbox.reactions(subjectId))
                .singleElement()
                .satisfies(reaction -> assertThat(reaction.visible()).isEqualTo("I"))
                .satisfies(reaction -> assertThat(reaction.text()).isEqualTo("Monteur is onderweg"));

        var id = results.key("KnReaction", "Id").orElseThrow();
        reactions.delete(element("KnReaction").key("Id", id)).orElseThrow();
        assertThat(sandbox.reactions(subjectId)).isEmpty();
    }

    @Test
    void aRowCanBeCheckedBeforeItIsSent() {
        var info = session.updateConnector("KnSubject").metainfo().orElseThrow();

        var problems =
                info.check(element("KnSubject").set("Onderwerp", "Printer").set("ViPr", "Hoog"));

        assertThat(problems)
                .containsExactly(
                        "KnSubject has no field 'Onderwerp'.",
                        "Field 'ViPr' of KnSubject takes only H, N, L.",
                        "Field 'StId' of KnSubject is mandatory.");
    }

    @Test
    void theSameRowsGoOverSoap() {
        var subjects = session.updateConnector("KnSubject").overSoap();

        var results = subjects.insert(element("KnSubject")
                        .set("StId", type("Algemeen"))
                        .set("Ds", "Over SOAP & terug")
                        .with(attachment("a.pdf")))
                .orElseThrow();
        var id = Long.parseLong(results.key("KnSubject", "SbId").orElseThrow());
        assertThat(subject(id).text("Subject")).isEqualTo("Over SOAP & terug");
        assertThat(files(id)).containsExactly("a.pdf");
        assertThat(results.keys("KnSubjectAttachment", "Id")).hasSize(1);

        assertThat(subjects.update(element("KnSubject").key("SbId", id).clear("Ds"))
                        .orElseThrow()
                        .isEmpty())
                .isTrue();
        assertThat(subject(id).text("Subject")).isNull();

        subjects.delete(element("KnSubject").key("SbId", id)).orElseThrow();
        assertThat(sandbox.subject(id)).isEmpty();
    }

    @Test
    void everyTypeOfValueArrivesOverRestAndOverSoap() {
        var samples = new DataCollection(
                "Samples",
                "Monsters",
                "Samples",
                List.of(
                        Column.number("Id", "Nummer", "Number"),
                        Column.text("Note", 4000, "Notitie", "Note"),
                        Column.amount("Amount", "Bedrag", "Amount"),
                        Column.flag("Done", "Klaar", "Done"),
                        Column.date("Day", "Dag", "Day"),
                        Column.date("At", "Tijdstip", "Time"),
                        Column.blob("Scan", "Scan", "Scan")));
        sandbox.add(estrik.sandbox.company.UpdateConnector.on(samples, "Id"), samples);
        sandbox.link("Samples");
        var rest = session.updateConnector("Samples");

        for (var connector : List.of(rest, rest.overSoap())) {
            var results = connector
                    .insert(element("Samples")
                            .set("Note", "é €\r\n\t<&> \"😀\"")
                            .set("Amount", new BigDecimal("-12.50"))
                            .set("Done", true)
                            .set("Day", LocalDate.of(2026, 11, 29))
                            .set("At", LocalDateTime.of(2026, 11, 29, 8, 30))
                            .set("Scan", PDF))
                    .orElseThrow();

            var row = only(
                    "Samples", "Id", Long.valueOf(results.key("Samples", "Id").orElseThrow()));
            assertThat(row.text("Note")).isEqualTo("é €\r\n\t<&> \"😀\"");
            assertThat(row.decimal("Amount")).isEqualByComparingTo("-12.50");
            assertThat(row.bool("Done")).isTrue();
            assertThat(row.date("Day")).isEqualTo(LocalDate.of(2026, 11, 29));
            assertThat(row.dateTime("At")).isEqualTo(LocalDateTime.of(2026, 11, 29, 8, 30));
            assertThat(row.text("Scan")).isEqualTo("JVBERi0xLjc=");
        }
    }

    @Test
    void anEmptyTextClearsAField() {
        var id = inserted("Met toelichting");
        session.update(element("KnSubject").key("SbId", id).set("SbTx", "Toelichting"))
                .orElseThrow();

        session.update(element("KnSubject").key("SbId", id).clear("SbTx")).orElseThrow();

        assertThat(subject(id).text("Comment")).isNull();
        assertThat(subject(id).text("Subject")).isEqualTo("Met toelichting");
    }

    @Test
    void severalRowsAreOneCallAndTheirResultsAreAList() {
        var results = session.insert(
                        element("KnSubject").set("StId", MAIL).set("Ds", "Een"),
                        element("KnSubject").set("StId", MAIL).set("Ds", "Twee"))
                .orElseThrow();

        assertThat(results.keys("KnSubject", "SbId"))
                .hasSize(2)
                .extracting(id -> subject(Long.parseLong(id)).text("Subject"))
                .containsExactly("Een", "Twee");
    }

    @Test
    void aCallIsOneTransaction() {
        var refused = refusal(session.insert(
                element("KnSubject").set("StId", MAIL).set("Ds", "Goed"),
                element("KnSubject").set("StId", 9999).set("Ds", "Fout")));

        assertThat(refused).isInstanceOf(Refusal.Failed.class);
        assertThat(rows("Profit_Subjects", field("Subject").is("Goed"))).isEmpty();
    }

    @Test
    void eachRowInsideHasItsOwnAction() {
        var id = key(session.insert(element("KnSubject")
                .set("StId", MAIL)
                .set("Ds", "Met bijlagen")
                .with(attachment("weg.pdf"), attachment("blijft.pdf"))));
        var gone = attachmentId(id, "weg.pdf");

        session.update(element("KnSubject")
                        .key("SbId", id)
                        .with(element("KnSubjectAttachment").key("Id", gone).deleted())
                        .with(attachment("nieuw.pdf").inserted()))
                .orElseThrow();

        assertThat(files(id)).containsExactlyInAnyOrder("blijft.pdf", "nieuw.pdf");
    }

    @Test
    void anUpdateChangesTheRowsInsideWhoseKeyIsSent() {
        var id = key(session.insert(element("KnSubject")
                .set("StId", MAIL)
                .set("Ds", "Met bijlagen")
                .with(attachment("oud.pdf"), attachment("blijft.pdf"))));
        var changed = attachment("nieuw.pdf").key("Id", attachmentId(id, "oud.pdf"));

        session.update(element("KnSubject").key("SbId", id).with(changed)).orElseThrow();
        assertThat(files(id)).containsExactlyInAnyOrder("blijft.pdf", "nieuw.pdf");

        var again = attachment("nieuwer.pdf").key("Id", attachmentId(id, "nieuw.pdf"));
        session.updateConnector("KnSubject")
                .overSoap()
                .update(element("KnSubject").key("SbId", id).with(again))
                .orElseThrow();
        assertThat(files(id)).containsExactlyInAnyOrder("blijft.pdf", "nieuwer.pdf");
    }

    @Test
    void theObjectInsideIsInsertedByItself() {
        var id = inserted("Heeft nog niets");
        var rest = session.updateConnector("KnSubject");

        for (var connector : List.of(rest, rest.overSoap())) {
            connector
                    .insertInside(element("KnSubject").key("SbId", id).with(attachment("later.pdf")))
                    .orElseThrow();
        }

        assertThat(files(id)).containsExactly("later.pdf", "later.pdf");
        assertThat(subject(id).text("Subject")).isEqualTo("Heeft nog niets");
        assertThat(sandbox.calls())
                .anyMatch(
                        call -> call.method().equals("POST") && call.path().endsWith("/KnSubject/KnSubjectAttachment"));
    }

    @Test
    void aRowInsideAnotherIsDeletedByBothKeys() {
        var id = key(session.insert(element("KnSubject")
                .set("StId", MAIL)
                .set("Ds", "Met bijlagen")
                .with(attachment("a.pdf"), attachment("b.pdf"), attachment("c.pdf"))));
        var rest = session.updateConnector("KnSubject");

        rest.delete(element("KnSubject")
                        .key("SbId", id)
                        .with(element("KnSubjectAttachment").key("Id", attachmentId(id, "a.pdf"))))
                .orElseThrow();
        assertThat(files(id)).containsExactly("b.pdf", "c.pdf");

        rest.overSoap()
                .delete(element("KnSubject")
                        .key("SbId", id)
                        .with(element("KnSubjectAttachment").key("Id", attachmentId(id, "b.pdf"))))
                .orElseThrow();
        assertThat(files(id)).containsExactly("c.pdf");
    }

    @Test
    void severalKeysStandInThePathSideBySideAndEscaped() {
        var prices = prices();
        var row = element("Prices").key("Item", "A&B 1+1=2?").key("Year", 2026);
        prices.insert(row.set("Price", new BigDecimal("9.95"))).orElseThrow();
        prices.insert(element("Prices").key("Item", "A&B 1+1=2?").key("Year", 2027))
                .orElseThrow();

        prices.delete(row).orElseThrow();

        assertThat(rows("Prices", field("Item").notEmpty()))
                .singleElement()
                .satisfies(left -> assertThat(left.integer("Year")).isEqualTo(2027));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A,B", "A/B", "A\\B", "..", "."})
    void aKeyThatThePathCannotCarryIsRefusedBeforeTheCallAndGoesOverSoap(String item) {
        var prices = prices();
        var row = element("Prices").key("Item", item).key("Year", 2026);
        prices.insert(row).orElseThrow();
        var calls = sandbox.calls().size();

        assertThatThrownBy(() -> prices.delete(row))
                .hasMessage("Key 'Item' has a comma, a slash or only dots in it, which an address cannot carry;"
                        + " delete it over SOAP.");
        assertThat(sandbox.calls()).hasSize(calls);

        prices.overSoap().delete(row).orElseThrow();
        assertThat(rows("Prices", field("Item").notEmpty())).isEmpty();
    }

    @Test
    void customersHaveFieldsCalledUAnd32HexadecimalDigits() {
        var own = "U" + "0123456789ABCDEF".repeat(2);

        var id = key(session.insert(element("KnSubject")
                .set("StId", MAIL)
                .set("Ds", "Met eigen veld")
                .with(element("KnS03").set(own, "blauw"))));

        assertThat(sandbox.subject(id).orElseThrow().parts())
                .singleElement()
                .extracting(Part::values)
                .isEqualTo(Map.of(own, "blauw"));
    }

    @Test
    void whatProfitRefusesComesWithItsOwnText() {
        var wrong = element("KnSubject").set("StId", 9999);

        for (var connector : List.of(
                session.updateConnector("KnSubject"),
                session.updateConnector("KnSubject").overSoap())) {
            var refusal = refusal(connector.insert(wrong));
            assertThat(refusal).isInstanceOf(Refusal.Failed.class);
            assertThat(refusal.message())
                    .isEqualTo("Profit refused UpdateConnector 'KnSubject' (500): The entered value for 'Dossier item"
                            + " type' does not exist.");
            assertThat(refusal.details().errorNumber()).isEqualTo(-2147220469);
            assertThat(refusal.details().profitLogReference()).matches("[0-9A-F]{32}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0})
    void ofTheTypesBelowOneOnlyMinusFiveCanBeInserted(int type) {
        assertThat(refusal(session.insert(element("KnSubject").set("StId", type))))
                .isInstanceOf(Refusal.Failed.class);
        assertThat(inserted("Van type -5")).isPositive();
    }

    @Test
    void valuesOfCodeTablesAreCheckedByProfit() {
        assertThat(refusal(session.insert(element("KnSubject").set("StId", MAIL).set("ViPr", "X"))))
                .isInstanceOfSatisfying(
                        Refusal.Failed.class,
                        it -> assertThat(it.message()).endsWith("The entered value for 'Priority' does not exist."));
    }

    @Test
    void aConnectorThatIsNotLinkedIsNotPermitted() {
        assertThat(refusal(session.insert(element("KnSalesRelationOrg").set("Nm", "Ubbens"))))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void aTokenThatIsGoneIsRejectedOverRestAndOverSoap() {
        sandbox.deleteTokens("anna");
        var row = element("KnSubject").set("StId", MAIL);

        assertThat(refusal(session.insert(row))).isInstanceOf(Refusal.TokenRejected.class);
        assertThat(refusal(session.updateConnector("KnSubject").overSoap().insert(row)))
                .isInstanceOf(Refusal.TokenRejected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 503, 500})
    void aWriteThatGoesWrongIsNotRepeated(int status) {
        sandbox.failNext(Fault.status(status));
        var calls = sandbox.calls().size();

        assertThat(session.insert(element("KnSubject").set("StId", MAIL).set("Ds", "Eenmaal")))
                .isInstanceOf(Answer.Refused.class);

        assertThat(sandbox.calls()).hasSize(calls + 1);
    }

    @Test
    void aCallAbove75MegabytesIsRefusedBeforeItIsSent() {
        var large = element("KnSubject")
                .set("StId", MAIL)
                .with(element("KnSubjectAttachment")
                        .set("FileName", "film.mp4")
                        .set("FileStream", new byte[59_000_000]));
        var calls = sandbox.calls().size();

        assertThat(refusal(session.insert(large)))
                .isInstanceOfSatisfying(
                        Refusal.TooLarge.class,
                        it -> assertThat(it.message())
                                .isEqualTo("The rows for UpdateConnector 'KnSubject' take more than the 75 MB that"
                                        + " Profit takes in one call."));
        assertThat(sandbox.calls()).hasSize(calls);
    }

    @Test
    void metainfoTellsFieldsKeysCodesAndObjects() {
        var info = session.updateConnector("KnSubjectReaction").metainfo().orElseThrow();

        assertThat(info.id()).isEqualTo("KnSubjectReaction");
        assertThat(info.description()).isEqualTo("Reaction");
        assertThat(info.root().name()).isEqualTo("KnReaction");
        var fields = info.root().fields();
        assertThat(fields)
                .filteredOn(UpdateConnectorInfo.UpdateFieldInfo::primaryKey)
                .singleElement()
                .satisfies(key -> assertThat(key.id()).isEqualTo("Id"))
                .satisfies(key -> assertThat(key.dataType()).isEqualTo("int"));
        assertThat(fields)
                .filteredOn(UpdateConnectorInfo.UpdateFieldInfo::mandatory)
                .extracting(UpdateConnectorInfo.UpdateFieldInfo::id)
                .containsExactly("SbId", "SbTx", "VaRe");
        assertThat(fields)
                .filteredOn(field -> field.id().equals("VaRe"))
                .singleElement()
                .satisfies(field -> assertThat(field.length()).isEqualTo(2))
                .satisfies(field -> assertThat(field.values())
                        .extracting(UpdateConnectorInfo.Code::id)
                        .containsExactly("I", "EI"));
        assertThat(info.root().objects())
                .extracting(UpdateConnectorInfo.ObjectInfo::name)
                .contains("KnReactionAttachment");
    }

    @Test
    void impossibleCallsAreRefusedAtOnce() {
        var row = element("KnSubject").key("SbId", 1);
        assertThatThrownBy(() -> session.insert()).hasMessage("There is no row to write.");
        assertThatThrownBy(() -> session.updateConnector("KnSubject").update(List.of()))
                .hasMessage("There is no row to write.");
        assertThatThrownBy(() -> session.insert(element("KnSubject"), element("KnReaction")))
                .hasMessage("One call writes rows of one object, not of [KnSubject, KnReaction].");
        assertThatThrownBy(() -> session.delete(element("KnSubject"))).hasMessageStartingWith("A row to be deleted");
        assertThatThrownBy(() -> session.delete(row.set("Ds", "x"))).hasMessageStartingWith("A row to be deleted");
        assertThatThrownBy(() -> session.delete(row.with(attachment("a"))))
                .hasMessageStartingWith("A row to be deleted");
        var subjects = session.updateConnector("KnSubject");
        assertThatThrownBy(() -> subjects.insertInside(row)).hasMessageStartingWith("Inserting inside a row");
        assertThatThrownBy(() -> subjects.insertInside(element("KnSubject").with(attachment("a"))))
                .hasMessageStartingWith("Inserting inside a row");
        assertThatThrownBy(() -> session.updateConnector("../metainfo")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itPrintsWhatItIs() {
        assertThat(session.updateConnector("KnSubject").overSoap()).hasToString("UpdateConnector[KnSubject over SOAP]");
    }

    private UpdateConnector prices() {
        var prices = new DataCollection(
                "Prices",
                "Prijzen",
                "Prices",
                List.of(
                        Column.text("Item", 80, "Artikel", "Item"),
                        Column.number("Year", "Jaar", "Year"),
                        Column.amount("Price", "Prijs", "Price")));
        sandbox.add(estrik.sandbox.company.UpdateConnector.on(prices, "Item", "Year"), prices);
        sandbox.link("Prices");
        return session.updateConnector("Prices");
    }

    private static Element attachment(String name) {
        return element("KnSubjectAttachment").set("FileName", name).set("FileStream", PDF);
    }

    private long inserted(String subject) {
        return key(session.insert(element("KnSubject").set("StId", MAIL).set("Ds", subject)));
    }

    private static long key(Answer<Results> inserted) {
        return Long.parseLong(inserted.orElseThrow().key("KnSubject", "SbId").orElseThrow());
    }

    private long type(String description) {
        return number(only("Profit_SubjectTypes", "Description", description), "TypeId");
    }

    private Row subject(long id) {
        return only("Profit_Subjects", "SubjectId", id);
    }

    private long attachmentId(long subject, String name) {
        var found = rows(
                "Profit_Subject_Attachments",
                field("subject_id").is(subject).and(field("file_name").is(name)));
        return number(found.getFirst(), "attachment_id");
    }

    private List<@Nullable String> files(long subject) {
        return rows("Profit_Subject_Attachments", field("subject_id").is(subject)).stream()
                .<@Nullable String>map(row -> row.text("file_name"))
                .toList();
    }

    private Row only(String getConnector, String field, Object value) {
        return rows(getConnector, field(field).is(value)).getFirst();
    }

    private List<Row> rows(String getConnector, Filter filter) {
        return session.get(getConnector).where(filter).rows().orElseThrow();
    }

    private static long number(Row row, String field) {
        return Objects.requireNonNull(row.integer(field));
    }
}
