package estrik.profit;

/// The one-time code (OTP) that AFAS mails to a user, to be exchanged for a [Token] once.
///
/// All of AFAS's examples are 8 decimal digits, but AFAS promises no length (OpenAPI `Inrichting.json`), so
/// letters and other lengths are let through and Profit decides.
public final class OneTimeCode extends Secret {
    private static final int LONGEST = 64;

    private OneTimeCode(String value) {
        super(value);
    }

    /// Reads a code as a person types or pastes it; white space around it and inside it is left out.
    ///
    /// @throws IllegalArgumentException when nothing is left, when it is longer than 64 characters, or when
    ///     it holds anything but letters and digits; the message does not repeat it
    public static OneTimeCode of(String text) {
        var code = text.replaceAll("[\\s\\u00a0]+", "");
        if (code.isEmpty()) {
            throw new IllegalArgumentException("A one-time code is missing.");
        }
        if (code.length() > LONGEST || !code.matches("[0-9A-Za-z]+")) {
            throw new IllegalArgumentException("A one-time code is a short row of digits; this is something else.");
        }
        return new OneTimeCode(code);
    }
}
