package estrik.sandbox.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedFolderTest {
    @TempDir
    private Path seed;

    @TempDir
    private Path data;

    @Test
    void aNewCompanyHasWhatTheFilesHold() throws IOException {
        write("users.json", """
                [{"code":"fleur","name":"Fleur Jansen","mail":"fleur@vandelft.example",
                  "groups":["Workspace365 gebruikers"]}]""");
        write("tasks.json", """
                [{"user":"fleur","subject":"Contract tekenen","endDate":"2026-12-01"}]""");
        write("signals.json", """
                [{"user":"12345.fleur","description":"Jubileum"}]""");
        write("tables/Debtors.json", """
                {"columns":[{"id":"Id","type":"int"},{"id":"Name","type":"string","dutch":"Naam"},
                            {"id":"Balance","type":"decimal"},{"id":"Since","type":"date"},
                            {"id":"Blocked","type":"boolean"},{"id":"Logo","type":"blob"}],
                 "rows":[[1,"Ubbens BV",12.50,"2021-03-01",false,"AQI="],
                         {"Id":2,"Name":"De Eik","Since":"2022-01-02T03:04:05","Blocked":true},
                         [3,"Weg",0,null,null,null]]}""");
        write("getconnectors.json", """
                [{"id":"Profit_Debtors","table":"Debtors","dutch":"Debiteuren","english":"Debtors",
                  "fields":["Id",{"id":"Naam","column":"Name"},"Balance","Since","Blocked","Logo"],
                  "filter":{"Filters":{"Filter":[{"Field":[
                      {"@FieldId":"Id","@OperatorType":"5","#text":"3"}]}]}}}]""");

        try (var profit = ProfitSandbox.builder().seed(seed).start()) {
            var caller = new Caller(profit);
            var fleur = profit.tokenFor("fleur");
            assertThat(caller.as(fleur, "/ProfitRestServices/connectors/Profit_Debtors")
                            .body())
                    .endsWith("""
                    [{"Id":1,"Naam":"Ubbens BV","Balance":12.50,"Since":"2021-03-01T00:00:00Z","Blocked":false,\
                    "Logo":"AQI="},\
                    {"Id":2,"Naam":"De Eik","Balance":null,"Since":"2022-01-02T03:04:05Z","Blocked":true,\
                    "Logo":null}]}""");
            assertThat(caller.rows(fleur, "Workspace365_Tasks").toString())
                    .contains("Contract tekenen", "2026-12-01T00:00:00Z");
            assertThat(caller.rows(fleur, "Workspace365_Signals").toString()).contains("Jubileum");
        }
    }

    @Test
    void aCompanyThatIsThereAlreadyIsNotSeededAgain() throws IOException {
        write("tasks.json", "[{\"user\":\"anna\",\"subject\":\"Eenmaal\"}]");
        for (int start = 0; start < 2; start++) {
            try (var profit = ProfitSandbox.builder().data(data).seed(seed).start()) {
                assertThat(new Caller(profit)
                                .get("/_sandbox/api/tasks?user=anna")
                                .body())
                        .containsOnlyOnce("Eenmaal");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user.json          | []                                | /user.json is not part of a seed; there may be getconnectors.json, signals.json, tables, tasks.json, users.json.",
                "users.json         | [{                                | /users.json is not JSON from line 1, column 3 on.",
                "users.json         | {}                                | /users.json must hold a list of objects.",
                "users.json         | [7]                               | /users.json, entry 1: it must be an object.",
                "users.json         | [{'code':'x y','name':'X'}]       | /users.json, entry 1: \"code\" has letters, digits, periods, hyphens and underscores alone.",
                "users.json         | [{'code':'x','nam':'X'}]          | /users.json, entry 1: \"nam\" is not known; it may have blocked, code, groups, mail, name.",
                "tasks.json         | [{'user':'anna','subject':''}]    | /tasks.json, entry 1: \"subject\" must be a text that is not empty.",
                "tasks.json         | [{'user':'zoe','subject':'x'}]    | /tasks.json, entry 1: there is no user 'zoe'.",
                "tasks.json         | [{'user':'anna','subject':'x','endDate':'1-1-26'}] | /tasks.json, entry 1: \"endDate\" must be a date such as 2026-11-22.",
                "signals.json       | [{'user':'anna','description':7}] | /signals.json, entry 1: \"description\" must be a text.",
                "getconnectors.json | [{'id':'X','table':'T'}]          | /getconnectors.json, entry 1: there is no table 'T'.",
                "tables/T.json      | []                                | /tables/T.json: it must be an object with columns and rows.",
                "tables/T.json      | {'rows':[[1]]}                    | /tables/T.json: \"columns\" must be there, before \"rows\".",
                "tables/T.json      | {'columns':[{'id':'A','type':'x'}]} | /tables/T.json: column 1 must have an \"id\" and a \"type\": string, int, decimal, boolean, date or blob.",
                "tables/T.json      | {'columns':[{'id':'A','type':'int'}],'rows':[[1],['x']]} | /tables/T.json: row 2: column 'A' is of the type int and cannot hold \"x\".",
                "tables/T.json      | {'columns':[{'id':'A','type':'date'}],'rows':[['1-1-26']]} | /tables/T.json: row 1: column 'A' is of the type date and cannot hold \"1-1-26\".",
                "tables/T.json      | {'columns':[{'id':'A','type':'int'}],'rows':[{'B':1}]} | /tables/T.json: row 1 has \"B\", which is no column.",
                "tables/T.json      | {'columns':[{'id':'A','type':'int'}],'rows':[[1,2]]} | /tables/T.json: row 1 must be a list of 1 values, or an object.",
                "tables/T.json      | {'columns':[],'lines':[]}         | /tables/T.json: it has two lists, \"columns\" and \"rows\", and no \"lines\".",
                "tables/Tasks.json  | {'columns':[{'id':'A','type':'int'}]} | /tables/Tasks.json: Profit has a data collection Tasks already; choose another name.",
            })
    void whatIsWrongIsSaidInOneSentenceThatNamesThePlace(String file, String content, String sentence)
            throws IOException {
        write(file, content.replace('\'', '"'));

        assertThatIllegalStateException()
                .isThrownBy(() -> ProfitSandbox.builder().seed(seed).start())
                .withMessageEndingWith(sentence);
    }

    @Test
    void aWrongGetConnectorIsNamedToo() throws IOException {
        write("tables/T.json", "{\"columns\":[{\"id\":\"A\",\"type\":\"int\"}]}");
        assertWrong("[{\"id\":\"X\",\"table\":\"T\",\"fields\":[\"B\"]}]", "the table has no column 'B'.");
        assertWrong("[{\"id\":\"X\",\"table\":\"T\",\"connectors\":[\"Q\"]}]", "there is no app connector 'Q'.");
        assertWrong(
                "[{\"id\":\"X\",\"table\":\"T\",\"filter\":{\"Filters\":{\"Filter\":{\"Field\":{\"@FieldId\":\"B\"}}}}}]",
                "\"filter\" must be a filterjson on columns of the table.");
    }

    private void assertWrong(String connectors, String sentence) throws IOException {
        write("getconnectors.json", connectors);
        assertThatIllegalStateException()
                .isThrownBy(() -> ProfitSandbox.builder().seed(seed).start())
                .withMessageEndingWith("getconnectors.json, entry 1: " + sentence);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        ProfitSandbox.builder().seed(seed.resolve("nowhere")).start())
                .withMessage("The seed folder " + seed.resolve("nowhere") + " cannot be read.");
    }

    private void write(String file, String content) throws IOException {
        var path = seed.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
