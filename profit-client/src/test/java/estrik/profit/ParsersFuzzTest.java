package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import estrik.profit.webhook.Received;
import estrik.profit.webhook.Webhooks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Bytes from elsewhere end in a value or in the one trouble that their reader names. The seeds stand in
/// `ParsersFuzzTestInputs`; with `JAZZER_FUZZ=1` Jazzer looks for more.
class ParsersFuzzTest {
    private static final Token TOKEN = Token.parse("C3".repeat(32));
    private static final Call CALL = Call.soap("GetTokenFromOTP", URI.create("http://localhost/x"), "", TOKEN);
    private static final String PASSWORD = "geheim";
    private static final Webhooks WEBHOOKS = Webhooks.of(WebhookPassword.of(PASSWORD));

    @FuzzTest(maxDuration = "60s")
    void rows(byte[] body) throws IOException {
        try {
            var reader = RowReader.open(new ByteArrayInputStream(body));
            for (var row = reader.next(); row != null; row = reader.next()) {
                for (var field : row.fields()) {
                    everyWayToRead(row, field);
                }
                assertThat(row.toString()).isNotNull();
            }
        } catch (Garbled expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    private static void everyWayToRead(Row row, String field) {
        var text = row.text(field);
        try {
            var number = row.integer(field);
            assertThat(number == null || text != null).isTrue();
            var decimal = row.decimal(field);
            assertThat(decimal == null || text != null).isTrue();
        } catch (FieldUnreadable expected) {
            assertThat(expected.field()).isEqualTo(field);
        }
        try {
            LocalDateTime time = row.dateTime(field);
            assertThat(time == null || text != null).isTrue();
        } catch (FieldUnreadable expected) {
            assertThat(expected.field()).isEqualTo(field);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void envelope(byte[] body) throws IOException {
        try {
            switch (Soap.open(new ByteArrayInputStream(body), UTF_8, "GetTokenFromOTP")) {
                case SoapText result -> {
                    var text = result.readBy((it, _details) -> it.text(), Details.NONE);
                    assertThat(text).isNotNull();
                }
                case Soap.Fault fault -> fitForALog(Told.by(CALL, fault));
            }
        } catch (Garbled expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    private static void fitForALog(Told told) {
        var text = told.text();
        if (text != null) {
            assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(300).doesNotContain(TOKEN.value());
            assertThat(text.chars()).noneMatch(Character::isISOControl);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void token(byte[] text) {
        Token token;
        try {
            token = Token.parse(new String(text, UTF_8));
        } catch (IllegalArgumentException expected) {
            assertThat(expected).hasMessageStartingWith("A token is");
            return;
        }
        assertThat(Token.parse(token.value())).isEqualTo(token);
        assertThat(Token.parse(token.authorization().substring("AfasToken ".length())))
                .isEqualTo(token);
    }

    @FuzzTest(maxDuration = "60s")
    void webhook(byte[] body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(PASSWORD.getBytes(UTF_8), "HmacSHA256"));
        var signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        switch (WEBHOOKS.read(signature, body)) {
            case Received.Genuine(var event) ->
                assertThat(event.origin().eventId()).isNotBlank();
            case Received.NotUnderstood(var message) -> assertThat(message).endsWith(".");
            case Received.TooLong(var limit) -> assertThat(body.length).isGreaterThan(limit);
            case Received.NotSigned wrong -> throw new AssertionError(wrong);
        }
        assertThat(WEBHOOKS.read(new String(body, UTF_8), body)).isNotInstanceOf(Received.Genuine.class);
    }
}
