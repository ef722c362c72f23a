package estrik.profit;

import java.util.function.Function;

/// What came of a call: the value asked for, or a [Refusal] that the caller can decide on.
///
/// ```java
/// switch (profit.as(token).profitVersion()) {
///     case Answer.Ok<String>(var version) -> show(version);
///     case Answer.Refused<String>(var refusal) -> explain(refusal);
/// }
/// ```
public sealed interface Answer<T> {

    /// Profit did what was asked.
    record Ok<T>(T value) implements Answer<T> {}

    /// Profit did not, or could not be asked.
    record Refused<T>(Refusal refusal) implements Answer<T> {}

    /// The same answer with its value changed; a refusal stays as it is.
    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Ok<T>(var value) -> new Ok<>(change.apply(value));
            case Refused<T>(var refusal) -> new Refused<>(refusal);
        };
    }

    /// The value, for callers that have nothing to decide.
    ///
    /// @throws ProfitRefused with the refusal inside
    default T orElseThrow() {
        return switch (this) {
            case Ok<T>(var value) -> value;
            case Refused<T>(var refusal) -> throw new ProfitRefused(refusal);
        };
    }
}
