package estrik.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Secrets that must not be found, each in every form in which it could have been written down: as it
/// is, in upper and lower case, in UTF-16, in base64 (wherever in a longer text it begins) and in hex.
final class Needles {
    // The first two bytes of all forms; most of a haystack needs no closer look.
    private final BitSet beginnings = new BitSet(1 << 16);
    private final Map<Integer, List<Form>> byBeginning = new HashMap<>();
    private final Set<String> known = new LinkedHashSet<>();

    private static final class Form {
        final String of;
        final String how;
        final byte[] bytes;

        Form(String of, String how, byte[] bytes) {
            this.of = of;
            this.how = how;
            this.bytes = bytes;
        }
    }

    /// @param what it is, for telling that it was found
    void add(String what, String secret) {
        if (!known.add(secret)) {
            return;
        }
        for (var written :
                new TreeSet<>(List.of(secret, secret.toUpperCase(Locale.ROOT), secret.toLowerCase(Locale.ROOT)))) {
            var bytes = written.getBytes(StandardCharsets.UTF_8);
            put(what, "plain", bytes);
            put(what, "UTF-16LE", written.getBytes(StandardCharsets.UTF_16LE));
            put(what, "UTF-16BE", written.getBytes(StandardCharsets.UTF_16BE));
            put(what, "hex", HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
            put(what, "hex", HexFormat.of().withUpperCase().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
            for (var before = 0; before < 3; before++) {
                put(what, "base64", base64(Base64.getEncoder(), bytes, before));
                put(what, "base64url", base64(Base64.getUrlEncoder(), bytes, before));
            }
        }
    }

    // The characters that are the same whatever stands before and behind.
    private static byte[] base64(Base64.Encoder encoder, byte[] secret, int before) {
        var bytes = new byte[before + secret.length];
        System.arraycopy(secret, 0, bytes, before, secret.length);
        var first = (before * 8 + 5) / 6;
        return Arrays.copyOfRange(encoder.encode(bytes), first, bytes.length * 8 / 6);
    }

    private void put(String what, String how, byte[] bytes) {
        var beginning = beginning(bytes, 0);
        beginnings.set(beginning);
        byBeginning.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(new Form(what, how, bytes));
    }

    private static int beginning(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    /// What was found, with what stands before it.
    List<String> in(String where, byte[] haystack) {
        var found = new ArrayList<String>();
        for (var at = 0; at + 1 < haystack.length; at++) {
            var beginning = beginning(haystack, at);
            if (beginnings.get(beginning)) {
                for (var form : byBeginning.getOrDefault(beginning, List.of())) {
                    if (isAt(form.bytes, haystack, at)) {
                        found.add("%s (%s) in %s behind: %s".formatted(form.of, form.how, where, behind(haystack, at)));
                    }
                }
            }
        }
        return found;
    }

    List<String> in(String where, String haystack) {
        return in(where, haystack.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isAt(byte[] form, byte[] haystack, int at) {
        return at + form.length <= haystack.length
                && Arrays.equals(form, 0, form.length, haystack, at, at + form.length);
    }

    private static String behind(byte[] haystack, int at) {
        var from = Math.max(0, at - 80);
        return new String(haystack, from, at - from, StandardCharsets.UTF_8).replaceAll("[^\\x20-\\x7e]+", " ");
    }
}
