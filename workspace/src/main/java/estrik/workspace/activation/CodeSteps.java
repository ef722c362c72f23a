package estrik.workspace.activation;

import estrik.profit.Refusal;
import estrik.workspace.connection.Connection;
import estrik.workspace.text.Phrase;
import estrik.workspace.web.CodeStep;
import estrik.workspace.web.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The dialog about a one-time code, which is the same for an administrator who proves a connection
/// and for everybody else: what to show, and what to say when it went wrong.
@Component
final class CodeSteps {
    private final Activations activations;
    private final Clock clock;

    CodeSteps(Activations activations, Clock clock) {
        this.activations = activations;
        this.clock = clock;
    }

    /// The code to type; empty when none is on its way and one has to be asked first.
    ///
    /// @param base the address below which the code is asked and typed
    Optional<CodeStep> step(
            Viewer me,
            Connection connection,
            String base,
            String query,
            String back,
            @Nullable Phrase problem,
            boolean administrator) {
        return activations
                .codeAskedAt(me.personId(), connection.id())
                .map(askedAt -> new CodeStep(
                        base + "/activation" + query,
                        base + "/code-request" + query,
                        back,
                        me.login(),
                        askedAt,
                        secondsTo(askedAt.plus(Activations.BETWEEN_CODES)),
                        activations
                                .waitingUntil(me.personId(), connection.id())
                                .map(this::secondsTo)
                                .orElse(0L),
                        problem,
                        administrator));
    }

    private long secondsTo(Instant moment) {
        return Math.max(0, Duration.between(clock.instant(), moment).toSeconds());
    }

    /// What to say about asking a code; nothing when it was asked.
    Optional<Phrase> about(Asking asking) {
        return switch (asking) {
            case Asking.Asked _ -> Optional.empty();
            case Asking.TooSoon _ -> say("activation.problem.too-soon");
            case Asking.Waiting _ -> say("activation.problem.too-many");
            case Asking.NoAnswer(var refusal) -> Optional.of(about(refusal));
        };
    }

    /// What to say about a typed code; nothing when it was accepted.
    Optional<Phrase> about(Finishing finishing, String typed) {
        return switch (finishing) {
            case Finishing.Activated _ -> Optional.empty();
            case Finishing.WrongCode _ ->
                say(typed.isBlank() ? "activation.problem.empty" : "activation.problem.wrong-code");
            case Finishing.CodeTooOld _ -> say("activation.problem.expired");
            case Finishing.Waiting _ -> say("activation.problem.too-many");
            case Finishing.NoCodeAsked _ -> say("activation.problem.not-asked");
            case Finishing.NoAnswer(var refusal) -> Optional.of(about(refusal));
        };
    }

    private static Optional<Phrase> say(String key) {
        return Optional.of(Phrase.of(key));
    }

    private static Phrase about(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unreachable _, Refusal.Busy _, Refusal.TookTooLong _ ->
                Phrase.of("activation.problem.afas-down");
            case Refusal.Maintenance _ -> Phrase.of("activation.problem.maintenance");
            case Refusal.TokenRejected _,
                    Refusal.IpRefused _,
                    Refusal.NotFound _,
                    Refusal.NotPermitted _,
                    Refusal.UnknownField _,
                    Refusal.TooLarge _,
                    Refusal.NotUnderstood _,
                    Refusal.Failed _ -> Phrase.of("activation.problem.refused");
        };
    }
}
