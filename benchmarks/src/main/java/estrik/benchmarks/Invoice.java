package estrik.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import estrik.profit.Row;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A row of the sandbox's invoices as a program works with it: what every client makes of every row, so that
/// none can leave a value unread. Days stay text, for each client would read those in its own way.
public record Invoice(
        @JsonProperty("InvoiceId") long id,
        @JsonProperty("InvoiceNumber") @Nullable String number,
        @JsonProperty("DebtorId") @Nullable String debtor,
        @JsonProperty("DebtorName") @Nullable String name,
        @JsonProperty("City") @Nullable String city,
        @JsonProperty("Description") @Nullable String description,
        @JsonProperty("InvoiceDate") @Nullable String invoiced,
        @JsonProperty("DueDate") @Nullable String due,
        @JsonProperty("PaidDate") @Nullable String paidOn,
        @JsonProperty("Amount") @Nullable BigDecimal amount,
        @JsonProperty("VatAmount") @Nullable BigDecimal vat,
        @JsonProperty("Paid") boolean paid,
        @JsonProperty("Signature") @Nullable String signature,
        @JsonProperty("ModifiedDate") @Nullable String modified) {

    /// A whole answer, for Jackson's databind.
    public record Page(int skip, int take, List<Invoice> rows) {}

    public static Invoice of(Row row) {
        var id = row.integer("InvoiceId");
        var paid = row.bool("Paid");
        return new Invoice(
                id == null ? 0 : id,
                row.text("InvoiceNumber"),
                row.text("DebtorId"),
                row.text("DebtorName"),
                row.text("City"),
                row.text("Description"),
                row.text("InvoiceDate"),
                row.text("DueDate"),
                row.text("PaidDate"),
                row.decimal("Amount"),
                row.decimal("VatAmount"),
                paid != null && paid,
                row.text("Signature"),
                row.text("ModifiedDate"));
    }

    /// Reads one from Jackson's tokens, by hand, as a careful program would.
    ///
    /// @param parser stands at the beginning of the object
    static Invoice read(JsonParser parser) {
        var id = 0L;
        var texts = new @Nullable String[10];
        BigDecimal amount = null;
        BigDecimal vat = null;
        var paid = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (name) {
                case "InvoiceId" -> id = parser.getLongValue();
                case "InvoiceNumber" -> texts[0] = parser.getString();
                case "DebtorId" -> texts[1] = parser.getString();
                case "DebtorName" -> texts[2] = parser.getString();
                case "City" -> texts[3] = parser.getString();
                case "Description" -> texts[4] = parser.getString();
                case "InvoiceDate" -> texts[5] = parser.getString();
                case "DueDate" -> texts[6] = parser.getString();
                case "PaidDate" -> texts[7] = parser.getString();
                case "Amount" -> amount = parser.getDecimalValue();
                case "VatAmount" -> vat = parser.getDecimalValue();
                case "Paid" -> paid = token == JsonToken.VALUE_TRUE;
                case "Signature" -> texts[8] = parser.getString();
                case "ModifiedDate" -> texts[9] = parser.getString();
                default -> throw new IllegalStateException("The rows have a field " + name + ".");
            }
        }
        return new Invoice(
                id, texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7], amount, vat, paid,
                texts[8], texts[9]);
    }

    /// Reads up to the first row of an answer.
    static void toRows(JsonParser parser) {
        while (!(parser.nextToken() == JsonToken.PROPERTY_NAME
                && parser.currentName().equals("rows"))) {
            if (parser.currentToken() == null) {
                throw new IllegalStateException("The answer has no rows.");
            }
        }
        parser.nextToken();
    }
}
