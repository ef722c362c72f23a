package estrik.profit;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The access token of one client or one signed-in user: got when it is first needed, held until shortly before
/// it ends, and got by one thread while the others wait for it. Shared by threads.
final class Access implements Credentials {
    private final Source source;
    private final Clock clock;
    private final @Nullable Dpop dpop;
    private final ReentrantLock getting = new ReentrantLock();
    private final AtomicReference<@Nullable Issued> held = new AtomicReference<>();

    /// Where an access token comes from. Asked by one thread at a time.
    interface Source {
        Answer<Issued> issue(Wire.Place place);

        /// What it holds beside the access token.
        List<Secret> secrets();
    }

    /// @param dpop the key to which the token is bound, if any
    Access(Source source, Clock clock, @Nullable Dpop dpop) {
        this.source = source;
        this.clock = clock;
        this.dpop = dpop;
    }

    void hold(Issued issued) {
        held.set(issued);
    }

    @Override
    public Proof proof(Wire.Place place) throws NotProven, InterruptedException {
        var known = good();
        if (known != null) {
            return new Shown(known, false);
        }
        if (!getting.tryLock(place.nanosLeft(), TimeUnit.NANOSECONDS)) {
            throw new NotProven(new Refusal.Busy(
                    "Another call was getting the access token for as long as this call might take.",
                    Duration.ofSeconds(1),
                    Details.NONE));
        }
        try {
            var meanwhile = good();
            return meanwhile == null ? new Shown(issued(place), true) : new Shown(meanwhile, false);
        } finally {
            getting.unlock();
        }
    }

    private @Nullable Issued good() {
        var known = held.get();
        return known != null && known.isGood(clock.instant()) ? known : null;
    }

    private Issued issued(Wire.Place place) throws NotProven {
        return switch (source.issue(place)) {
            case Answer.Refused<Issued>(var refusal) -> throw new NotProven(refusal);
            case Answer.Ok<Issued>(var issued) -> {
                hold(issued);
                yield issued;
            }
        };
    }

    @Override
    public List<Secret> secrets() {
        var all = new ArrayList<>(source.secrets());
        var known = held.get();
        if (known != null) {
            all.add(known.accessToken());
        }
        return all;
    }

    private final class Shown implements Proof {
        private final Issued issued;
        private final boolean isNew;
        private final @Nullable Proof key;

        /// @param isNew whether the token was got for this call, so that another would be no better
        Shown(Issued issued, boolean isNew) {
            this.issued = issued;
            this.isNew = isNew;
            this.key = dpop == null ? null : dpop.proof(issued.accessToken());
        }

        @Override
        public void sign(HttpRequest.Builder request, String method, URI uri) {
            if (key == null) {
                request.setHeader(
                        "Authorization", "Bearer " + issued.accessToken().value());
            } else {
                key.sign(request, method, uri);
            }
        }

        /// A 401 means that the call did nothing. Since Profit 9 it says `invalid_token` when the token is the
        /// reason (AFAS docs, *Authentication*); before it says nothing.
        @Override
        public boolean isOverruledBy(Reply reply) {
            if (key != null && key.isOverruledBy(reply)) {
                return true;
            }
            var challenge = reply.challenge();
            if (isNew
                    || reply.status() != 401
                    || (challenge.contains("error=") && !challenge.contains("invalid_token"))) {
                return false;
            }
            held.compareAndSet(issued, null);
            return true;
        }
    }
}
