package estrik.profit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One AFAS Profit environment, ready to be called. Make one for each environment, share it between threads,
/// close it at the end.
///
/// ```java
/// try (var profit = Profit.at(Environment.online("12345", Kind.PRODUCTION))) {
///     profit.otpRequest(keys, "12345.anna").orElseThrow(); // AFAS mails a code
///     var token = profit.otpValidation(keys, "12345.anna", code).orElseThrow().orElseThrow(); // once
///     var tasks = profit.as(token).get("Workspace365_Tasks").rows().orElseThrow();
/// }
/// ```
///
/// Calls block and suit virtual threads. No redirect is followed, nothing that may have changed something in
/// Profit is sent twice, and no call waits out a [Refusal.Busy] by itself unless [Builder#patience(Duration)]
/// says so.
public final class Profit implements AutoCloseable {
    private final Environment environment;
    private final Wire wire;
    private final Clock clock;
    // One for each client, so that its access token is got once however often `as` is called.
    private final Map<ClientCredentials, Access> clients = new ConcurrentHashMap<>();

    private Profit(Environment environment, Wire wire, Clock clock) {
        this.environment = environment;
        this.wire = wire;
        this.clock = clock;
    }

    /// A client with the default limits.
    public static Profit at(Environment environment) {
        return builder(environment).build();
    }

    /// A client with limits of your own.
    public static Builder builder(Environment environment) {
        return new Builder(environment);
    }

    /// Asks AFAS to mail a one-time code to a user (REST `OtpRequest`).
    ///
    /// Success says only that Profit took the request. AFAS answers alike when the keys are wrong, the user
    /// is unknown, blocked, without an e-mail address or outside the app connector's group, and repeating
    /// soon may send no new mail. Source: AFAS OpenAPI `Inrichting.json` and public clients.
    ///
    /// @param userId participant number and user code (`12345.anna`), or the user's e-mail address
    /// @throws IllegalArgumentException when the user is blank
    public Answer<Accepted> otpRequest(AppKeys keys, String userId) {
        var call = Call.json(
                "OtpRequest", rest("/OtpRequest"), otpBody(keys, userId, null), keys.apiKey(), keys.environmentKey());
        return wire.send(call, reply -> {
            reply.refuseWebPage();
            return new Answer.Ok<>(new Accepted(reply.details()));
        });
    }

    /// Exchanges a one-time code for the user's token (REST `OtpValidation`). A code works once.
    ///
    /// @param userId the same user as the code was asked for
    /// @return empty when Profit does not accept the code: wrong, used, too old, or replaced by a newer one
    ///     (AFAS answers 204, or without a token)
    /// @throws IllegalArgumentException when the user is blank
    public Answer<Optional<Token>> otpValidation(AppKeys keys, String userId, OneTimeCode otp) {
        var body = otpBody(keys, userId, otp);
        var call = Call.json("OtpValidation", rest("/OtpValidation"), body, keys.apiKey(), keys.environmentKey(), otp);
        return wire.send(call, reply -> {
            reply.refuseWebPage();
            // The CR LF that AFAS puts behind the token is trimmed by Token.parse.
            var text = reply.isEmpty() ? null : Json.text(reply.object(), "token");
            return new Answer.Ok<>(text == null || text.isBlank() ? Optional.empty() : Optional.of(token(text)));
        });
    }

    /// What AFAS's REST calls `apiToken` is the environment key.
    private static String otpBody(AppKeys keys, String userId, @Nullable OneTimeCode otp) {
        var user = present("user", userId);
        return Json.written(json -> {
            json.writeStartObject();
            json.writeStringProperty("apiKey", keys.apiKey().value());
            json.writeStringProperty("apiToken", keys.environmentKey().value());
            json.writeStringProperty("userId", user);
            if (otp != null) {
                json.writeStringProperty("otp", otp.value());
            }
            json.writeEndObject();
        });
    }

