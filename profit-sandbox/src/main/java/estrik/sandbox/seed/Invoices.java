package estrik.sandbox.seed;

import static estrik.sandbox.company.Column.amount;
import static estrik.sandbox.company.Column.blob;
import static estrik.sandbox.company.Column.date;
import static estrik.sandbox.company.Column.flag;
import static estrik.sandbox.company.Column.number;
import static estrik.sandbox.company.Column.text;

import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.Pool;
import estrik.sandbox.company.Rows;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Sales invoices by the number: a data collection of fourteen columns with values of every type. The same seed makes
/// the same rows, on any day and any machine.
public final class Invoices {
    public static final String CONNECTOR = "Sandbox_Invoices";

    private static final DataCollection COLLECTION = new DataCollection(
            "Invoices",
            "Verkoopfacturen",
            "Sales invoices",
            List.of(
                    number("InvoiceId", "Factuur-id", "Invoice id"),
                    text("InvoiceNumber", 20, "Factuurnummer", "Invoice number"),
                    text("DebtorId", 16, "Debiteur", "Debtor"),
                    text("DebtorName", 80, "Naam debiteur", "Debtor name"),
                    text("City", 50, "Woonplaats", "City"),
                    text("Description", 255, "Omschrijving", "Description"),
                    date("InvoiceDate", "Factuurdatum", "Invoice date"),
                    date("DueDate", "Vervaldatum", "Due date"),
                    date("PaidDate", "Betaald op", "Paid on"),
                    amount("Amount", "Bedrag", "Amount"),
                    amount("VatAmount", "BTW-bedrag", "VAT amount"),
                    flag("Paid", "Betaald", "Paid"),
                    blob("Signature", "Handtekening", "Signature"),
                    date("ModifiedDate", "Gewijzigd op", "Modified on")));

    private static final List<String> CITIES = List.of(
            "Amersfoort",
            "Amsterdam",
            "Apeldoorn",
            "Arnhem",
            "Breda",
            "Den Haag",
            "Eindhoven",
            "Enschede",
            "Groningen",
            "Haarlem",
            "'s-Hertogenbosch",
            "Leeuwarden",
            "Leusden",
            "Maastricht",
            "Nijmegen",
            "Rotterdam",
            "Tilburg",
            "Utrecht",
            "Zwolle",
            "Gent");
    private static final List<String> FIRST = List.of(
            "Ubbens",
            "De Eik",
            "Helder",
            "Van Dijk",
            "Noorderlicht",
            "Brouwer",
            "Kramer & Zn",
            "Delta",
            "Het Anker",
            "Bakkerij Jansen",
            "Oranje",
            "Meijer",
            "Vos",
            "Zonneveld",
            "Kuipers",
            "Postma");
    private static final List<String> LAST =
            List.of("BV", "Projecten BV", "Facilitair", "Techniek", "Logistiek BV", "Groep NV", "Advies", "Bouw BV");
    private static final List<String> GOODS = List.of(
            "Kantoormeubilair",
            "Schoonmaak",
            "Licenties",
            "Onderhoud lift",
            "Drukwerk",
            "Koffie en thee",
            "Transport",
            "Uitzenduren",
            "Beveiliging",
            "Advies",
            "Installatiewerk",
            "Papier");
    private static final List<String> MONTHS = List.of(
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december");

    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
    private static final int DAYS = 2_500;
    private static final BigDecimal VAT = new BigDecimal("0.21");

    private final Random random;
    private final Pool pool = new Pool();
    private final int debtors;

    private Invoices(long rows, long seed) {
        random = new Random(seed);
        debtors = Math.clamp(rows / 40, 10, 25_000);
    }

    /// A state with this many invoices in it, and a GetConnector on them that `Workspace365`, when it is there, is
    /// linked to.
    public static UnaryOperator<State> of(long rows, long seed) {
        if (rows < 1) {
            throw new IllegalArgumentException("The number of rows must be 1 or more, not " + rows);
        }
        return state -> {
            var making = new Invoices(rows, seed);
            var made = Rows.of(LongStream.rangeClosed(1, rows).mapToObj(making::row));
            return state.with(new Table(COLLECTION, made)).office(office -> {
                var connector = GetConnector.on(CONNECTOR, COLLECTION);
                return office.connector(SampleCompany.CONNECTOR).isPresent()
                        ? office.with(connector, SampleCompany.CONNECTOR)
                        : office.with(connector);
            });
        };
    }

    private @Nullable Object[] row(long id) {
        int debtor = random.nextInt(debtors);
        var day = FIRST_DAY.plusDays(random.nextInt(DAYS));
        var month = MONTHS.get(day.getMonthValue() - 1);
        boolean paid = random.nextInt(10) > 0;
        var amount = BigDecimal.valueOf(1 + (long) Math.abs(random.nextGaussian() * 150_000), 2);
        var row = new @Nullable Object[] {
            id,
            "F%d-%07d".formatted(day.getYear(), id),
            Integer.toString(10_000 + debtor),
            FIRST.get(debtor % FIRST.size()) + " " + LAST.get(debtor / FIRST.size() % LAST.size()),
            CITIES.get(debtor * 7 % CITIES.size()),
            GOODS.get(random.nextInt(GOODS.size())) + " " + month + " " + day.getYear(),
            day.atStartOfDay(),
            day.plusDays(30).atStartOfDay(),
            paid ? day.plusDays(random.nextInt(60)).atStartOfDay() : null,
            amount,
            amount.multiply(VAT).setScale(2, RoundingMode.HALF_UP),
            paid,
            random.nextInt(50) == 0 ? signature() : null,
            modified(day)
        };
        for (int at = 0; at < row.length; at++) {
            row[at] = pool.same(row[at]);
        }
        return row;
    }

    private byte[] signature() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    // With fractions of a second, as Profit keeps them though it shows whole ones.
    private LocalDateTime modified(LocalDate day) {
        return day.plusDays(1).atStartOfDay().plusNanos(random.nextInt(86_400_000) * 1_000_000L);
    }
}
