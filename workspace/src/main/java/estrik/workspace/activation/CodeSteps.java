package estrik.workspace.activation;

import estrik.profit.Refusal;
import estrik.workspace.connection.Connection;
import estrik.workspace.text.Phrase;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Viewer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The dialog about a one-time code, which is the same for an administrator who proves a connection
/// and for everybody else: what to show, and what to say when it went wrong.
@Component
final class CodeSteps {
    private final Activations activations;

    CodeSteps(Activations activations) {
        this.activations = activations;
    }

    /// Where a person stands now.
    CodeStep step(Viewer me, Connection connection, String typed) {
        var askedAt = activations.codeAskedAt(me.personId(), connection.id()).orElse(null);
        return new CodeStep(
                me.login(),
                askedAt,
                askedAt == null ? null : askedAt.plus(Activations.BETWEEN_CODES),
                activations.waitingUntil(me.personId(), connection.id()).orElse(null),
                typed);
    }

    /// What to say about asking a code; nothing when it was asked.
    Problems about(Asking asking) {
        return switch (asking) {
            case Asking.Asked _ -> Problems.none();
            case Asking.TooSoon(var again) -> Problems.none().with("form", "activation.problem.soon", time(again));
            case Asking.Waiting(var until) -> Problems.none().with("form", "activation.problem.waiting", time(until));
            case Asking.NoAnswer(var refusal) -> Problems.none().with("form", about(refusal));
        };
    }

    /// What to say about a typed code; nothing when it was accepted.
    Problems about(Finishing finishing) {
        return switch (finishing) {
            case Finishing.Activated _ -> Problems.none();
            case Finishing.WrongCode(var left) -> Problems.none().with("code", "activation.problem.wrong", left);
            case Finishing.CodeTooOld _ -> Problems.none().with("code", "activation.problem.old");
            case Finishing.Waiting(var until) ->
                Problems.none().with("form", "activation.problem.waiting", time(until));
            case Finishing.NoCodeAsked _ -> Problems.none().with("form", "activation.problem.none");
            case Finishing.NoAnswer(var refusal) -> Problems.none().with("form", about(refusal));
        };
    }

    private static Phrase about(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unreachable _, Refusal.Busy _ -> Phrase.of("activation.problem.afas.silent");
            case Refusal.IpRefused _ -> Phrase.of("activation.problem.afas.ip");
            case Refusal.NotFound _ -> Phrase.of("activation.problem.afas.address");
            case Refusal.TokenRejected _,
                    Refusal.NotPermitted _,
                    Refusal.UnknownField _,
                    Refusal.TooLarge _,
                    Refusal.NotUnderstood _,
                    Refusal.Failed _ -> Phrase.of("activation.problem.afas.refused");
        };
    }

    private static String time(@Nullable Instant at) {
        return at == null
                ? ""
                : DateTimeFormatter.ofPattern("HH:mm:ss")
                        .withZone(ZoneId.of("Europe/Amsterdam"))
                        .format(at);
    }
}
