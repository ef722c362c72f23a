package estrik.sandbox.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The sandbox's time: that of another clock, moved when somebody asks for it. Shared by threads.
public final class SandboxClock extends Clock {
    private final Clock base;
    private volatile Duration ahead = Duration.ZERO;

    public SandboxClock(Clock base) {
        this.base = base;
    }

    public void set(Instant now) {
        ahead = Duration.between(base.instant(), now);
    }

    public void advance(Duration time) {
        set(instant().plus(time));
    }

    /// Goes back to the time of the other clock.
    public void real() {
        ahead = Duration.ZERO;
    }

    /// How far it was moved; negative when it is behind the other clock.
    public Duration ahead() {
        return ahead;
    }

    public void ahead(Duration time) {
        ahead = time;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The sandbox's clock knows instants only");
    }
}
