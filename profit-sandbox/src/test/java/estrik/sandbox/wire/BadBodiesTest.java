package estrik.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import estrik.sandbox.Mutations;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Whatever comes in is read or refused in the reader's own words; nothing else is thrown, and nothing hangs.
class BadBodiesTest {
    private static final int INPUTS = 20_000;
    // For all of them together, on a machine that does ten other things.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void aSoapCallIsReadOrRefused() {
        int read = count(input -> Envelope.read(input, 100_000), """
                <?xml version="1.0" encoding="utf-8"?>
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header/><soap:Body>
                <GenerateOTP xmlns="urn:Afas.Profit.Services"><userId>12345.anna</userId><apiKey>00FF</apiKey>
                <environmentKey>&lt;x&gt; &amp; <![CDATA[y]]></environmentKey><!-- c --><description>d</description>
                </GenerateOTP></soap:Body></soap:Envelope>""", """
                <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><a:GetData \
                xmlns:a="urn:Afas.Profit.Services"><a:skip>0</a:skip><a:take>10</a:take><a:filtersXml>&lt;Filters/&gt;\
                </a:filtersXml></a:GetData></e:Body></e:Envelope>""");

        assertThat(read).isBetween(100, INPUTS - 100);
    }

    @Test
    void aJsonBodyIsReadOrRefused() {
        int read = count(
                Json::flatObject,
                "{\"apiKey\":\"00FF\",\"apiToken\":\"AA\",\"userId\":\"12345.anna\",\"otp\":\"12345678\"}",
                "{\"a\":{\"b\":[1,2.5e3,true,null,\"\\u00e9\"]},\"userId\":\"x\",\"otp\":12345678}");

        assertThat(read).isBetween(100, INPUTS - 100);
    }

    private static int count(Function<InputStream, Object> reader, String... good) {
        int[] read = new int[1];
        long began = System.nanoTime();
        Mutations.of(INPUTS, good).forEach(input -> {
            try {
                assertThat(reader.apply(new ByteArrayInputStream(input))).isNotNull();
                read[0]++;
            } catch (Envelope.Unreadable | ProfitError refused) {
                // In words of its own.
            } catch (RuntimeException thrown) {
                fail("Neither read nor refused: " + new String(input, StandardCharsets.UTF_8), thrown);
            }
        });
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        return read[0];
    }
}
