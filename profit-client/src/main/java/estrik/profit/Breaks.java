package estrik.profit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Puts into words why no whole answer came.
final class Breaks {
    private final Wire.Limits limits;

    Breaks(Wire.Limits limits) {
        this.limits = limits;
    }

    Refusal noPlace(Call call) {
        return new Refusal.Busy(
                "All places for calls at once (" + limits.callsAtOnce() + ") stayed in use for "
                        + words(shorter(limits.place(), limits.answer())) + " before " + call.what() + ".",
                Duration.ofSeconds(1),
                Details.NONE);
    }

    Refusal slow(Call call, Details details) {
        return new Refusal.Unreachable(
                "Profit's answer to " + call.what() + " did not end within " + words(limits.answer()) + ".", details);
    }

    Refusal of(Call call, IOException e, Details details) {
        var host = call.uri().getHost();
        var what = call.what();
        return switch (e) {
            case HttpConnectTimeoutException _c ->
                new Refusal.Unreachable(
                        "No connection with " + host + " within " + words(limits.connect()) + " for " + what + ".",
                        details);
            case HttpTimeoutException _t ->
                new Refusal.Unreachable(
                        "No answer from " + host + " within " + words(shorter(limits.firstByte(), limits.answer()))
                                + " to " + what + ".",
                        details);
            case ConnectException _c
            when isBecauseOf(UnresolvedAddressException.class, e) ->
                new Refusal.Unreachable("There is no machine named " + host + " for " + what + ".", details);
            case ConnectException _c ->
                new Refusal.Unreachable(host + " takes no connection for " + what + ".", details);
            case SSLException _s ->
                new Refusal.Unreachable(
                        "No secure connection (TLS) with " + host + " for " + what
                                + (isBecauseOf(CertificateException.class, e)
                                        ? ": its certificate is not trusted here, or is another machine's."
                                        : "."),
                        details);
            case ProtocolException _p ->
                new Refusal.NotUnderstood(
                        "What " + host + " answers to " + what + " is not understood: no HTTP.", details);
            default ->
                new Refusal.Unreachable("The connection with " + host + " broke off during " + what + ".", details);
        };
    }

    Refusal closed(Call call) {
        return new Refusal.Unreachable("The program closed Profit during " + call.what() + ".", Details.NONE);
    }

    Refusal interrupted(Call call) {
        return new Refusal.Unreachable("The program stopped waiting for " + call.what() + ".", Details.NONE);
    }

    private static boolean isBecauseOf(Class<? extends Exception> kind, Exception e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String words(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
