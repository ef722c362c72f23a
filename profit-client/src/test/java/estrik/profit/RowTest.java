package estrik.profit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTest {

    @Test
    void readsEachTypeThatProfitSends() {
        var row = Row.of(Map.of(
                "SubjectId",
                36717L,
                "Subject",
                "Factuur",
                "Amount",
                new BigDecimal("-0.5"),
                "Handled",
                false,
                "CreateDate",
                "2012-11-22T09:49:49Z"));
        assertThat(row.integer("SubjectId")).isEqualTo(36717);
        assertThat(row.text("Subject")).isEqualTo("Factuur");
        assertThat(row.decimal("Amount")).isEqualTo("-0.5");
        assertThat(row.bool("Handled")).isFalse();
        assertThat(row.dateTime("CreateDate")).isEqualTo(LocalDateTime.of(2012, 11, 22, 9, 49, 49));
        assertThat(row.date("CreateDate")).isEqualTo(LocalDate.of(2012, 11, 22));
    }

    @Test
    void theZIsDroppedBecauseTheTimeIsAmsterdams() {
        var summer = Row.of(Map.of("At", "2026-07-01T12:00:00Z")).dateTime("At");
        assertThat(Objects.requireNonNull(summer).atZone(Row.ZONE).toInstant()).hasToString("2026-07-01T10:00:00Z");
    }

    @Test
    void anEmptyFieldIsNullInEveryType() {
        var values = new HashMap<String, @Nullable Object>();
        values.put("Note", null);
        var row = Row.of(values);
        assertThat(row.has("Note")).isTrue();
        assertThat(row.text("Note")).isNull();
        assertThat(row.integer("Note")).isNull();
        assertThat(row.decimal("Note")).isNull();
        assertThat(row.bool("Note")).isNull();
        assertThat(row.date("Note")).isNull();
        assertThat(row.dateTime("Note")).isNull();
    }

    @Test
    void aMissingFieldIsNamedWithThoseThatAreThere() {
        var row = Row.of(Map.of("Subject", "CANARY"));
        assertThatThrownBy(() -> row.text("Onderwerp"))
                .isInstanceOf(FieldUnreadable.class)
                .hasMessage("The row has no field 'Onderwerp'; it has [Subject].");
    }

    @Test
    void aFieldOfAnotherTypeIsNamedWithoutItsContent() {
        var row = Row.of(
                Map.of("Subject", "CANARY", "Amount", new BigDecimal("1.5"), "Zone", "2026-07-01T12:00:00+02:00"));
        assertThatThrownBy(() -> row.integer("Subject")).hasMessage("Field 'Subject' holds no whole number.");
        assertThatThrownBy(() -> row.integer("Amount")).hasMessage("Field 'Amount' holds no whole number.");
        assertThatThrownBy(() -> row.decimal("Subject")).hasMessage("Field 'Subject' holds no number.");
        assertThatThrownBy(() -> row.bool("Amount")).hasMessage("Field 'Amount' holds no yes or no.");
        assertThatThrownBy(() -> row.date("Subject")).hasMessage("Field 'Subject' holds no date.");
        assertThatThrownBy(() -> row.dateTime("Zone")).hasMessage("Field 'Zone' holds no date.");
        assertThat(row).asString().doesNotContain("CANARY");
    }

    @Test
    void aNumberWithAHugeExponentDoesNotFillTheMemory() {
        var row = Row.of(Map.of("Amount", new BigDecimal("1e999999999")));
        assertThat(row.text("Amount")).hasSizeLessThan(50);
        assertThatThrownBy(() -> row.integer("Amount")).isInstanceOf(FieldUnreadable.class);
    }

    @Test
    void bytesAreReadFromBase64() {
        var row = Row.of(Map.of("Photo", "AQL/", "Nothing", "", "Text", "CANARY!"));
        assertThat(row.blob("Photo")).containsExactly(1, 2, 255);
        assertThat(row.blob("Nothing")).isNull();
        assertThatThrownBy(() -> row.blob("Text")).hasMessage("Field 'Text' holds no base64.");
    }

    @Test
    void rowsAreEqualWhenTheirFieldsHoldTheSame() {
        var row = Row.of(new TreeMap<>(Map.of("A", 1, "B", "b", "C", new BigDecimal("1.5"))));
        var turned = Row.of(new TreeMap<>(Map.of("A", 1, "B", "b", "C", new BigDecimal("1.5"))).reversed());
        assertThat(row).isEqualTo(turned).hasSameHashCodeAs(turned);
        assertThat(row)
                .isNotEqualTo(Row.of(Map.of("A", 1, "B", "b")))
                .isNotEqualTo(Row.of(Map.of("A", 1, "B", "b", "C", "1.5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012-02-30", "2012-02-03T24:00:00", "2012-13-01T00:00:00Z", "2012-1-1", "12-11-2012", "T"})
    void aDayThatIsNotInTheCalendarIsNamed(String day) {
        assertThatThrownBy(() -> Row.of(Map.of("Day", day)).dateTime("Day")).hasMessage("Field 'Day' holds no date.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2012-11-22T09:49:49", "2012-11-22T09:49:49Z", " 2012-11-22T09:49:49 ", "2012-11-22T09:49:49.000"
            })
    void aDateIsReadInEachFormThatWasSeen(String text) {
        assertThat(Row.of(Map.of("At", text)).dateTime("At")).isEqualTo(LocalDateTime.of(2012, 11, 22, 9, 49, 49));
    }
}
