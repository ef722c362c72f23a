package estrik.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Whatever somebody asks for as a fault is read or refused in a sentence, and what is told of it means the same.
class BadFaultsTest {
    @FuzzTest(maxDuration = "2m")
    void aFaultIsReadOrRefused(byte[] body) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(body);
        } catch (JacksonException noJson) {
            return;
        }
        try {
            var read = FaultJson.read(json);
            var told = Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(FaultJson.write(read)));
            assertThat(FaultJson.read(told)).isEqualTo(read);
        } catch (BadInput refused) {
            assertThat(refused).hasMessageEndingWith(".");
        }
    }
}
