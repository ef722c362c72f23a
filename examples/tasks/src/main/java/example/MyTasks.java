package example;

import estrik.profit.AppKeys;
import estrik.profit.Environment;
import estrik.profit.OneTimeCode;
import estrik.profit.Profit;
import java.net.URI;
import java.util.Scanner;

/// Asks a code, exchanges it for a token, reads my tasks.
///
/// ```
/// mvn compile
/// java -cp 'target/classes:target/lib/*' example.MyTasks REST-ADDRESS API-KEY ENVIRONMENT-KEY USER
/// ```
public final class MyTasks {
    private MyTasks() {}

    public static void main(String[] arguments) {
        var environment = Environment.at(URI.create(arguments[0]));
        var keys = AppKeys.of(arguments[1], arguments[2]);
        var user = arguments[3];
        try (var profit = Profit.at(environment);
                var keyboard = new Scanner(System.in)) {
            profit.otpRequest(keys, user).orElseThrow();
            System.out.println("Which code did AFAS mail to you?");
            var code = OneTimeCode.of(keyboard.next());
            var token = profit.otpValidation(keys, user, code).orElseThrow().orElseThrow();

            var tasks = profit.as(token).get("Workspace365_Tasks").orderBy("EndDate");
            for (var task : tasks.rows().orElseThrow()) {
                System.out.println(task.date("EndDate") + "  " + task.text("Subject"));
            }
        }
    }
}
