package estrik.profit;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The calls that one user's token allows; made by [Profit#as(Token)]. Immutable, shared by threads.
///
/// Every call may come back with [Refusal.TokenRejected]: let the user activate again then.
public final class Session {
    private final Environment environment;
    private final Wire wire;
    private final Token token;

    Session(Environment environment, Wire wire, Token token) {
        this.environment = environment;
        this.wire = wire;
        this.token = token;
    }

    /// The version of Profit, such as `22.22.5`. The cheapest way to see that the environment answers and the
    /// token works; the app connector may need the version connector for it. Source: AFAS OpenAPI
    /// `/ProfitVersion`.
    public Answer<String> profitVersion() {
        return wire.send(call("ProfitVersion", "/ProfitVersion"), reply -> {
            var version = Json.text(reply.object(), "version");
            if (version == null) {
                throw new Garbled("the JSON has no version");
            }
            return new Answer.Ok<>(version);
        });
    }

    /// What this token may use.
    public Answer<Metainfo> metainfo() {
        return wire.send(call("metainfo", "/metainfo"), reply -> {
            var body = reply.object();
            if (!(body.get("getConnectors") instanceof List)) {
                throw new Garbled("the JSON has no getConnectors");
            }
            var info = Json.object(body, "info");
            return new Answer.Ok<>(new Metainfo(
                    connectors(body, "getConnectors"),
                    connectors(body, "updateConnectors"),
                    new Metainfo.EnvironmentInfo(
                            text(info, "envid"),
                            text(info, "appName"),
                            text(info, "group"),
                            text(info, "tokenExpiry"))));
        });
    }

    /// The fields of one GetConnector.
    ///
    /// @param getConnector its id, in the spelling of [#metainfo()]
    /// @throws IllegalArgumentException when it cannot be an id
    public Answer<GetConnectorInfo> metainfo(String getConnector) {
        var call = call("GetConnector '" + getConnector + "'", "/metainfo/get/" + segment(getConnector));
        return wire.send(call, reply -> {
            var body = reply.object();
            if (!(body.get("fields") instanceof List)) {
                throw new Garbled("the JSON has no fields");
            }
            var name = Json.text(body, "name");
            return new Answer.Ok<>(
                    new GetConnectorInfo(name == null ? getConnector : name, text(body, "description"), fields(body)));
        });
    }

    /// Begins a question for rows.
    ///
    /// @param getConnector its id, in the spelling of [#metainfo()]
    /// @throws IllegalArgumentException when it cannot be an id
    public Query get(String getConnector) {
        return Query.of(this, getConnector);
    }

    <T> Answer<T> send(Call call, Wire.Reading<T> reading) {
        return wire.send(call, reading);
    }

    int callsAtOnce() {
        return wire.callsAtOnce();
    }

    Call call(String what, String pathAndQuery) {
        return Call.get(what, URI.create(environment.rest() + pathAndQuery), token);
    }

    /// An id as a part of a path. AFAS's own rules for names allow far less than passes here.
    static String segment(String id) {
        if (id.isBlank() || id.length() > 200 || !id.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*")) {
            throw new IllegalArgumentException(
                    "The id of a GetConnector is letters, digits and _, such as Workspace365_Tasks.");
        }
        return Filter.encoded(id);
    }

    private static List<ConnectorInfo> connectors(Map<String, @Nullable Object> body, String name) {
        return Json.objects(body, name).stream()
                .map(connector -> new ConnectorInfo(text(connector, "id"), text(connector, "description")))
                .toList();
    }

    private static List<FieldInfo> fields(Map<String, @Nullable Object> body) {
        return Json.objects(body, "fields").stream()
                .map(field -> new FieldInfo(
                        text(field, "id"),
                        text(field, "fieldId"),
                        text(field, "dataType"),
                        text(field, "label"),
                        Json.number(field, "length"),
                        Json.number(field, "controlType"),
                        Json.number(field, "decimals")))
                .toList();
    }

    private static String text(Map<String, @Nullable Object> body, String name) {
        var text = Json.text(body, name);
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return "Session[" + environment.rest() + "]";
    }
}