    /// Asks AFAS to mail a one-time code to a user (SOAP `GenerateOTP`), naming the device that will hold the
    /// token.
    ///
    /// Success says only that Profit took the request, not that a mail was sent. A wrong key or user comes back
    /// as [Refusal.Failed], with a text that seldom says which. Source: AFAS help, *App connector: request
    /// token*.
    ///
    /// @param userId participant number and user code: `12345.anna`
    /// @param description names the device or program in the list of tokens; AFAS wants it to be unique
    /// @throws IllegalArgumentException when a text is blank or holds a control character
    public Answer<Accepted> generateOtp(AppKeys keys, String userId, String description) {
        var parameters = List.of(
                new Soap.Parameter("userId", present("user", userId)),
                new Soap.Parameter("apiKey", keys.apiKey().value()),
                new Soap.Parameter("environmentKey", keys.environmentKey().value()),
                new Soap.Parameter("description", present("description", description)));
        return soap(
                "GenerateOTP",
                parameters,
                (_result, details) -> new Accepted(details),
                keys.apiKey(),
                keys.environmentKey());
    }

    /// Exchanges a one-time code for the user's token (SOAP `GetTokenFromOTP`). A code works once.
    ///
    /// A code that Profit does not accept comes back as a fault, so as [Refusal.Failed]; AFAS publishes no
    /// number for it. [#otpValidation] tells it apart.
    ///
    /// @param userId the same user as the code was asked for
    /// @throws IllegalArgumentException when the user is blank or holds a control character
    public Answer<Token> getTokenFromOtp(AppKeys keys, String userId, OneTimeCode otp) {
        var parameters = List.of(
                new Soap.Parameter("userId", present("user", userId)),
                new Soap.Parameter("apiKey", keys.apiKey().value()),
                new Soap.Parameter("environmentKey", keys.environmentKey().value()),
                new Soap.Parameter("otp", otp.value()));
        return soap(
                "GetTokenFromOTP",
                parameters,
                (result, _details) -> token(result.text()),
                keys.apiKey(),
                keys.environmentKey(),
                otp);
    }

    /// Deletes a token in Profit (SOAP `DeleteToken`; REST has no such call). Whoever holds a token may do
    /// this.
    ///
    /// What AFAS answers for a token that it does not know is not published.
    public Answer<Accepted> deleteToken(Token token) {
        var parameters = List.of(new Soap.Parameter("token", token.value()));
        return soap("DeleteToken", parameters, (_result, details) -> new Accepted(details), token);
    }

    /// Begins the sign-in of a user at Profit (OAuth authorization code with PKCE `S256`): send the browser to
    /// [AuthorizationRequest#address()]. Nothing is sent from here. The user must be in the user group of the
    /// app connector. Source: AFAS docs, *Authentication*.
    ///
    /// @param redirectUri where the browser comes back to, exactly as an administrator has entered it in Profit
    /// @throws IllegalArgumentException when that is no whole address, or has a `#`
    public AuthorizationRequest authorization(Client client, URI redirectUri) {
        return AuthorizationRequest.begun(authorize(), client, redirectUri);
    }

    /// Ends the sign-in of a user who has come back from Profit: exchanges the code for a grant, once.
    ///
    /// A user who cancelled comes back as [Refusal.NotPermitted]; a browser that was not sent there by this
    /// request as [Refusal.NotUnderstood], without anything being sent; a code that is used or too old as
    /// [Refusal.TokenRejected]. What the keeper throws goes through, and the user has to sign in again.
    ///
    /// @param client the one that began
    /// @param redirectedTo the address at which the browser came back, with what stands behind the question
    ///     mark
    /// @param keeper is told the refresh token at once, and each later one
    /// @throws IllegalArgumentException when the request was begun in another environment
    public Answer<Grant> redeem(Client client, AuthorizationRequest request, URI redirectedTo, GrantKeeper keeper) {
        if (!request.isFor(authorize())) {
            throw new IllegalArgumentException("This sign-in was begun in another environment.");
        }
        return switch (request.code(redirectedTo)) {
            case Answer.Refused<AuthorizationCode>(var refusal) -> new Answer.Refused<>(refusal);
            case Answer.Ok<AuthorizationCode>(var code) -> {
                var endpoint = endpoint(client);
                yield wire.send(endpoint.redeem(request, code), endpoint::begun)
                        .map(begun -> Grant.begun(endpoint, begun, keeper));
            }
        };
    }

