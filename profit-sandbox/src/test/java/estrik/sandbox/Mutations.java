package estrik.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Inputs that are almost like given ones, in which bytes are changed, lost, repeated, or replaced by what readers
/// stumble over. The same every time.
final class Mutations {
    private static final List<String> STUMBLES = List.of(
            "",
            "\0",
            "\uFFFF",
            "\uD800",
            "<",
            ">",
            "&",
            "&#0;",
            "&#x110000;",
            "&x;",
            "<!DOCTYPE a [<!ENTITY x \"y\">]>",
            "<![CDATA[",
            "]]>",
            "<?xml version=\"1.1\"?>",
            "</a>",
            "xmlns=\"\"",
            "\"",
            "\\",
            "\\u",
            "\\uD800",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "-",
            "1e999999",
            "-0",
            "99999999999999999999",
            "0x10",
            "NaN",
            "%",
            "%%%%",
            ";",
            "\r\n",
            "\t",
            "\u202E",
            "2026-02-30",
            "9999-99-99T99:99:99",
            "-1",
            "15",
            "16",
            " ");

    private Mutations() {}

    /// This many, made of the given ones.
    static Stream<byte[]> of(int count, List<byte[]> seeds) {
        var random = new Random(20_261_122);
        return IntStream.range(0, count).mapToObj(at -> {
            var input = seeds.get(at % seeds.size());
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                input = changed(input, random);
            }
            return input;
        });
    }

    private static byte[] changed(byte[] input, Random random) {
        int from = random.nextInt(input.length + 1);
        int to = from + random.nextInt(Math.min(input.length - from, 40) + 1);
        return switch (random.nextInt(5)) {
            case 0 -> joined(input, from, new byte[0], to);
            case 1 -> joined(input, from, Arrays.copyOfRange(input, from, to), from);
            case 2 -> joined(input, from, stumble(random), random.nextBoolean() ? from : to);
            case 3 -> Arrays.copyOf(input, from);
            default -> {
                var flipped = input.clone();
                if (flipped.length > 0) {
                    flipped[from % flipped.length] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
        };
    }

    private static byte[] stumble(Random random) {
        var one = STUMBLES.get(random.nextInt(STUMBLES.size()));
        return one.repeat(random.nextInt(20) == 0 ? 200 : 1).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] input, int until, byte[] between, int from) {
        var joined = Arrays.copyOf(input, until + between.length + input.length - from);
        System.arraycopy(between, 0, joined, until, between.length);
        System.arraycopy(input, from, joined, until + between.length, input.length - from);
        return joined;
    }
}
