package estrik.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String METAINFO = "/ProfitRestServices/metainfo";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String anna = profit.tokenFor("anna");

    @Test
    void theNextCallFailsAndTheOneAfterItDoesNot() {
        profit.failNext(Fault.status(503).onPath("/METAINFO"));

        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(503);
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);
    }

    @Test
    void aBusyProfitSaysHowLongToWait() {
        profit.failNext(Fault.status(503).retryAfter(Duration.ofSeconds(30)));

        var answer = caller.as(anna, METAINFO);

        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(Caller.json(answer).path("retry_after").asInt()).isEqualTo(30);
        assertThat(Caller.json(answer).path("error").path("code").asString()).isEqualTo("503");
    }

    @Test
    void aBodyOfOnesOwnIsSentAsItIs() {
        profit.failNext(Fault.status(200, "<html>not json"));

        assertThat(caller.as(anna, METAINFO).body()).isEqualTo("<html>not json");
    }

    @Test
    void aFaultForOneUserSparesTheOthers() {
        var bram = profit.tokenFor("bram");
        profit.failNext(2, Fault.status(401).forUser("12345.Anna"));

        assertThat(caller.as(bram, METAINFO).statusCode()).isEqualTo(200);
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(401);
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(401);
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultForOneUserKnowsTheUserOfASoapCall() {
        profit.failNext(Fault.status(500).forUser("anna"));

        var other = caller.tokenService("GenerateOTP", "<userId>12345.bram</userId>");
        var fault = caller.tokenService("GenerateOTP", "<userId>12345.anna</userId>");

        assertThat(other.body()).contains("ProfitApplicationException");
        assertThat(fault.body()).contains("soap:Fault", "Er is een onverwachte fout opgetreden");
        assertThat(profit.calls().getFirst().user()).isEqualTo("anna");
    }

    @Test
    void aFaultOnAnotherPathWaits() {
        profit.failNext(Fault.status(500).onPath("/connectors"));

        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);
        assertThat(caller.as(anna, "/ProfitRestServices/connectors/Workspace365_Tasks")
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void aDelayedCallIsStillCarriedOut() {
        profit.failNext(Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();

        HttpResponse<String> answer = caller.as(anna, METAINFO);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(profit.calls().getFirst().millis()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void aDroppedCallHasNoAnswerAndIsNotCarriedOut() {
        profit.failNext(Fault.reset());

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> caller.post("/ProfitRestServices/OtpRequest", "{}"));

        assertThat(profit.calls()).hasSize(1).first().extracting(Call::status).isEqualTo(0);
    }

    @Test
    void clearedFaultsDoNotStrike() {
        profit.failNext(5, Fault.status(500));

        profit.clearFaults();

        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);
    }

    @Test
    void closingDoesNotWaitForADelayedCall() {
        var other = ProfitSandbox.start();
        other.failNext(Fault.delay(Duration.ofMinutes(10)));
        var begun = new Caller(other).begin(METAINFO);
        while (!Caller.json(new Caller(other).get("/_sandbox/api/faults")).isEmpty()) {
            Thread.onSpinWait();
        }

        other.close();

        assertThat(begun).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void theJournalHasNewestFirstAndNotTheSandboxesOwnDoor() {
        caller.as(anna, METAINFO);
        caller.get("/profitrestservices/Nothing");
        caller.get("/_sandbox/api/calls");

        assertThat(profit.calls()).extracting(Call::path).containsExactly("/profitrestservices/Nothing", METAINFO);
        assertThat(profit.calls()).extracting(Call::user).containsExactly(null, "anna");
        assertThat(profit.calls()).extracting(Call::status).containsExactly(404, 200);
        assertThat(profit.calls()).extracting(Call::method).containsOnly("GET");
    }
}