    /// Continues a sign-in with the refresh token that was kept last, usually after a start of the program.
    /// Costs nothing; the refresh token is used when a call first needs it, and then replaced.
    ///
    /// @param client the one with which the user signed in; a [PublicClient] with the same key
    /// @param keeper is told each new refresh token
    public Grant grant(Client client, RefreshToken refreshToken, GrantKeeper keeper) {
        return Grant.kept(endpoint(client), refreshToken, keeper);
    }

    /// The calls that need to know who calls. Costs nothing, and nothing is checked here: an access token that
    /// is needed is got by the first call, within its place and its time.
    ///
    /// @throws IllegalArgumentException when a grant is of another environment
    public Session as(Authentication authentication) {
        return new Session(environment, wire, credentials(authentication));
    }

    private Credentials credentials(Authentication authentication) {
        return switch (authentication) {
            case Token token -> Credentials.of(token);
            case ClientCredentials client ->
                clients.computeIfAbsent(client, it -> endpoint(it).access());
            case Grant grant -> {
                if (!grant.isOf(rest("/oauth/token"))) {
                    throw new IllegalArgumentException("This grant is of another environment.");
                }
                yield grant.credentials();
            }
        };
    }

    private TokenEndpoint endpoint(Client client) {
        return new TokenEndpoint(rest("/oauth/token"), client, clock);
    }

    private URI authorize() {
        return rest("/oauth/authorize");
    }

    /// Ends the calls under way; they come back as [Refusal.Unreachable]. Later calls throw an
    /// `IllegalStateException`.
    @Override
    public void close() {
        wire.close();
    }

    private <T> Answer<T> soap(
            String operation, List<Soap.Parameter> parameters, SoapText.Reading<T> reading, Secret... secrets) {
        var uri = URI.create(environment.soap() + "/TokenConnector.asmx");
        var call = Call.soap(operation, uri, Soap.envelope(operation, parameters), secrets);
        return wire.sendSoap(call, operation, reading);
    }

    private static Token token(String text) throws Garbled {
        try {
            return Token.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Garbled("what should be a token is none");
        }
    }

    private URI rest(String path) {
        return URI.create(environment.rest() + path);
    }

