package estrik.demo;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// The token of a user as somebody gets it who asks the page of `TokenConnector.asmx`.
record UserToken(String xml) {
    private static final Pattern ESCAPED = Pattern.compile("&lt;token&gt;.*&lt;/token&gt;");

    /// The token in the answer that the browser shows after *Invoke*.
    static UserToken in(String answer) {
        var found = ESCAPED.matcher(answer);
        assertThat(found.find()).as(answer).isTrue();
        return new UserToken(found.group().replace("&lt;", "<").replace("&gt;", ">"));
    }

    /// Whether it lets its user read tasks.
    boolean reads(ProfitSandbox profit) {
        try (var program = new Caller(profit.uri())) {
            var header = "AfasToken " + Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
            var answer = program.send(program.to(profit.restBase() + "/connectors/Workspace365_Tasks")
                    .header("Authorization", header));
            assertThat(answer.status()).isIn(200, 401);
            return answer.status() == 200;
        }
    }
}
