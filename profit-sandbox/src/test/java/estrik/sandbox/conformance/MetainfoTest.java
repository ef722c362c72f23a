package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.METAINFO;
import static estrik.sandbox.conformance.Operations.METAINFO_GET;
import static estrik.sandbox.conformance.Operations.METAINFO_UPDATE;
import static estrik.sandbox.conformance.Operations.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.Restrictions.Rules;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class MetainfoTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    @Fact(section = "5", mark = D, operation = METAINFO)
    void itListsBothKindsOfConnectorsByIdAndDescription() {
        var all = metainfo("");

        assertThat(all.propertyNames()).containsExactly("updateConnectors", "getConnectors", "info");
        assertThat(all.path("getConnectors").get(0).propertyNames()).containsExactly("id", "description");
    }

    @Test
    @Fact(section = "5", mark = D, operation = METAINFO)
    void itListsOnlyWhatTheTokenMayUse() {
        assertThat(metainfo("").path("getConnectors").values())
                .extracting(each -> each.path("id").asString())
                .containsExactly("Workspace365_Tasks", "Workspace365_Signals");
    }

    @Test
    @Fact(section = "5", mark = D, operation = METAINFO)
    void infoTellsTheEnvironmentTheAppConnectorTheGroupAndTheExpiry() {
        var info = metainfo("").path("info");

        assertThat(info.propertyNames()).containsExactly("envid", "appName", "group", "tokenExpiry");
        assertThat(info.path("appName").asString()).isEqualTo("Workspace365");
        assertThat(info.path("group").asString()).matches(".+ \\(12345\\.(?i)anna\\)");
    }

    @Test
    @Fact(section = "5", mark = D, operation = METAINFO)
    void tokenExpiryIsNoughtForATokenThatStaysValid() {
        assertThat(metainfo("").path("info").path("tokenExpiry").asString()).isEqualTo("0");
    }

    @Test
    @Fact(section = "2.1", mark = P, operation = METAINFO)
    void tokenExpiryOfATokenThatEndsIsAMomentInAmsterdam() {
        profit.restrict("Workspace365", Rules.NONE.tokenDays(30));

        assertThat(metainfo("").path("info").path("tokenExpiry").asString())
                .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    }

    @Test
    @Fact(section = "5", mark = D, operation = METAINFO_GET)
    void aGetConnectorHasANameADescriptionAndFields() {
        var tasks = metainfo("/get/Workspace365_Tasks");

        assertThat(tasks.propertyNames()).containsExactly("name", "description", "fields");
        assertThat(tasks.path("name").asString()).isEqualTo("Workspace365_Tasks");
        assertThat(tasks.path("fields").get(0).propertyNames())
                .containsExactly(
                        "id", "fieldId", "dataType", "label", "length", "controlType", "decimals", "decimalsFieldId");
    }

    @Test
    @Fact(
            section = "5",
            mark = D,
            operation = {METAINFO_GET, ROWS})
    void rowsAreKeyedByIdAndFieldIdIsInternal() {
        var fields = metainfo("/get/Workspace365_Tasks").path("fields");

        assertThat(caller.rows(token, "Workspace365_Tasks").get(0).propertyNames())
                .containsExactlyElementsOf(fields.valueStream()
                        .map(each -> each.path("id").asString())
                        .toList());
        assertThat(fields.values())
                .allSatisfy(each -> assertThat(each.path("fieldId").asString()).matches("U[0-9]{3}"));
    }

    @Test
    @Fact(
            section = "5",
            mark = {D, C},
            operation = METAINFO_GET)
    void aDataTypeIsOneOfSix() {
        for (var connector : new String[] {"Workspace365_Tasks", "Workspace365_Signals"}) {
            assertThat(metainfo("/get/" + connector).path("fields").values())
                    .extracting(each -> each.path("dataType").asString())
                    .isSubsetOf(Set.of("string", "int", "decimal", "boolean", "date", "blob"));
        }
    }

    @Test
    @Fact(
            section = "5",
            mark = {D, C},
            operation = METAINFO_UPDATE)
    void anUpdateConnectorHasFieldsAndObjectsInsideObjects() {
        profit.link("KnSubject");
        assertThat(metainfo("").path("updateConnectors").values())
                .extracting(each -> each.path("id").asString())
                .containsExactly("KnSubject");

        var subject = metainfo("/update/KnSubject");

        assertThat(subject.propertyNames()).containsExactlyInAnyOrder("id", "description", "name", "fields", "objects");
        assertThat(subject.path("id").asString()).isEqualTo("KnSubject");
        assertThat(subject.path("objects").values())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(object.propertyNames()).containsExactly("name", "fields", "objects"));
    }

    @Test
    @Fact(
            section = "5",
            mark = {D, C},
            operation = METAINFO_UPDATE)
    void aFieldOfAnUpdateConnectorSaysWhetherItIsAKeyAndMandatory() {
        profit.link("KnSubject");

        var key = metainfo("/update/KnSubject").path("fields").get(0);

        assertThat(key.propertyNames())
                .containsExactly(
                        "fieldId",
                        "primaryKey",
                        "dataType",
                        "label",
                        "mandatory",
                        "length",
                        "decimals",
                        "decimalFieldId",
                        "notzero",
                        "controlType",
                        "values");
        assertThat(key.path("fieldId").asString()).isEqualTo("SbId");
        assertThat(key.path("primaryKey").asBoolean()).isTrue();
        assertThat(key.path("dataType").asString()).isEqualTo("int");
        assertThat(key.path("mandatory").asBoolean()).isFalse();
        assertThat(key.path("values").isNull()).isTrue();
    }

    @Test
    @Fact(
            section = "5",
            mark = {D, C},
            operation = METAINFO_UPDATE)
    void aFieldWithACodeTableHasItsValues() {
        profit.link("KnSubject");

        var values = metainfo("/update/KnSubject")
                .path("fields")
                .valueStream()
                .map(field -> field.path("values"))
                .filter(JsonNode::isArray)
                .findFirst()
                .orElseThrow();

        assertThat(values.get(0).propertyNames()).containsExactly("id", "description");
    }

    @Test
    @Fact(
            section = "5",
            mark = {D, P},
            operation = METAINFO_GET)
    void fieldsOfAConnectorThatIsNotLinkedAre500() {
        assertThat(caller.as(token, "/ProfitRestServices/metainfo/get/Pocket_Tasks")
                        .statusCode())
                .isEqualTo(500);
    }

    private JsonNode metainfo(String path) {
        return Caller.json(caller.as(token, "/ProfitRestServices/metainfo" + path));
    }
}
