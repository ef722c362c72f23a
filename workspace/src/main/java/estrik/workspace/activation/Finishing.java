package estrik.workspace.activation;

import estrik.profit.Refusal;
import java.time.Instant;

/// What came of typing a code.
public sealed interface Finishing {
    /// The code was exchanged for a token.
    record Activated() implements Finishing {}

    /// AFAS does not know this code.
    record WrongCode(int triesLeft) implements Finishing {}

    /// AFAS does not know this code, which was asked so long ago that it will have expired.
    record CodeTooOld() implements Finishing {}

    /// Too many wrong codes were typed.
    record Waiting(Instant until) implements Finishing {}

    /// There is no code to type: none was asked, or it was used.
    record NoCodeAsked() implements Finishing {}

    /// AFAS did not answer as it should; the code may still be good.
    record NoAnswer(Refusal refusal) implements Finishing {}
}
