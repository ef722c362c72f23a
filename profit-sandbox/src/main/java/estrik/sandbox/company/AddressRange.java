package estrik.sandbox.company;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// One address or a range of them: `203.0.113.7`, `10.0.0.0/8`, `2001:db8::/32`.
record AddressRange(InetAddress base, int bits) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /// Reads one as a person writes it.
    ///
    /// @throws IllegalArgumentException when it is neither an address nor a range
    static AddressRange of(String written) {
        int slash = written.indexOf('/');
        var base = address(slash < 0 ? written : written.substring(0, slash));
        int most = base.getAddress().length * 8;
        if (slash < 0) {
            return new AddressRange(base, most);
        }
        var bits = written.substring(slash + 1);
        if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > most) {
            throw not(written);
        }
        return new AddressRange(base, Integer.parseInt(bits));
    }

    /// The address that is written here. Names are refused, so nothing is ever looked up.
    static InetAddress address(String written) {
        var text = written.strip();
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            throw not(written);
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw not(written);
        }
    }

    private static IllegalArgumentException not(String written) {
        return new IllegalArgumentException(
                "'" + written + "' is no address; write one such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32");
    }

    boolean has(InetAddress address) {
        var here = base.getAddress();
        var there = address.getAddress();
        if (here.length != there.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((here[bit / 8] & mask) != (there[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
