package example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.junit.ProfitTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@ProfitTest
class TasksTest {
    @Test
    void annaSeesHerNewTask(ProfitSandbox profit) throws Exception {
        profit.addTask("anna", "Factuur 123 beoordelen");
        var tasks = URI.create(profit.restBase() + "/connectors/Workspace365_Tasks");
        var request = HttpRequest.newBuilder(tasks).header("Authorization", profit.authorizationFor("anna"));
        assertTrue(HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body().contains("123"));
    }
}