    static String present(String what, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is missing.");
        }
        return text.strip();
    }

    @Override
    public String toString() {
        return "Profit[" + environment.rest() + "]";
    }

    /// The limits and names of a [Profit]. Each setting has a default that suits AFAS Online.
    public static final class Builder {
        private final Environment environment;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private Duration connectTimeout = Duration.ofSeconds(10);
        private @Nullable Duration placeTimeout;
        private @Nullable Duration firstByteTimeout;
        private Duration answerTimeout = Duration.ofSeconds(60);
        private Duration patience = Duration.ZERO;
        private long maxAnswerBytes = 80_000_000;
        private int callsAtOnce = 4;
        private Clock clock = Clock.systemUTC();
        private @Nullable Pause pause;
        private final List<Observer> observers = new ArrayList<>();

        private Builder(Environment environment) {
            this.environment = environment;
            headers.put("User-Agent", "Estrik-profit-client/" + version());
            compressed(true);
        }

        /// How long opening a connection may take; 10 seconds unless set.
        public Builder connectTimeout(Duration limit) {
            connectTimeout = positive(limit);
            return this;
        }

        /// How long a call may wait for a free place among the calls at once; as long as a whole call unless
        /// set. Then it is refused as [Refusal.Busy].
        public Builder placeTimeout(Duration limit) {
            placeTimeout = positive(limit);
            return this;
        }

        /// How long Profit may think before its answer begins, connecting included; as long as a whole call
        /// unless set.
        public Builder firstByteTimeout(Duration limit) {
            firstByteTimeout = positive(limit);
            return this;
        }

        /// How long a whole call may take, from waiting for a free place to the last byte; 60 seconds unless
        /// set. AFAS calls an answer good under 1 second and stops by itself after 900.
        public Builder answerTimeout(Duration limit) {
            answerTimeout = positive(limit);
            return this;
        }

        /// How long one call may wait in all when Profit answers 503 and names a time; it is then asked again.
        /// Without it, or when Profit asks for more, the call comes back as [Refusal.Busy] or
        /// [Refusal.Maintenance] at once. AFAS allows to repeat a 503 and never a 401 or 403 (AFAS docs,
        /// *Troubleshooting*).
        ///
        /// Only calls that change nothing in Profit are repeated, and over time no more than a tenth of all
        /// calls. A call that waits leaves its place to others, and an interruption ends its wait. The time
        /// limits hold for each try anew.
        public Builder patience(Duration longest) {
            patience = positive(longest);
            return this;
        }

        /// Tells this observer of every HTTP call, besides those given before.
        public Builder observe(Observer observer) {
            observers.add(observer);
            return this;
        }

        /// How long an answer may be, in bytes after unpacking; 80,000,000 unless set. Answers with one value,
        /// such as a token, may never be longer than 1,000,000.
        public Builder maxAnswerBytes(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("An answer needs room for at least 1 byte.");
            }
            maxAnswerBytes = bytes;
            return this;
        }

        /// Whether answers may come compressed (gzip); they may unless set. Unpacking takes more processor
        /// time than all the rest of reading rows: within one building it may be quicker without.
        public Builder compressed(boolean allowed) {
            if (allowed) {
                headers.put("Accept-Encoding", "gzip");
            } else {
                headers.remove("Accept-Encoding");
            }
            return this;
        }

        /// How many calls may run at once; 4 unless set. Others wait, within their time limit. AFAS speaks of 5
        /// (docs, *GetConnector*) and of at most 8 (*Troubleshooting*).
        public Builder callsAtOnce(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("At least 1 call at once is needed.");
            }
            callsAtOnce = calls;
            return this;
        }

        /// The header `User-Agent`; `Estrik-profit-client/` and the version unless set.
        public Builder userAgent(String name) {
            headers.put("User-Agent", header("user agent", name, "[\\x20-\\x7e]{1,200}"));
            return this;
        }

        /// The header `IntegrationId`, which AFAS wants from certified partners on every call.
        ///
        /// @param id as AFAS gave it: `12345_123456`
        public Builder integrationId(String id) {
            headers.put("IntegrationId", header("integration id", id, "[0-9]{1,10}_[0-9]{1,10}"));
            return this;
        }

        /// The header `Accept-Language`: the language of labels, code texts and errors; that of the environment
        /// unless set.
        ///
        /// @param tag `nl-nl`, `nl-be`, `en-us`, `de-de` or `fr-fr`
        public Builder language(String tag) {
            headers.put("Accept-Language", languageTag(tag));
            return this;
        }

        /// @throws IllegalArgumentException when it is no language tag
        static String languageTag(String tag) {
            return header("language", tag, "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
        }

        /// The clock by which access tokens end, proofs are dated and a date in `Retry-After` becomes a wait;
        /// the system's unless set. It has to be right: AFAS lets clocks differ by 60 seconds (docs,
        /// *Authentication*).
        public Builder clock(Clock time) {
            clock = time;
            return this;
        }

        /// How a call waits before it is made again; for tests that have no time to wait.
        Builder pause(Pause way) {
            pause = way;
            return this;
        }

        /// The client with these settings.
        public Profit build() {
            var limits = new Wire.Limits(
                    connectTimeout,
                    placeTimeout == null ? answerTimeout : placeTimeout,
                    firstByteTimeout == null ? answerTimeout : firstByteTimeout,
                    answerTimeout,
                    maxAnswerBytes,
                    callsAtOnce);
            var wire = new Wire(limits, headers, new Refusals(clock), new Retries(patience), pause, observers);
            return new Profit(environment, wire, clock);
        }

        private static Duration positive(Duration limit) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("A time limit is longer than nothing.");
            }
            return limit;
        }

        private static String header(String what, String value, String form) {
            if (!value.matches(form)) {
                throw new IllegalArgumentException("'" + value.replaceAll("\\p{Cntrl}", "?") + "' is no " + what + ".");
            }
            return value;
        }

        private static String version() {
            try (@Nullable InputStream text = Profit.class.getResourceAsStream("version.txt")) {
                return text == null ? "unknown" : new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
            } catch (IOException e) {
                return "unknown";
            }
        }
    }
}
